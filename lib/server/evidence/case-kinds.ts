import { DomainError } from '@/lib/core/domain-error';
import { CASE_KINDS, type CaseKind } from '@/lib/core/evidence/evidence-case';

const MOST_NAMED = 3;

/** Tells the kind of each case of a file. What has none is kept, so that one answer names all of them. */
export class CaseKinds {
  private readonly silent: string[] = [];
  private readonly other: string[] = [];

  constructor(
    private readonly forAll: CaseKind | undefined,
    /** Where a case may say its kind. */
    private readonly where: string,
  ) {}

  /** Null: it says none, or another word. */
  of(place: string, said: string | null | undefined): CaseKind | null {
    const kind = said || this.forAll;
    if (kind === undefined) this.silent.push(place);
    else if (isKind(kind)) return kind;
    else this.other.push(`"${kind.slice(0, 40)}" (${place})`);
    return null;
  }

  /** Throws when any case had no kind. To be called when the file has ended. */
  refuse(): void {
    const { silent, other, where, forAll } = this;
    if (silent.length + other.length === 0) return;
    const kinds = CASE_KINDS.join(', ');
    const without =
      silent.length > 0
        ? [`${silent.length} ${silent.length === 1 ? 'case says' : 'cases say'} no kind: ${someOf(silent)}.`]
        : [];
    const wrong = other.length > 0 ? [`No such kind: ${someOf(other)}.`] : [];
    const choose = forAll ? '' : ', or choose one under "Kind of cases that name none" (mapping.defaultKind)';
    const message = [...without, ...wrong, `Say one of ${kinds} in ${where}${choose}.`].join(' ');
    const issue = { code: 'bad_kind', field: 'kind', message };
    throw new DomainError('invalid_input', `${message} Nothing of the file was kept.`, 'bad_row', [issue], {
      ...{ field: 'kind', missing: silent.length, unknown: other.length },
    });
  }
}

function someOf(places: readonly string[]): string {
  const more = places.length - MOST_NAMED;
  const named = places.slice(0, MOST_NAMED).join(', ');
  return more > 0 ? `${named} and ${more} more` : named;
}

function isKind(text: string): text is CaseKind {
  return (CASE_KINDS as readonly string[]).includes(text);
}
