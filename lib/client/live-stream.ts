'use client';

/**
 * The page's one open event stream, shared by all its parts: a browser allows only six connections to a server.
 * Messages are `release:<id>`, `feature:<id>` (its events), or `resync` when something may have been missed.
 */
const URL_PATH = '/api/live';
const SLOWEST_RETRY_MS = 15_000;

type Listener = (message: string) => void;

const listeners = new Set<Listener>();
let source: EventSource | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let failures = 0;
let wasOpen = false;

/** Opens the stream with the first listener and closes it after the last. */
export function onLiveMessage(listener: Listener): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    document.addEventListener('visibilitychange', onVisibility);
    open();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener('visibilitychange', onVisibility);
    close();
    wasOpen = false;
  };
}

function open(): void {
  if (source !== null || document.hidden) return;
  source = new EventSource(URL_PATH);
  source.onopen = () => {
    failures = 0;
    if (wasOpen) tell('resync');
    wasOpen = true;
  };
  source.onmessage = (event: MessageEvent<string>) => tell(event.data);
  // The browser gives up after some errors; this never does, it only asks more rarely.
  source.onerror = () => {
    close();
    failures += 1;
    timer = setTimeout(open, Math.min(SLOWEST_RETRY_MS, 500 * 2 ** failures));
  };
}

function close(): void {
  clearTimeout(timer);
  source?.close();
  source = null;
}

// A hidden page holds no connection; it catches up when it is looked at again.
function onVisibility(): void {
  close();
  if (!document.hidden) open();
}

function tell(message: string): void {
  for (const listener of listeners) listener(message);
}
