import type { EventType } from '@/lib/core/notify/event-type';
import type { TargetKind } from '@/lib/core/notify/target-kind';
import type { TargetView } from '@/lib/schemas/notification';

/** The form's fields. What was chosen is kept while "all" is. */
export interface TargetDraft {
  name: string;
  kind: TargetKind;
  address: string;
  everyEvent: boolean;
  events: readonly EventType[];
  everyFeature: boolean;
  features: readonly string[];
}

const EMPTY: TargetDraft = {
  ...{ name: '', kind: 'webhook', address: '', everyEvent: true, events: [] },
  ...{ everyFeature: true, features: [] },
};

export function draftOf(target: TargetView | null): TargetDraft {
  if (!target) return EMPTY;
  const { name, kind, address, events, everyFeature, features } = target;
  return { name, kind, address, everyEvent: events.length === 0, events, everyFeature, features };
}

export interface ScopeFaults {
  events: string | null;
  features: string | null;
}

/** "Only these" with nothing chosen would be sent as all of them. */
export function scopeFaults({ everyEvent, events, everyFeature, features }: TargetDraft): ScopeFaults {
  return {
    events: !everyEvent && events.length === 0 ? 'Choose at least one event' : null,
    features: !everyFeature && features.length === 0 ? 'Choose at least one feature' : null,
  };
}

/** What of a draft is sent, beside the kind. */
export function settingsOf({ name, address, ...scope }: TargetDraft): {
  name: string;
  address: string;
  events: EventType[];
  features: string[];
} {
  return {
    name,
    address,
    events: scope.everyEvent ? [] : [...scope.events],
    features: scope.everyFeature ? [] : [...scope.features],
  };
}
