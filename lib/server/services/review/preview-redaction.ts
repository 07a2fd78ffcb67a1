import type { Actor } from '@/lib/core/access/actor';
import type { RedactionPreviewInput, RedactionPreviewView } from '@/lib/schemas/review-settings';
import { authorize } from '@/lib/server/auth/authorize';
import { redactorOf } from '@/lib/server/review/redactor';
import { refuseBadPatterns } from './refuse-bad-patterns';

/** What would be stored of a text. Nothing is written. */
export async function previewRedaction(
  actor: Actor,
  { text, ...redaction }: RedactionPreviewInput,
): Promise<RedactionPreviewView> {
  authorize(actor, 'review:configure');
  refuseBadPatterns(redaction.patterns);
  return redactorOf(redaction)(text);
}
