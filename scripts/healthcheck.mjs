// For the container: 0 when the app here is ready to serve, 1 when not.
const url = `http://127.0.0.1:${process.env.PORT || 3000}/readyz`;

try {
  const answer = await fetch(url, { signal: AbortSignal.timeout(4_000) });
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}
