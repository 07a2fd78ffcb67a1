import { ARMS, type Arm, type ArmAnswer } from '@/lib/core/evidence/evidence-case';
import { formatCount, formatMs, formatUsd } from '@/lib/core/telemetry/format-metric';
import type { EvidenceCaseView } from '@/lib/schemas/evidence';
import { OutputDiff } from './output-diff';

export interface CaseDetailProps {
  found: EvidenceCaseView;
  variants: Record<Arm, string>;
}

/** One case whole: what was asked, what was expected, and both outputs with their differences. Plain text only. */
export function CaseDetail({ found, variants }: CaseDetailProps) {
  return (
    <div className="flex flex-col gap-3 border-t border-line bg-sunken px-4 py-3.5 sm:px-4.5">
      <div className="grid gap-3 sm:grid-cols-2">
        <Text title="Input" text={found.input} />
        <Text title="Expected" text={found.expected} />
      </div>
      <OutputDiff
        before={{ title: variants.baseline, text: found.baseline.output, error: found.baseline.error }}
        after={{ title: variants.candidate, text: found.candidate.output, error: found.candidate.error }}
      />
      <dl className="grid gap-x-4 gap-y-0.5 text-sm sm:grid-cols-2">
        {ARMS.map((arm) => (
          <div key={arm}>
            <dt className="sr-only">{variants[arm]}</dt>
            <dd className="text-mute">{factsOf(found[arm]).join(' · ') || 'nothing else told'}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Text({ title, text }: { title: string; text: string | null }) {
  return (
    <div className="min-w-0">
      <h3 className="text-sm font-medium text-mute">{title}</h3>
      <p className="max-h-72 overflow-y-auto whitespace-pre-wrap [overflow-wrap:anywhere]">
        {text ?? 'not told'}
      </p>
    </div>
  );
}

function factsOf(answer: ArmAnswer): string[] {
  const { quality, parseOk, refused, latencyMs, inputTokens, outputTokens, costUsd } = answer;
  return [
    quality === null ? null : `quality ${Number(quality.toFixed(3))}`,
    parseOk === false ? 'not parsed' : null,
    refused ? 'refused' : null,
    latencyMs === null ? null : formatMs(latencyMs),
    inputTokens === null ? null : `${formatCount(inputTokens)} tokens in`,
    outputTokens === null ? null : `${formatCount(outputTokens)} tokens out`,
    costUsd === null ? null : formatUsd(costUsd),
  ].filter((fact) => fact !== null);
}
