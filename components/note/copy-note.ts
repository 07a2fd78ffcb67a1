import { toast } from 'sonner';

/** Puts a note into the clipboard, and says whether the browser allowed it. */
export async function copyNote(markdown: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(markdown);
    toast.success('The note is copied as Markdown.');
  } catch {
    toast.error('The browser did not allow copying. Download the file instead.');
  }
}
