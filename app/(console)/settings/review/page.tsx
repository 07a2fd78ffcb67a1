import type { Metadata } from 'next';
import { ReviewSettingsForm } from '@/components/settings/review-settings-form';
import { decideAccess } from '@/lib/core/access/decide-access';
import { getReviewSettings } from '@/lib/server/services/review/get-review-settings';
import { pageActor } from '@/lib/server/transport/page-actor';

export const metadata: Metadata = { title: 'Review settings' };

export default async function ReviewSettingsPage() {
  const actor = await pageActor();
  const { savedAt: _savedAt, ...settings } = await getReviewSettings(actor);
  const mayChange = decideAccess(actor, 'review:configure').kind === 'allowed';
  return <ReviewSettingsForm settings={settings} mayChange={mayChange} />;
}
