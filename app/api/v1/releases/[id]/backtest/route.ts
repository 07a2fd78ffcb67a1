import { noteBacktestInput } from '@/lib/schemas/backtest';
import { backtestNote } from '@/lib/server/services/release/backtest-note';
import { defineRoute } from '@/lib/server/transport/define-route';

export const POST = defineRoute(
  ({ actor, param, body, request }) => backtestNote(actor, param('id'), body, request.signal),
  { input: noteBacktestInput },
);
