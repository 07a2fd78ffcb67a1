import type { ChosenFile } from './chosen-file';

export function fileNameOf({ files }: Pick<ChosenFile, 'files'>): string {
  return files.map(({ name }) => name).join(' + ');
}
