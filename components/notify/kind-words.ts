import type { TargetKind } from '@/lib/core/notify/target-kind';

interface KindWords {
  name: string;
  hint: string;
  address: string;
  placeholder: string;
  addressHint: string;
}

export const KIND_WORDS: Readonly<Record<TargetKind, KindWords>> = {
  webhook: {
    name: 'Webhook',
    hint: 'Signed JSON by Standard Webhooks.',
    address: 'Address',
    placeholder: 'https://example.com/hooks/sluice',
    addressHint: 'Gets a POST for each message. Redirects are not followed.',
  },
  slack: {
    name: 'Slack',
    hint: 'An incoming webhook; Mattermost takes it, too.',
    address: 'Webhook address',
    placeholder: 'https://hooks.slack.com/services/…',
    addressHint: 'Whoever knows it can write into the channel: it is shown to admins alone.',
  },
  email: {
    name: 'E-mail',
    hint: 'A short mail in text and HTML.',
    address: 'E-mail address',
    placeholder: 'oncall@example.com',
    addressHint: 'One address; a list of your mail server makes it many.',
  },
};
