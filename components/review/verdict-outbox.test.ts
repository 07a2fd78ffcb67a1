import { beforeEach, describe, expect, it } from 'vitest';
import type { VerdictInput } from '@/lib/schemas/review-item';
import { type OutboxEntry, type SendAnswer, VerdictOutbox } from './verdict-outbox';

const YES: VerdictInput = { verdict: 'acceptable', reasons: [], comment: '' };
const AWAY: SendAnswer = { ok: false, status: 0, reason: '', detail: 'No answer.' };

let sent: string[];
let kept: readonly OutboxEntry[];
let refused: string[];
let later: (() => void)[];
let answers: (() => Promise<SendAnswer>)[];
let outbox: VerdictOutbox;

beforeEach(() => {
  [sent, kept, refused, later, answers] = [[], [], [], [], []];
  outbox = new VerdictOutbox({
    send: ({ itemId, said }) => {
      sent.push(said ? itemId : `${itemId} undone`);
      return answers.shift()?.() ?? Promise.resolve({ ok: true });
    },
    keep: (entries) => {
      kept = entries;
    },
    refused: ({ itemId }, detail) => refused.push(`${itemId}: ${detail}`),
    changed: () => {},
    after: (_, then) => {
      later.push(then);
      return () => {};
    },
  });
});

const turns = async () => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};

describe('the outbox', () => {
  it('sends in order, one at a time, and keeps what is under way', async () => {
    let answer: (value: SendAnswer) => void = () => {};
    answers.push(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    outbox.add({ itemId: 'a', said: YES });
    outbox.add({ itemId: 'b', said: YES });
    expect(sent).toEqual(['a']);
    expect(kept.map(({ itemId }) => itemId)).toEqual(['a', 'b']);
    answer({ ok: true });
    await turns();
    expect(sent).toEqual(['a', 'b']);
    expect(kept).toEqual([]);
  });

  it.each([0, 401, 429, 503])(
    'says that it does not get through after %i, and tries again',
    async (status) => {
      answers.push(() => Promise.resolve({ ...AWAY, status }));
      outbox.add({ itemId: 'a', said: YES });
      await turns();
      expect([outbox.problem, outbox.waiting, later.length]).toEqual(['No answer.', 1, 1]);
      outbox.add({ itemId: 'b', said: YES });
      expect(sent).toEqual(['a']);
      later[0]?.();
      await turns();
      expect(sent).toEqual(['a', 'a', 'b']);
      expect([outbox.problem, outbox.waiting]).toEqual([null, 0]);
    },
  );

  it('gives up what the server refuses, and goes on', async () => {
    answers.push(() => Promise.resolve({ ...AWAY, status: 409, detail: 'Judged already.' }));
    outbox.add({ itemId: 'a', said: YES }, { itemId: 'b', said: YES });
    await turns();
    expect(refused).toEqual(['a: Judged already.']);
    expect([sent, outbox.waiting]).toEqual([['a', 'b'], 0]);
  });

  it('does not send what was taken back before, and takes back what is on its way afterwards', async () => {
    outbox.add({ itemId: 'a', said: YES });
    outbox.add({ itemId: 'b', said: YES });
    outbox.takeBack('b');
    outbox.takeBack('a');
    await turns();
    expect(sent).toEqual(['a', 'a undone']);
  });

  it('takes back what may have got through without an answer, before anything else is said of it', async () => {
    answers.push(() => Promise.resolve({ ...AWAY, status: 502 }));
    outbox.add({ itemId: 'a', said: YES });
    await turns();
    outbox.takeBack('a');
    outbox.add({ itemId: 'a', said: YES });
    outbox.takeBack('a');
    expect(outbox.waiting).toBe(2);
    later[0]?.();
    await turns();
    expect(sent).toEqual(['a', 'a', 'a undone']);
    expect([outbox.problem, outbox.waiting]).toEqual([null, 0]);
    outbox.add({ itemId: 'a', said: YES });
    expect(sent.at(-1)).toBe('a');
  });

  it('has taken back what is not there', async () => {
    answers.push(() => Promise.resolve({ ...AWAY, status: 409, reason: 'no_verdict' }));
    outbox.takeBack('a');
    await turns();
    expect([refused, outbox.waiting]).toEqual([[], 0]);
  });
});
