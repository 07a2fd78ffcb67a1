import { Table, Td, Th } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { cn } from '@/lib/client/cn';

export interface ReadableValueProps {
  value: unknown;
  /** What it is, for screen readers. */
  name?: string;
}

/** Any recorded value, drawn to be read: names in words, times relative, hashes short. */
export function ReadableValue({ value, name = 'Recorded list' }: ReadableValueProps) {
  if (value === null || value === undefined || value === '') return <span className="text-mute">none</span>;
  if (typeof value === 'boolean') return <>{value ? 'yes' : 'no'}</>;
  if (typeof value === 'number') return <>{readableNumber(value)}</>;
  if (typeof value === 'string') return <ReadableText text={value} />;
  if (Array.isArray(value)) return <ReadableList items={value} name={name} />;
  if (isRecord(value)) return <ReadableRecord record={value} />;
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
  return <span className="wrap-break-word whitespace-pre-wrap">{text}</span>;
}

function ReadableList({ items, name }: { items: readonly unknown[]; name: string }) {
  if (items.length === 0) return <span className="text-mute">none</span>;
  if (items.every((item) => !isRecord(item))) return <>{items.map(String).join(', ')}</>;
  const records = items.filter(isRecord);
  if (records.length === items.length && records.every(isFlat))
    return <ReadableRows records={records} name={name} />;
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

/** Records of one kind, side by side; a column that says nothing in any row is left out. */
function ReadableRows({ records, name }: { records: readonly Record<string, unknown>[]; name: string }) {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const columns = names.filter((column) => records.some((record) => (record[column] ?? '') !== ''));
  return (
    <Table label={name} className="text-sm">
      <thead>
        <tr>
          {columns.map((column) => (
            <Th key={column} className="px-2 first:pl-0 sm:first:pl-0">
              {readableName(column)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((record, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a recorded list never changes
          <tr key={index}>
            {columns.map((column) => (
              <Td
                key={column}
                className={cn('px-2 py-1.5 first:pl-0 sm:first:pl-0', isLong(record[column]) && 'min-w-56')}
              >
                <ReadableValue value={record[column]} />
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

// What is itself a record or a list stands below its name, so that depth costs no width.
function ReadableRecord({ record }: { record: Record<string, unknown> }) {
  const entries = Object.entries(record);
  if (entries.length === 0) return <span className="text-mute">none</span>;
  return (
    <dl className="flex flex-col gap-1">
      {entries.map(([name, value]) => {
        const isDeep = isRecord(value) || (Array.isArray(value) && value.some(isRecord));
        return (
          <div
            key={name}
            className={isDeep ? undefined : 'grid grid-cols-[minmax(0,9rem)_minmax(0,1fr)] gap-x-3'}
          >
            <dt className="text-mute">{readableName(name)}</dt>
            <dd className={isDeep ? 'mt-0.5 mb-1 border-l-2 border-line pl-2.5' : 'min-w-0'}>
              <ReadableValue value={value} name={readableName(name)} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// A sentence in a narrow column would make its row very tall.
function isLong(value: unknown): boolean {
  return typeof value === 'string' && value.length > 40;
}

function isFlat(record: Record<string, unknown>): boolean {
  return Object.values(record).every((value) => typeof value !== 'object' || value === null);
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
