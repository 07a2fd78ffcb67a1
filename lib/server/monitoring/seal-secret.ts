import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '../env';

const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';

/**
 * A source's token or password as it is stored: AES-256-GCM under a key derived from NEXTAUTH_SECRET, bound to the
 * source's id, so that it is of no use in another row.
 */
export function sealSecret(secret: string, sourceId: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv(CIPHER, key(), iv).setAAD(Buffer.from(sourceId));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return [VERSION, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
}

/** Null when it was sealed with another secret of the installation, for another source, or was changed. */
export function unsealSecret(stored: string, sourceId: string): string | null {
  const [version, ...parts] = stored.split('.');
  const [iv, tag, sealed] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (version !== VERSION || !iv || tag?.length !== 16 || !sealed) return null;
  try {
    const decipher = createDecipheriv(CIPHER, key(), iv).setAAD(Buffer.from(sourceId)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function key(): Buffer {
  return Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, '', 'sluice metric source secret', 32));
}
