/** Pages that are linked to before they are written: their links and their blocks are not asked about. Empty once all are there. */
export const COMING_PAGES: readonly string[] = [];
