import { expect, it } from 'vitest';
import type { TargetView } from '@/lib/schemas/notification';
import { scopeSentence } from './scope-sentence';

type Scope = Pick<TargetView, 'events' | 'everyFeature' | 'features'>;

it.each<[Scope, string]>([
  [{ events: [], everyFeature: true, features: [] }, 'All events, of all features'],
  [
    { events: ['release.trigger_fired'], everyFeature: false, features: ['triage'] },
    'Trigger fired, of triage',
  ],
  [
    { events: ['release.trigger_fired', 'release.held'], everyFeature: true, features: [] },
    'Trigger fired and 1 other event, of all features',
  ],
  [{ events: [], everyFeature: false, features: ['a', 'b', 'c'] }, 'All events, of a and 2 other features'],
  [{ events: [], everyFeature: false, features: [] }, 'All events, of features that are gone'],
])('%o reads: %s', (scope, sentence) => {
  expect(scopeSentence(scope)).toBe(sentence);
});
