import { beforeEach, describe, expect, it } from 'vitest';
import type { ReviewQueue, VerdictInput } from '@/lib/schemas/review-item';
import { ReviewSession } from './review-session';
import type { OutboxEntry, SendAnswer } from './verdict-outbox';

const YES: VerdictInput = { verdict: 'acceptable', reasons: [], comment: '' };

let server: string[];
let asked: (readonly string[])[];
let sent: string[];
let answer: SendAnswer;
let session: ReviewSession;

/** Hands out five at a time of those it has, as the server would. */
function page(have: readonly string[]): ReviewQueue {
  const ids = server.filter((id) => !have.includes(id) && !sent.includes(id));
  const items = ids.slice(0, 5).map((id) => ({ id, kind: 'single' as const, inputs: ['?'], outputs: [id] }));
  const judged = server.filter((id) => sent.includes(id)).length;
  return { items, progress: { judged, left: server.length - judged, waiting: 0 } };
}

beforeEach(() => {
  server = Array.from({ length: 12 }, (_, at) => `item-${at}`);
  [asked, sent, answer] = [[], [], { ok: true }];
  session = new ReviewSession({
    fetch: (have) => {
      asked.push(have);
      return Promise.resolve({ ok: true, data: page(have) });
    },
    send: ({ itemId, said }: OutboxEntry) => {
      sent.push(said ? itemId : `undone ${itemId}`);
      return Promise.resolve(answer);
    },
    keep: () => {},
    after: () => () => {},
  });
});

const turns = async () => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};
const shown = () => {
  const { items, at } = session.getSnapshot();
  return items[at]?.item.id ?? 'the end';
};

describe('a sitting', () => {
  it('goes on at once, fetches what lies ahead, and comes to its end with everything sent', async () => {
    await session.start([]);
    for (let at = 0; at < 12; at += 1) {
      expect(shown()).toBe(`item-${at}`);
      session.judge(YES);
      await turns();
    }
    expect(shown()).toBe('the end');
    expect(sent).toEqual(server);
    expect(session.getSnapshot().progress).toMatchObject({ judged: 12, left: 0 });
  });

  it('shows the next item before the verdict is stored', async () => {
    await session.start([]);
    session.judge(YES);
    expect(shown()).toBe('item-1');
    expect(session.getSnapshot().unsaved.count).toBe(1);
    expect(session.getSnapshot().progress).toMatchObject({ judged: 1, left: 11 });
  });

  it('takes back the last verdict and shows the item again', async () => {
    await session.start([]);
    session.judge(YES);
    await turns();
    session.next();
    session.undo();
    expect(shown()).toBe('item-0');
    await turns();
    expect(sent).toEqual(['item-0', 'undone item-0']);
    session.undo();
    expect(session.getSnapshot().notice).toBe('There is nothing to take back.');
  });

  it('does not judge one twice, and takes back the one that is looked at', async () => {
    await session.start([]);
    session.judge(YES);
    session.judge(YES);
    session.previous();
    session.previous();
    session.judge(YES);
    expect(session.getSnapshot().notice).toContain('Press u');
    session.undo();
    expect(shown()).toBe('item-0');
    expect(session.getSnapshot().items[1]?.said).toEqual(YES);
  });

  it('leads back to what was passed over', async () => {
    server = ['a', 'b', 'c'];
    await session.start([]);
    session.next();
    session.judge(YES);
    session.judge(YES);
    expect(shown()).toBe('the end');
    session.backToOpen();
    expect(shown()).toBe('a');
  });

  it('asks once more at the end, when all is stored, and goes on with what has come', async () => {
    server = ['a'];
    await session.start([]);
    session.judge(YES);
    server = ['a', 'b'];
    await turns();
    expect(asked).toHaveLength(2);
    expect(shown()).toBe('b');
  });

  it('says when a verdict is not kept, and leaves that item alone', async () => {
    await session.start([]);
    answer = { ok: false, status: 404, reason: '', detail: 'Gone.' };
    session.judge(YES);
    await turns();
    const { notice, items } = session.getSnapshot();
    expect(notice).toBe('A verdict was not kept: Gone.');
    expect(items[0]).toMatchObject({ said: null, closed: 'Gone.' });
    session.backToOpen();
    expect(shown()).toBe('item-1');
  });

  it('sends first what an earlier sitting could not', async () => {
    await session.start([{ itemId: 'item-0', said: YES }]);
    expect(sent).toEqual(['item-0']);
    expect(shown()).toBe('item-1');
  });

  it('says of what is on its way that it has it', async () => {
    await session.start([]);
    session.judge(YES);
    expect(asked.at(-1)).toContain('item-0');
  });

  it('holds on to what cannot be sent, and does not show it again', async () => {
    answer = { ok: false, status: 503, reason: '', detail: 'The database does not answer.' };
    await session.start([]);
    session.judge(YES);
    await turns();
    expect(session.getSnapshot().unsaved).toEqual({ count: 1, problem: 'The database does not answer.' });
    answer = { ok: true };
    session.retry();
    await turns();
    expect(session.getSnapshot().unsaved).toEqual({ count: 0, problem: null });
  });
});
