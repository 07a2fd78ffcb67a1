import { diffText, type TextPart } from '@/components/note/diff-text';
import { cn } from '@/lib/client/cn';

interface Side {
  title: string;
  text: string | null;
  error: string | null;
}

// Split into words, which takes the server's time.
const MOST_COMPARED = 20_000;

export interface OutputDiffProps {
  before: Side;
  after: Side;
  /** Marks both sides alike: neither is the better one. */
  neutral?: boolean;
}

/** Two outputs side by side; what only one of them has is marked. Shown as text, whatever it contains. */
export function OutputDiff({ before, after, neutral = false }: OutputDiffProps) {
  const [left, right] = [before.text ?? '', after.text ?? ''];
  const isCompared =
    left.length + right.length <= MOST_COMPARED && before.error === null && after.error === null;
  const parts = isCompared ? diffText(left, right) : null;
  const look = neutral ? NEUTRAL : LOOK;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Output side={before} look={look} parts={parts?.filter(({ kind }) => kind !== 'added') ?? null} />
      <Output side={after} look={look} parts={parts?.filter(({ kind }) => kind !== 'removed') ?? null} />
    </div>
  );
}

const LOOK: Record<TextPart['kind'], string> = { kept: '', added: 'bg-pass-soft', removed: 'bg-fail-soft' };
const NEUTRAL: typeof LOOK = { kept: '', added: 'bg-accent-soft', removed: 'bg-accent-soft' };

function Output({ side, look, parts }: { side: Side; look: typeof LOOK; parts: TextPart[] | null }) {
  let at = 0;
  return (
    <div className="min-w-0">
      <h3 className="text-sm font-medium text-mute">{side.title}</h3>
      <div className="max-h-112 overflow-y-auto rounded-control border border-line bg-card px-3 py-2 whitespace-pre-wrap [overflow-wrap:anywhere]">
        {side.error === null ? null : <p className="text-fail">Errored: {side.error}</p>}
        {parts
          ? parts.map(({ kind, text }) => {
              at += text.length;
              const Tag = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span';
              return (
                <Tag key={at} className={cn('no-underline', look[kind])}>
                  {text}
                </Tag>
              );
            })
          : side.text}
        {side.text === null && side.error === null ? <span className="text-mute">no output told</span> : null}
      </div>
    </div>
  );
}
