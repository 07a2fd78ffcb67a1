import type { KeyScope } from '@/lib/core/access/permissions';

/** What a key of each scope may do, in a sentence. */
export const SCOPE_SENTENCES: Record<KeyScope, string> = {
  evaluate: 'Asks which version to serve (OFREP). For the application that serves the feature.',
  ingest: 'Reports what happened (events). For the same application, or a log shipper.',
  release:
    'Creates versions and releases, writes notes, attaches evidence, holds and rolls back. For CI; it never promotes.',
};
