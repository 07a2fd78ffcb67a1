import { TEST_TYPE } from './event-type';
import type { Message } from './message';

/** What an admin sends to see whether it arrives. */
export function testMessage(at: Date, adminName: string, targetName: string): Message {
  return {
    type: TEST_TYPE,
    timestamp: at.toISOString(),
    data: {
      sample: false,
      feature: null,
      release: null,
      stage: null,
      actor: { kind: 'user', name: adminName },
      sentence: `${adminName} tests the target "${targetName}". Nothing happened to any release.`,
      reason: null,
      details: {},
    },
  };
}
