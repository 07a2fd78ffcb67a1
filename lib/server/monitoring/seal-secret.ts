import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '../env';

const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';

/**
 * A token, password or signing secret as it is stored: AES-256-GCM under a key derived from NEXTAUTH_SECRET, bound to
 * the id of what it belongs to, so that it is of no use in another row.
 */
export function sealSecret(secret: string, ownerId: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv(CIPHER, key(), iv).setAAD(Buffer.from(ownerId));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return [VERSION, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
}

/** Null when it was sealed with another secret of the installation, for another owner, or was changed. */
export function unsealSecret(stored: string, ownerId: string): string | null {
  const [version, ...parts] = stored.split('.');
  const [iv, tag, sealed] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (version !== VERSION || !iv || tag?.length !== 16 || !sealed) return null;
  try {
    const decipher = createDecipheriv(CIPHER, key(), iv).setAAD(Buffer.from(ownerId)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function key(): Buffer {
  return Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, '', 'sluice metric source secret', 32));
}
