import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

const ELSEWHERE = ['node_modules', 'generated', 'fixture', 'test-results', 'playwright-report'];

/** Every Markdown file of the project, as a path from its root. */
export function listPages(folder = ''): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.name.startsWith('.') || ELSEWHERE.includes(entry.name)) return [];
    if (entry.isDirectory()) return listPages(file);
    return entry.name.endsWith('.md') ? [file] : [];
  });
}
