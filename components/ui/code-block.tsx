import { CopyButton } from './copy-button';

export interface CodeBlockProps {
  code: string;
  /** What it is, for the copy button: "curl example". */
  label: string;
}

/** Long lines wrap, so that nothing is hidden at the side. */
export function CodeBlock({ code, label }: CodeBlockProps) {
  return (
    <div className="relative min-w-0 rounded-control border border-line bg-sunken">
      <pre className="p-3 pr-11 font-mono text-sm [overflow-wrap:anywhere] whitespace-pre-wrap">{code}</pre>
      <CopyButton text={code} label={`Copy the ${label}`} className="absolute top-1.5 right-1.5 bg-sunken" />
    </div>
  );
}
