interface Person {
  id: string;
  name: string;
}

/** What the history keeps of a change of owner. */
export function handedOver(from: Person | null, to: Person | null): Record<string, unknown> {
  return {
    fromId: from?.id ?? null,
    fromName: from?.name ?? null,
    toId: to?.id ?? null,
    toName: to?.name ?? null,
  };
}
