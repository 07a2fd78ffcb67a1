import { TimeAgo } from '@/components/ui/time-ago';

/** Any recorded value, drawn to be read: names in words, times relative, hashes short. */
export function ReadableValue({ value }: { value: unknown }) {
  if (value === null || value === undefined || value === '') return <span className="text-mute">none</span>;
  if (typeof value === 'boolean') return <>{value ? 'yes' : 'no'}</>;
  if (typeof value === 'number') return <>{readableNumber(value)}</>;
  if (typeof value === 'string') return <ReadableText text={value} />;
  if (Array.isArray(value)) return <ReadableList items={value} />;
  if (typeof value === 'object') return <ReadableRecord record={value} />;
  return <>{String(value)}</>;
}

function ReadableText({ text }: { text: string }) {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text)))
    return <TimeAgo at={text} />;
  if (/^[0-9a-f]{64}$/.test(text)) {
    return (
      <span className="code" title={text}>
        {text.slice(0, 12)}…
      </span>
    );
  }
  return <span className="[overflow-wrap:anywhere] whitespace-pre-wrap">{text}</span>;
}

function ReadableList({ items }: { items: readonly unknown[] }) {
  if (items.length === 0) return <span className="text-mute">none</span>;
  if (items.every((item) => typeof item !== 'object' || item === null))
    return <>{items.map(String).join(', ')}</>;
  return (
    <ol className="flex flex-col gap-1.5">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a recorded list never changes
        <li key={index} className="border-l-2 border-line pl-2.5">
          <ReadableValue value={item} />
        </li>
      ))}
    </ol>
  );
}

function ReadableRecord({ record }: { record: object }) {
  const entries = Object.entries(record);
  if (entries.length === 0) return <span className="text-mute">none</span>;
  return (
    <dl className="grid grid-cols-[minmax(6.5rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1">
      {entries.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-mute">{readableName(name)}</dt>
          <dd className="min-w-0">
            <ReadableValue value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function readableName(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_.]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function readableNumber(value: number): string {
  return value.toLocaleString('en-GB', { maximumSignificantDigits: Number.isInteger(value) ? 21 : 6 });
}
