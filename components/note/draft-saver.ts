import type { ReleaseView } from '@/lib/schemas/release';
import { type DraftBody, type DraftFields, draftBody, draftFieldsOf, sameFields } from './draft-fields';
import { settleDraft, type Unsettled } from './settle-draft';

const DEBOUNCE_MS = 800;
const SOON_MS = 300;
const RETRY_MS = [2_000, 5_000, 15_000, 30_000] as const;

export type SaveState =
  | { kind: 'saved'; at: string }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'failed'; message: string; willRetry: boolean }
  | { kind: 'conflict'; theirs: ReleaseView };

export interface DraftSnapshot {
  release: ReleaseView;
  fields: DraftFields;
  state: SaveState;
  unsettled: readonly Unsettled[];
}

export type SaveAnswer =
  | { ok: true; data: ReleaseView }
  | { ok: false; status: number; code: string; detail: string };

/** What the saver needs of the world around it. */
export interface SaverPorts {
  save: (body: DraftBody) => Promise<SaveAnswer>;
  load: () => Promise<SaveAnswer>;
  keep: (fields: DraftFields) => void;
  forget: () => void;
  /** Runs `then` after `ms`; answers how to call it off. */
  after: (ms: number, then: () => void) => () => void;
}

/**
 * Saves a draft as it is typed: one save at a time, what was typed meanwhile in the next one. Until the server has
 * said yes, the browser keeps the draft; on a conflict nothing is sent until a person has chosen.
 */
export class DraftSaver {
  private snapshot: DraftSnapshot;
  private stored: DraftFields;
  private readonly listeners = new Set<() => void>();
  private running: Promise<boolean> | null = null;
  private callOff: (() => void) | null = null;
  private failures = 0;

  constructor(
    release: ReleaseView,
    private readonly ports: SaverPorts,
  ) {
    this.stored = draftFieldsOf(release);
    const state: SaveState = { kind: 'saved', at: release.draft.savedAt };
    this.snapshot = { release, fields: this.stored, state, unsettled: [] };
  }

  readonly getSnapshot = (): DraftSnapshot => this.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly change = (fields: DraftFields): void => {
    this.ports.keep(fields);
    const { state } = this.snapshot;
    const stays = state.kind === 'conflict' || state.kind === 'saving';
    this.set({ fields, state: stays ? state : { kind: 'waiting' }, unsettled: this.stillUnsettled(fields) });
    if (state.kind !== 'conflict') this.flushIn(DEBOUNCE_MS);
  };

  /**
   * Saves in a moment: for leaving a field. Saving at once would show or clear a fault between the press and the
   * release of the mouse, and the button that was meant would no longer be under it.
   */
  readonly flushSoon = (): void => {
    if (this.snapshot.state.kind === 'waiting') this.flushIn(SOON_MS);
  };

  /** Saves now; answers whether the server then has everything that is on the page. */
  readonly flush = (): Promise<boolean> => {
    this.callOff?.();
    this.callOff = null;
    this.running ??= this.drain().finally(() => {
      this.running = null;
    });
    return this.running;
  };

  /** Goes on from what the server has, giving up what is on the page. */
  readonly takeTheirs = (theirs: ReleaseView): void => {
    this.stored = draftFieldsOf(theirs);
    this.ports.forget();
    const state: SaveState = { kind: 'saved', at: theirs.draft.savedAt };
    this.set({ release: theirs, fields: this.stored, state, unsettled: [] });
  };

  /** Goes on from what is on the page, over what the server has. */
  readonly keepMine = (theirs: ReleaseView): Promise<boolean> => {
    this.stored = draftFieldsOf(theirs);
    const fields =
      theirs.status === 'draft' ? this.snapshot.fields : { ...this.stored, note: this.snapshot.fields.note };
    this.set({ release: theirs, fields, state: { kind: 'waiting' } });
    return this.flush();
  };

  /** The release changed otherwise (a revision was made, someone promoted): the draft on the page stays. */
  readonly adopt = (release: ReleaseView): void => {
    this.set({ release });
  };

  /**
   * The server's present state, however old it is by now. A newer draft of somebody else is taken at once where
   * nothing on the page waits to be saved; else the next save meets it as a conflict.
   */
  readonly hear = (release: ReleaseView): void => {
    const { release: known, state, unsettled } = this.snapshot;
    if (release.draft.seq < known.draft.seq || release.seq < known.seq) return;
    if (release.draft.seq === known.draft.seq) this.adopt(release);
    else if (state.kind === 'saved' && unsettled.length === 0) this.takeTheirs(release);
  };

  private async drain(): Promise<boolean> {
    for (;;) {
      if (this.snapshot.state.kind === 'conflict') return false;
      const { release, fields } = this.snapshot;
      const settled = settleDraft(fields, this.stored);
      if (sameFields(settled.toSave, this.stored)) return this.rest(settled.unsettled);
      this.set({ state: { kind: 'saving' }, unsettled: settled.unsettled });
      const answer = await this.ports.save(
        draftBody(settled.toSave, release.draft.seq, release.status === 'draft'),
      );
      if (!answer.ok) return this.fail(answer);
      this.failures = 0;
      this.stored = settled.toSave;
      this.set({ release: answer.data });
    }
  }

  private rest(unsettled: Unsettled[]): boolean {
    if (unsettled.length === 0) this.ports.forget();
    this.set({ state: { kind: 'saved', at: this.snapshot.release.draft.savedAt }, unsettled });
    return unsettled.length === 0;
  }

  private async fail(answer: Extract<SaveAnswer, { ok: false }>): Promise<false> {
    if (answer.code === 'stale_state') {
      const theirs = await this.ports.load();
      if (theirs.ok) {
        this.set({ state: { kind: 'conflict', theirs: theirs.data } });
        return false;
      }
    }
    const willRetry = answer.status === 0 || answer.status === 429 || answer.status >= 500;
    this.set({ state: { kind: 'failed', message: answer.detail, willRetry } });
    if (willRetry) {
      this.flushIn(RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? DEBOUNCE_MS);
      this.failures += 1;
    }
    return false;
  }

  /** What was shown as half typed goes once it is whole; new faults wait for the next save, not to nag while typing. */
  private stillUnsettled(fields: DraftFields): readonly Unsettled[] {
    if (this.snapshot.unsettled.length === 0) return this.snapshot.unsettled;
    const now = settleDraft(fields, this.stored).unsettled;
    return this.snapshot.unsettled.filter(({ field }) => now.some((fault) => fault.field === field));
  }

  private flushIn(ms: number): void {
    this.callOff?.();
    this.callOff = this.ports.after(ms, () => void this.flush());
  }

  private set(part: Partial<DraftSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...part };
    for (const listener of this.listeners) listener();
  }
}
