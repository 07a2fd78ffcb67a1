/**
 * postgres.js writes on the next turn of the event loop, and throws there when the connection closed meanwhile
 * (its issues 1066 and 1154), where nobody can catch it. Whoever waits for the transaction has been told by then.
 * It would not be so for a connection taken by `reserve`: there is none.
 */
export function isLateWrite(error: unknown): boolean {
  return (
    error instanceof TypeError && /\bnextWrite\b.*[/\\]postgres[/\\].*connection\.js/.test(error.stack ?? '')
  );
}
