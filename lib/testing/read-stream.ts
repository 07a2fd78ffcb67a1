/** The messages of an event stream, as they come. Waits for the next one; never by the clock. */
export async function* readStream(
  response: Response,
): AsyncGenerator<{ id?: string; event?: string; data?: string }> {
  if (!response.body) return;
  const decoder = new TextDecoder();
  let waiting = '';
  for await (const chunk of response.body) {
    waiting += decoder.decode(chunk, { stream: true });
    const blocks = waiting.split('\n\n');
    waiting = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = block.split('\n').flatMap((line) => {
        const at = line.indexOf(': ');
        return at > 0 ? [[line.slice(0, at), line.slice(at + 2)]] : [];
      });
      const message = Object.fromEntries(fields);
      if (message.data !== undefined) yield message;
    }
  }
}
