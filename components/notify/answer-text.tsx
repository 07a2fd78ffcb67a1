/** The beginning of what a receiver answered, as it came. */
export function AnswerText({ text }: { text: string }) {
  return (
    <pre className="code max-h-40 overflow-y-auto rounded-control bg-sunken px-2.5 py-2 whitespace-pre-wrap [overflow-wrap:anywhere]">
      {text}
    </pre>
  );
}
