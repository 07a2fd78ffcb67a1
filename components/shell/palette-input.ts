/** The field to type in looks the same before and after the commands have come. */
export const PALETTE_INPUT = {
  placeholder: 'Search releases, features, pages, actions',
  className:
    'h-12 w-full border-b border-line bg-transparent px-4 pr-12 text-lg outline-none placeholder:text-faint',
};
