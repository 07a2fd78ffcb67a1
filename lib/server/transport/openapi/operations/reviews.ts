import { queueInput, verdictInput } from '@/lib/schemas/review-item';
import { redactionPreviewInput, reviewSettingsInput } from '@/lib/schemas/review-settings';
import type { OperationGroup } from '../operation';

export const reviewOperations: OperationGroup = {
  name: 'Review',
  about: 'Outputs that people judge without knowing whose they are.',
  operations: [
    {
      id: 'listReviewDesk',
      route: 'GET /reviews',
      summary: 'List the releases that have outputs to judge, with how far one is',
      permission: 'review:read',
      answer: 'ReviewDeskEntry[]',
    },
    {
      id: 'listQueue',
      route: 'POST /reviews/[releaseId]/queue',
      summary: 'Take the next outputs to judge; they are held for 20 minutes',
      permission: 'review:judge',
      input: queueInput,
      answer: 'ReviewQueue',
    },
    {
      id: 'judgeItem',
      route: 'PUT /reviews/items/[itemId]/verdict',
      summary: 'Judge an output, or choose between two',
      permission: 'review:judge',
      input: verdictInput,
      answer: null,
      refuses: ['conflict'],
    },
    {
      id: 'undoVerdict',
      route: 'DELETE /reviews/items/[itemId]/verdict',
      summary: 'Take one’s verdict back, as long as it is not counted',
      permission: 'review:judge',
      answer: null,
      refuses: ['conflict'],
    },
    {
      id: 'getReviewSummary',
      route: 'GET /reviews/[releaseId]/summary',
      summary: 'Get what was judged in the present stage: rates, preference, reasons, agreement',
      permission: 'review:read',
      answer: 'ReviewSummary',
    },
    {
      id: 'listStrata',
      route: 'GET /releases/[id]/sampling',
      summary: 'List what the samples of a release were drawn from, with their weights',
      permission: 'review:read',
      answer: 'StratumView[]',
    },
    {
      id: 'getReviewSettings',
      route: 'GET /review-settings',
      summary: 'Get what is sampled, how texts are redacted and how long they are kept',
      permission: 'review:read',
      answer: 'ReviewSettingsView',
    },
    {
      id: 'saveReviewSettings',
      route: 'PUT /review-settings',
      summary: 'Say what is sampled and redacted from now on',
      permission: 'review:configure',
      input: reviewSettingsInput,
      answer: 'ReviewSettingsView',
    },
    {
      id: 'previewRedaction',
      route: 'POST /review-settings/preview',
      summary: 'See a text as it would be stored',
      permission: 'review:configure',
      input: redactionPreviewInput,
      answer: 'RedactionPreviewView',
    },
  ],
};
