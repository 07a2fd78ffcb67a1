import { describe, expect, it } from 'vitest';
import { emptyNote } from '../empty-note';
import type { NoteContent } from '../note';
import { continueNote } from './continue-note';

const last: NoteContent = {
  ...emptyNote(),
  change: 'Prompt p42 in place of p41.',
  expectedGain: 'Task success up 2 points.',
  primaryRisk: 'Refund questions lose the deadline.',
  metricsToWatch: ['quality', 'cost'],
  triggers: [
    {
      ...{ id: 't1', metric: 'cost', comparison: 'ratio', threshold: 0.15, minRequests: 200 },
      ...{ action: 'hold', inSlice: 'exclude', weight: 1 },
    },
  ],
  monitoringQuery: { source: 'dwh', kind: 'postgres', query: 'SELECT 1', windowMinutes: 60, unit: '' },
  dashboardUrl: 'https://grafana.example.com/d/1',
};

describe('the next note from the last one', () => {
  it('takes how it is watched and rolled out, and leaves what was that release’s own', () => {
    const { note, brings, leaves } = continueNote(last, {
      sources: ['dwh'],
      unitName: 'user',
      written: emptyNote(),
    });
    expect(note).toEqual({ ...last, change: '', expectedGain: '' });
    expect(brings).toEqual([
      { name: 'Primary regression risk', words: 'Refund questions lose the deadline.' },
      { name: 'Canary cohort', words: '1 % of all requests, by user' },
      { name: 'Metrics to watch', words: 'Quality, Cost per request' },
      {
        name: 'Rollback triggers',
        words: 'Cost per request up more than 15 % on baseline (at least 200 requests): hold',
      },
      { name: 'Monitoring query', words: 'PostgreSQL on "dwh", over the last 60 minutes' },
      { name: 'Dashboard', words: 'https://grafana.example.com/d/1' },
      { name: 'Plan', words: 'Offline check, Canary, Cohort, 10 %, 25 %, Full' },
    ]);
    expect(leaves).toEqual(['Change and expected gain: they were those of the last release.']);
  });

  it('leaves a query whose source is gone, and says so', () => {
    const { note, leaves } = continueNote(last, {
      sources: ['production'],
      unitName: 'user',
      written: emptyNote(),
    });
    expect(note.monitoringQuery).toBeNull();
    expect(leaves).toContain('Monitoring query: the metric source “dwh” may no longer be asked.');
  });

  it('keeps a built-in query, which needs no source', () => {
    const builtIn = { ...last, monitoringQuery: { metric: 'cost' as const, windowMinutes: 60 } };
    expect(
      continueNote(builtIn, { sources: [], unitName: 'user', written: emptyNote() }).note.monitoringQuery,
    ).toEqual(builtIn.monitoringQuery);
  });

  it('keeps what is written of this release already', () => {
    const written = { change: 'Prompt p43.', expectedGain: 'Cost down 5 %.' };
    const { note, brings } = continueNote(last, { sources: ['dwh'], unitName: 'user', written });
    expect(note).toMatchObject(written);
    expect(brings.map(({ name }) => name)).not.toContain('Change');
  });
});
