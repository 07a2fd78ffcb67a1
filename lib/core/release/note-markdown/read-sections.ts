import { type SectionId, sectionOf } from './sections';

export interface NoteSections {
  title: string;
  /** The body of each section that is there, line ends as \n. */
  bodies: Partial<Record<SectionId, string>>;
  /** Sections that came more than once; their bodies are joined. */
  repeated: SectionId[];
  /** What stands before the first section, but for the title. */
  preamble: string;
}

const HEADING = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const TITLE = /^\s{0,3}#\s+(?:rollout\s+note\s*:?\s*)?(.*?)\s*$/i;
const LABELLED = /^\s*(?:[-*]\s+)?(?:\*\*)?([A-Za-z][A-Za-z /()]*?)(?:\*\*)?\s*:(?:\*\*)?\s*(.*)$/;

/**
 * Cuts a note into its sections, in whatever order they come. A heading that names none is text of the section it
 * stands in. A note without a single known heading is read by lines such as "Expected gain: …".
 */
export function readSections(markdown: string): NoteSections {
  const lines = markdown
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const hasHeadings = lines.some((line) => headedSection(line) !== null);
  const found: NoteSections = { title: '', bodies: {}, repeated: [], preamble: '' };
  let present: SectionId | null = null;
  let titled = false;

  const open = (id: SectionId, text: string): SectionId => {
    const before = found.bodies[id];
    if (before !== undefined && !found.repeated.includes(id)) found.repeated.push(id);
    found.bodies[id] = before === undefined ? text : `${before}\n\n${text}`;
    return id;
  };

  for (const line of lines) {
    const headed = headedSection(line);
    const labelled = hasHeadings ? null : labelledSection(line);
    if (headed) present = open(headed, '');
    else if (labelled) present = open(labelled.id, labelled.text);
    else if (present !== null) found.bodies[present] += `\n${line}`;
    else if (!titled && TITLE.test(line)) {
      found.title = TITLE.exec(line)?.[1] ?? '';
      titled = true;
    } else found.preamble += `${line}\n`;
  }
  found.preamble = found.preamble.trim();
  return found;
}

function headedSection(line: string): SectionId | null {
  const heading = HEADING.exec(line)?.[1];
  return heading === undefined ? null : sectionOf(heading);
}

function labelledSection(line: string): { id: SectionId; text: string } | null {
  const [, label, text] = LABELLED.exec(line) ?? [];
  const id = label === undefined ? null : sectionOf(label);
  return id === null ? null : { id, text: text ?? '' };
}
