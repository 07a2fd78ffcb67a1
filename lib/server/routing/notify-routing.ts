import { CHANNELS, type ChannelName } from '../db/channels';

/** Anything that can run one statement with parameters: a Prisma client or transaction. */
interface PrismaLike {
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<unknown>;
}

async function notify(tx: PrismaLike, channel: ChannelName, payload: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${CHANNELS[channel]}, ${payload})`;
}

/**
 * Tells every process, at the commit of this transaction, that routing changed. The caller awaits `refreshSnapshot`
 * after its commit, so that its own process is coherent at once.
 */
export async function notifyRouting(tx: PrismaLike): Promise<void> {
  await notify(tx, 'routing', '');
}

/** Tells every process, at the commit of this transaction, that a release changed; open pages reload it. */
export async function notifyRelease(tx: PrismaLike, releaseId: string): Promise<void> {
  await notify(tx, 'release', releaseId);
}
