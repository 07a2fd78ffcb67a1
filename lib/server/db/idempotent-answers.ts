import { Prisma } from './generated/client';
import { prismaClient } from './prisma-client';

export type Claim =
  | { kind: 'claimed' }
  | { kind: 'running' }
  | { kind: 'other_request' }
  | { kind: 'answered'; status: number; body: unknown };

/** Stands for "no answer yet" while the first request runs. */
const RUNNING = 0;

/**
 * Marks the key as taken by this request, unless it is. Answers are kept for a day. A claim without an answer after
 * a minute was left by a process that died, and may be taken again.
 */
export async function claimAnswer(actorId: string, key: string, request: string): Promise<Claim> {
  const db = prismaClient();
  await db.$executeRaw`
    DELETE FROM idempotent_answer
    WHERE created_at < now() - interval '1 day' OR (status = ${RUNNING} AND created_at < now() - interval '1 minute')`;
  const inserted = await db.$executeRaw`
    INSERT INTO idempotent_answer (actor_id, key, request, status, body)
    VALUES (${actorId}, ${key}, ${request}, ${RUNNING}, 'null') ON CONFLICT DO NOTHING`;
  if (inserted === 1) return { kind: 'claimed' };
  const row = await db.idempotentAnswer.findUnique({ where: { actorId_key: { actorId, key } } });
  if (row && row.request !== request) return { kind: 'other_request' };
  // Gone between the two statements: its request failed just now, and the client may try again.
  if (!row || row.status === RUNNING) return { kind: 'running' };
  return { kind: 'answered', status: row.status, body: row.body };
}

export async function storeAnswer(
  actorId: string,
  key: string,
  status: number,
  body: unknown,
): Promise<void> {
  // From JSON.parse, so it is JSON; Prisma wants a JSON null by its own name.
  const json = body === null ? Prisma.JsonNull : (body as Prisma.InputJsonValue);
  await prismaClient().idempotentAnswer.update({
    where: { actorId_key: { actorId, key } },
    data: { status, body: json },
  });
}

export async function releaseAnswer(actorId: string, key: string): Promise<void> {
  await prismaClient().idempotentAnswer.deleteMany({ where: { actorId, key, status: RUNNING } });
}
