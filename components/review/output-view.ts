/** The ways to look at an output. A difference is one of two. */
export const OUTPUT_VIEWS = ['text', 'markdown', 'json', 'diff'] as const;
export type OutputView = (typeof OUTPUT_VIEWS)[number];

export const VIEW_LABELS: Readonly<Record<OutputView, string>> = {
  text: 'Text',
  markdown: 'Markdown',
  json: 'JSON',
  diff: 'Diff',
};

/** Those that an item of this many outputs has. */
export function viewsOf(outputs: number): readonly OutputView[] {
  return outputs === 2 ? OUTPUT_VIEWS : OUTPUT_VIEWS.filter((view) => view !== 'diff');
}

/** The chosen one where the item has it, else the text. */
export function shownView(chosen: OutputView, outputs: number): OutputView {
  return viewsOf(outputs).includes(chosen) ? chosen : 'text';
}

export function viewAfter(chosen: OutputView, outputs: number): OutputView {
  const views = viewsOf(outputs);
  return views[(views.indexOf(shownView(chosen, outputs)) + 1) % views.length] ?? 'text';
}
