import { z } from 'zod';
import type { DeliveryState } from '@/lib/core/notify/decide-delivery';
import { EVENT_TYPES, type EventType, type MessageType } from '@/lib/core/notify/event-type';
import { TARGET_KINDS, type TargetKind } from '@/lib/core/notify/target-kind';

const name = z
  .string()
  .trim()
  .min(1, 'Give it a name')
  .max(60, 'At most 60 characters')
  .regex(/^\P{Cc}*$/u, 'Without line ends and other control characters');
const address = z.string().trim().min(1, 'Give the address').max(2_000, 'At most 2,000 characters');
const scope = {
  /** Empty: all of them, and those that come to be. */
  events: z.array(z.enum(EVENT_TYPES)).max(EVENT_TYPES.length).default([]),
  /** Keys. Empty: of every feature. */
  features: z.array(z.string().min(1).max(200)).max(500).default([]),
};

const isHttp = z.url({ protocol: /^https?$/ });
const isMail = z.email();

/** What is wrong with an address for this kind; null when nothing is. */
export function addressFault(kind: TargetKind, text: string): string | null {
  if (kind === 'email') {
    return isMail.safeParse(text).success ? null : 'One e-mail address, such as oncall@example.com';
  }
  if (!isHttp.safeParse(text).success) return 'An address that begins with https:// or http://';
  const { username, password } = new URL(text);
  return username === '' && password === '' ? null : 'Without a user and password';
}

export const createTargetInput = z
  .object({ name, kind: z.enum(TARGET_KINDS), address, ...scope })
  .strict()
  .superRefine(({ kind, address: text }, context) => {
    const message = addressFault(kind, text);
    if (message) context.addIssue({ code: 'custom', path: ['address'], message });
  });
export type CreateTargetInput = z.input<typeof createTargetInput>;

/** Other settings, or disabled or enabled. The kind stays. */
export const updateTargetInput = z.union([
  z.object({ enabled: z.boolean() }).strict(),
  z.object({ name, address, ...scope }).strict(),
]);
export type UpdateTargetInput = z.input<typeof updateTargetInput>;

export const deliveriesQuery = z.strictObject({
  before: z.string().optional().describe('`next` of the page before.'),
});

export interface TargetView {
  id: string;
  name: string;
  kind: TargetKind;
  address: string;
  events: EventType[];
  /** False: of `features` alone, be it that they are gone. */
  everyFeature: boolean;
  /** Keys. */
  features: string[];
  /** Until when the secret before the last rotation signs along; null when it does not. */
  previousUntil: string | null;
  updatedAt: string;
  disabledAt: string | null;
  disabledReason: string;
  /** How many messages wait for it. */
  waiting: number;
  lastDelivery: Pick<DeliveryView, 'state' | 'createdAt'> | null;
}

/** The one time that the secret is given out; null for kinds that sign nothing. */
export interface TargetWithSecret {
  target: TargetView;
  secret: string | null;
}

export interface DeliveryView {
  id: string;
  /** Goes out as webhook-id. */
  messageId: string;
  type: MessageType;
  /** As it was told; `isThere` is false once it was removed. */
  release: { id: string; title: string; isThere: boolean };
  state: DeliveryState;
  createdAt: string;
  attempts: number;
  nextAttemptAt: string;
  lastAttemptAt: string | null;
  lastDurationMs: number | null;
  /** Null when no answer came. */
  lastStatus: number | null;
  /** The answer's first 500 characters, or what went wrong. */
  lastSaid: string;
}

export interface DeliveryPage {
  deliveries: DeliveryView[];
  /** Give it as `before` for the page that follows; null at the end. */
  next: string | null;
}

export interface TargetTest {
  ok: boolean;
  status: number | null;
  said: string;
  durationMs: number;
}

/** What a form needs to know of the installation. */
export interface NotificationSetup {
  targets: TargetView[];
  features: { key: string; name: string }[];
  mailIsSetUp: boolean;
  publicUrlIsSet: boolean;
}
