'use client';

import { memo, useMemo } from 'react';
import { Note } from '@/components/ui/note';
import { readJson } from '@/lib/core/review/read-json';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { TextView } from './text-view';

const EXCERPT = 24;

/** An output set out as JSON, or where it stops being JSON. */
export const JsonView = memo(function JsonView({ text }: { text: string }) {
  const reading = useMemo(() => readJson(text), [text]);
  if (reading.kind === 'read') return <TextView text={reading.pretty} isCode />;
  const { line, column, expected } = reading;
  const written = text.split('\n')[line - 1] ?? '';
  return (
    <>
      <Note
        tone="warn"
        title={`Not JSON: line ${formatCount(line)}, column ${formatCount(column)}`}
        className="mb-2"
      >
        Expected {expected}
        {written === '' ? '.' : ' here:'}
        {written === '' ? null : (
          <div className="mt-1">
            <TextView text={excerpt(written, column)} isCode />
          </div>
        )}
      </Note>
      <TextView text={text} isCode />
    </>
  );
});

function excerpt(line: string, column: number): string {
  const [from, to] = [Math.max(0, column - 1 - EXCERPT), column - 1 + EXCERPT];
  const before = `${from > 0 ? '…' : ''}${line.slice(from, column - 1)}`;
  return `${before}▸${line.slice(column - 1, to)}${to < line.length ? '…' : ''}`;
}
