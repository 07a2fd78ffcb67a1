'use client';

import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorNote } from '@/components/ui/error-note';
import { TimeAgo } from '@/components/ui/time-ago';
import { type ApiResult, callApi } from '@/lib/client/call-api';
import type { ChainVerification } from '@/lib/schemas/audit';

const WHOLE = new Intl.NumberFormat('en-GB');

/** Has the server check every entry against the one before it. */
export function VerifyButton() {
  const [answer, setAnswer] = useState<ApiResult<ChainVerification> | null>(null);
  const [busy, setBusy] = useState(false);

  const verify = async () => {
    setBusy(true);
    setAnswer(await callApi<ChainVerification>('GET', '/audit/verification'));
    setBusy(false);
  };

  return (
    <div className="flex flex-col items-start gap-2 sm:items-end">
      <Button onClick={() => void verify()} loading={busy}>
        {busy ? null : <ShieldCheck aria-hidden />}
        {busy ? 'Checking every entry' : 'Verify the chain'}
      </Button>
      <div role="status" className="max-w-lg sm:text-right">
        {answer?.ok ? <Verdict result={answer.data} /> : null}
      </div>
      {answer && !answer.ok ? <ErrorNote title={answer.detail} body="The chain was not checked." /> : null}
    </div>
  );
}

function Verdict({ result }: { result: ChainVerification }) {
  if (result.kind === 'broken') {
    return (
      <p className="text-fail">
        <span className="font-semibold">Broken at entry {WHOLE.format(result.seq)}.</span> {result.sentence}
      </p>
    );
  }
  return (
    <p className="text-mute">
      <span className="font-semibold text-pass">Intact:</span> {WHOLE.format(result.entries)}{' '}
      {result.entries === 1 ? 'entry' : 'entries'}, checked <TimeAgo at={result.checkedAt} />. Head hash
      <span className="code block text-ink [overflow-wrap:anywhere]">{result.headHash}</span>
    </p>
  );
}
