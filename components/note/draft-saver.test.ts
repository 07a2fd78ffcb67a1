import { expect, test } from 'vitest';
import type { ReleaseView } from '@/lib/schemas/release';
import type { DraftBody, DraftFields } from './draft-fields';
import { DraftSaver, type SaveAnswer } from './draft-saver';
import { draftRelease, note } from './release.fixture';

/** A server that holds one draft and takes a save only on the draft that was last seen. */
function fakeServer(release: ReleaseView) {
  const world = {
    release,
    kept: null as DraftFields | null,
    saves: [] as DraftBody[],
    timers: [] as { ms: number; then: () => void }[],
    next: null as SaveAnswer | null,
    duringSave: () => {},
  };
  const stale: SaveAnswer = { ok: false, status: 409, code: 'stale_state', detail: 'Someone saved before.' };
  const saver = new DraftSaver(release, {
    save: async (body) => {
      world.saves.push(body);
      world.duringSave();
      const refused = world.next;
      world.next = null;
      if (refused) return refused;
      if (body.draftSeq !== world.release.draft.seq) return stale;
      const seq = body.draftSeq + 1;
      const title = body.title ?? world.release.title;
      world.release = { ...world.release, title, draft: { ...world.release.draft, note: body.note, seq } };
      return { ok: true, data: world.release };
    },
    load: async () => ({ ok: true, data: world.release }),
    keep: (fields) => {
      world.kept = fields;
    },
    forget: () => {
      world.kept = null;
    },
    after: (ms, then) => {
      const timer = { ms, then };
      world.timers.push(timer);
      return () => {
        world.timers = world.timers.filter((other) => other !== timer);
      };
    },
  });
  const write = (change: string) => {
    const { fields } = saver.getSnapshot();
    saver.change({ ...fields, note: { ...fields.note, change } });
  };
  return { world, saver, write };
}

test('waits for a pause, saves once, and then keeps nothing in the browser', async () => {
  const { world, saver, write } = fakeServer(draftRelease);
  write('a');
  write('ab');
  expect(saver.getSnapshot().state.kind).toBe('waiting');
  expect(world.timers.map((timer) => timer.ms)).toEqual([800]);
  expect(world.kept?.note.change).toBe('ab');
  expect(await saver.flush()).toBe(true);
  expect(world.saves.map((save) => save.note.change)).toEqual(['ab']);
  expect(saver.getSnapshot().state.kind).toBe('saved');
  expect(world.kept).toBeNull();
});

test('what is typed during a save goes into the next one, on the new draft number', async () => {
  const { world, saver, write } = fakeServer(draftRelease);
  write('a');
  world.duringSave = () => {
    world.duringSave = () => {};
    write('ab');
  };
  expect(await saver.flush()).toBe(true);
  expect(world.saves.map((save) => [save.draftSeq, save.note.change])).toEqual([
    [4, 'a'],
    [5, 'ab'],
  ]);
});

test('a server that is away is asked again, and the browser keeps the draft until it answers', async () => {
  const { world, saver, write } = fakeServer(draftRelease);
  world.next = { ok: false, status: 0, code: 'unavailable', detail: 'The server does not answer.' };
  write('a');
  expect(await saver.flush()).toBe(false);
  expect(saver.getSnapshot().state).toEqual({
    kind: 'failed',
    message: 'The server does not answer.',
    willRetry: true,
  });
  expect(world.kept?.note.change).toBe('a');
  world.timers[0]?.then();
  expect(await saver.flush()).toBe(true);
  expect(world.release.draft.note.change).toBe('a');
});

test('a refusal is not asked again', async () => {
  const { world, saver, write } = fakeServer(draftRelease);
  world.next = { ok: false, status: 403, code: 'forbidden', detail: 'You may not write here.' };
  write('a');
  await saver.flush();
  expect(saver.getSnapshot().state).toEqual({
    kind: 'failed',
    message: 'You may not write here.',
    willRetry: false,
  });
  expect(world.timers).toEqual([]);
});

test('a conflict sends nothing more until a person chooses; mine then goes over theirs', async () => {
  const { world, saver, write } = fakeServer(draftRelease);
  world.release = {
    ...draftRelease,
    draft: { ...draftRelease.draft, seq: 9, note: { ...note, change: 'x' } },
  };
  write('mine');
  expect(await saver.flush()).toBe(false);
  expect(saver.getSnapshot().state.kind).toBe('conflict');
  write('mine too');
  expect(await saver.flush()).toBe(false);
  expect(world.saves).toHaveLength(1);
  expect(await saver.keepMine(world.release)).toBe(true);
  expect(world.release.draft).toMatchObject({ seq: 10, note: { change: 'mine too' } });
});

test('theirs replaces what is on the page', async () => {
  const { world, saver, write } = fakeServer(draftRelease);
  world.release = {
    ...draftRelease,
    draft: { ...draftRelease.draft, seq: 9, note: { ...note, change: 'x' } },
  };
  write('mine');
  await saver.flush();
  saver.takeTheirs(world.release);
  expect(saver.getSnapshot()).toMatchObject({ fields: { note: { change: 'x' } }, state: { kind: 'saved' } });
  expect(world.kept).toBeNull();
  expect(await saver.flush()).toBe(true);
  expect(world.saves).toHaveLength(1);
});

test('a started release sends the note alone', async () => {
  const { world, saver, write } = fakeServer({ ...draftRelease, status: 'live' });
  write('a');
  await saver.flush();
  expect(Object.keys(world.saves[0] ?? {}).sort()).toEqual(['draftSeq', 'note']);
});
