import { DEFAULT_REVIEW_SETTINGS } from '../../lib/core/review/review-settings';
import type { AccessRow } from './access-row';

const api = (path: string) => () => `/api/v1${path}`;

/** Prices, and what is sampled for review. */
export const SETTINGS_ROWS: readonly AccessRow[] = [
  { route: 'GET /prices', permission: 'price:read', path: api('/prices') },
  {
    route: 'PUT /prices',
    permission: 'price:manage',
    path: api('/prices'),
    body: () => ({ model: 'm', inputUsd: 1, cachedInputUsd: null, outputUsd: 2 }),
  },
  // The one that the row above has set.
  { route: 'DELETE /prices', permission: 'price:manage', path: api('/prices?model=m') },
  { route: 'GET /review-settings', permission: 'review:read', path: api('/review-settings') },
  {
    route: 'PUT /review-settings',
    permission: 'review:configure',
    path: api('/review-settings'),
    body: () => DEFAULT_REVIEW_SETTINGS,
  },
  {
    route: 'POST /review-settings/preview',
    permission: 'review:configure',
    reads: true,
    path: api('/review-settings/preview'),
    body: () => ({ text: 'a', redact: DEFAULT_REVIEW_SETTINGS.redact, patterns: [] }),
  },
];
