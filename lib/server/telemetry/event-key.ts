import { hash } from 'node:crypto';

/**
 * What an event is remembered by: the first 128 bits of sha256(feature NUL id), as a uuid. The migration computes the
 * same in SQL.
 */
export function eventKey(featureId: string, id: string): string {
  const hex = hash('sha256', `${featureId}\0${id}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
