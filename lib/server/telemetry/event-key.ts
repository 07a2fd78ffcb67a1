import { hash } from 'node:crypto';

/**
 * What an event is remembered by: the first 128 bits of sha256(feature NUL id), in hex, stored as a uuid. The
 * migration computes the same in SQL.
 */
export function eventKey(featureId: string, id: string): string {
  return hash('sha256', `${featureId}\0${id}`).slice(0, 32);
}
