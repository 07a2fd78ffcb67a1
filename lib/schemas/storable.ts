/** PostgreSQL stores neither U+0000 nor half of a surrogate pair. */
export const STORABLE_FAULT = 'has a character that cannot be stored (U+0000 or half of a surrogate pair)';

export const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();
