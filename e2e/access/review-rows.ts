import { expect } from '@playwright/test';
import type { ReviewQueue } from '../../lib/schemas/review-item';
import type { AccessRow } from './access-row';
import type { Installation } from './installation';

/** A pair of the release's comparison, which is in the queue soon after it was uploaded. */
const ofItem = async ({ admin, release }: Installation) => {
  let id: string | undefined;
  await expect
    .poll(async () => {
      const { items } = await admin.post<ReviewQueue>(`/reviews/${release.id}/queue`, {});
      id = items[0]?.id;
      return id;
    })
    .toBeDefined();
  return `/api/v1/reviews/items/${id}/verdict`;
};

/** Outputs to judge. */
export const REVIEW_ROWS: readonly AccessRow[] = [
  { route: 'GET /reviews', permission: 'review:read', path: () => '/api/v1/reviews' },
  {
    route: 'POST /reviews/[releaseId]/queue',
    permission: 'review:judge',
    reads: true,
    path: ({ release }) => `/api/v1/reviews/${release.id}/queue`,
    body: () => ({}),
  },
  {
    route: 'GET /reviews/[releaseId]/summary',
    permission: 'review:read',
    path: ({ release }) => `/api/v1/reviews/${release.id}/summary`,
  },
  {
    route: 'PUT /reviews/items/[itemId]/verdict',
    permission: 'review:judge',
    path: ofItem,
    body: () => ({ verdict: 'tie' }),
  },
  { route: 'DELETE /reviews/items/[itemId]/verdict', permission: 'review:judge', path: ofItem },
];
