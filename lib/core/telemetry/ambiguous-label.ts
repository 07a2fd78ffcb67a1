import { type Claimed, fitsClaim, VERSION_LABELS, type VersionClaim } from './event-attribution';

/** Versions that one claim fits, and the labels it leaves out that would tell them apart. */
export interface AmbiguousLabel {
  variants: string[];
  missing: string[];
}

const NAMES = ['variant', ...VERSION_LABELS] as const;
const NEXT_NAME = new RegExp(` (?=(?:${NAMES.join('|')})=)`);

/**
 * What a request said, as `attributeEvent` writes it, against the versions there are: null unless it fits two or more.
 * A label whose text looks like a further label is read as two, and then may be told to fit none.
 */
export function findAmbiguousLabel(versions: readonly Claimed[], text: string): AmbiguousLabel | null {
  const claim = readClaim(text);
  const fitting = versions.filter((version) => fitsClaim(version, claim));
  if (fitting.length < 2) return null;
  const missing = VERSION_LABELS.filter(
    (label) => claim[label] === undefined && new Set(fitting.map((version) => version[label])).size > 1,
  );
  const variants = fitting.map(({ variant }) => variant);
  return { variants: variants.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })), missing };
}

function readClaim(text: string): VersionClaim {
  const parts = text.split(NEXT_NAME).map((part) => {
    const at = part.indexOf('=');
    return [part.slice(0, at), part.slice(at + 1)] as const;
  });
  return Object.fromEntries(parts);
}
