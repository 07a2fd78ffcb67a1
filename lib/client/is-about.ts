/** Does a message of the live stream concern one of these topics? `release:*` stands for every release. */
export function isAbout(message: string, topics: readonly string[]): boolean {
  if (message === 'resync') return true;
  return topics.some(
    (topic) => topic === message || (topic.endsWith(':*') && message.startsWith(topic.slice(0, -1))),
  );
}
