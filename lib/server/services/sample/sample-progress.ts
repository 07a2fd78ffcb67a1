const shared = globalThis as typeof globalThis & { sluiceSampleProgress?: string };

/** What this process's simulator does now; on globalThis because Next's bundle loads this file a second time. */
export function sampleProgress(): string | null {
  return shared.sluiceSampleProgress ?? null;
}

export function setSampleProgress(sentence: string | null): void {
  if (sentence === null) delete shared.sluiceSampleProgress;
  else shared.sluiceSampleProgress = sentence;
}
