import { CircleAlert, TriangleAlert } from 'lucide-react';
import { cn } from '@/lib/client/cn';
import type { PlanFinding } from '@/lib/core/release/lint-plan';

/** Faults and warnings of the plan, each with the way out. */
export function PlanFindings({ findings }: { findings: readonly PlanFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1">
      {findings.map((finding) => {
        const isError = finding.severity === 'error';
        const Icon = isError ? CircleAlert : TriangleAlert;
        return (
          <li key={`${finding.code} ${finding.field}`} className="flex items-start gap-1.5 text-sm">
            <Icon
              aria-hidden
              className={cn('mt-0.5 size-3.5 shrink-0', isError ? 'text-fail' : 'text-warn')}
            />
            <span>
              <span className={isError ? 'text-fail' : 'text-warn'}>{finding.message}</span>{' '}
              <span className="text-mute">{finding.fix}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
