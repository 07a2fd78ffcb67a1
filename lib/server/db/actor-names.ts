import type { Reader } from './reader';

/** Names for the ids in `created_by_id` columns: people, API keys, or Sluice itself. */
export async function actorNames(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = { where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } };
  const users = await reader.user.findMany(wanted);
  const keys = users.length < wanted.where.id.in.length ? await reader.apiKey.findMany(wanted) : [];
  return new Map([
    ['sluice', 'Sluice'] as const,
    ...[...keys, ...users].map(({ id, name }) => [id, name] as const),
  ]);
}

/** A key made for the sample may be gone; what it made still says by whom. */
export function nameOf(names: ReadonlyMap<string, string>, id: string): string {
  return names.get(id) ?? 'someone who is no longer here';
}
