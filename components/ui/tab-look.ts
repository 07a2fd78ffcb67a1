/** Wraps where it is narrow: a bar that scrolls hides tabs behind a scrollbar, or from whoever has only a mouse. */
export const TAB_BAR = 'flex flex-wrap gap-x-4 shadow-[inset_0_-1px_0_var(--color-line)]';

export const TAB = 'border-b-2 border-transparent font-medium whitespace-nowrap text-mute hover:text-ink';
