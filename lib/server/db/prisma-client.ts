import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '../env';
import { PrismaClient } from './generated/client';

// On globalThis, because Next's bundle and the server around it load this file twice in one process.
const shared = globalThis as typeof globalThis & { sluicePrisma?: PrismaClient | undefined };

export function prismaClient(): PrismaClient {
  shared.sluicePrisma ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 10, connectionTimeoutMillis: 5_000 }),
  });
  return shared.sluicePrisma;
}

export async function closePrismaClient(): Promise<void> {
  const client = shared.sluicePrisma;
  shared.sluicePrisma = undefined;
  await client?.$disconnect();
}
