import { describe, expect, it } from 'vitest';
import type { TargetView } from '@/lib/schemas/notification';
import { draftOf, scopeFaults, settingsOf } from './target-draft';

const target = (changes: Partial<TargetView> = {}): TargetView => ({
  ...{ id: 't', name: 'on call', kind: 'webhook', address: 'https://example.com/', events: [], features: [] },
  ...{ everyFeature: true, previousUntil: null, updatedAt: '', disabledAt: null, disabledReason: '' },
  ...{ waiting: 0, lastDelivery: null, ...changes },
});

describe("a target's form", () => {
  it.each<[string, Partial<TargetView>]>([
    ['of everything', {}],
    ['of some events', { events: ['release.held', 'release.trigger_fired'] }],
    ['of one feature', { everyFeature: false, features: ['support-reply'] }],
  ])('gives back what it was given: %s', (_, changes) => {
    const { name, address, events, features } = target(changes);
    expect(settingsOf(draftOf(target(changes)))).toEqual({ name, address, events, features });
  });

  it('sends nothing of what is chosen while all is', () => {
    const draft = { ...draftOf(target({ events: ['release.held'] })), everyEvent: true };
    expect(settingsOf(draft).events).toEqual([]);
  });

  it('does not widen a target whose feature is gone', () => {
    const draft = draftOf(target({ everyFeature: false }));
    expect(scopeFaults(draft)).toEqual({ events: null, features: 'Choose at least one feature' });
    expect(scopeFaults(draftOf(null))).toEqual({ events: null, features: null });
    expect(scopeFaults({ ...draft, everyEvent: false }).events).toBe('Choose at least one event');
  });
});
