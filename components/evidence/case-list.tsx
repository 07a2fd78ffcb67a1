'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { Pill } from '@/components/ui/pill';
import { cn } from '@/lib/client/cn';
import { KIND_LABELS } from '@/lib/core/evidence/evidence-case';
import type { CaseListItem } from '@/lib/schemas/evidence';
import { type CaseView, caseAddress } from './case-address';
import { CHANGE_LABELS, CHANGE_TONES } from './change-labels';

export interface CaseListProps {
  releaseId: string;
  view: CaseView;
  cases: readonly CaseListItem[];
  /** The open case, whole; drawn below its row. */
  opened: ReactNode;
}

/** Cases to go through: j and k walk, Enter opens and closes. The open one is in the address. */
export function CaseList({ releaseId, view, cases, opened }: CaseListProps) {
  const list = useRef<HTMLUListElement>(null);
  useCaseKeys(list);
  const router = useRouter();
  const hrefOf = (item: CaseListItem) =>
    caseAddress(releaseId, { ...view, open: item.number === view.open ? null : item.number });
  return (
    <ul ref={list} className="border-t border-line">
      {cases.map((item) => (
        <li key={item.number} className="border-b border-line last:border-b-0">
          <Link
            href={hrefOf(item)}
            scroll={false}
            data-case={item.number}
            aria-expanded={item.number === view.open}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && view.open !== null)
                router.push(caseAddress(releaseId, { ...view, open: null }), { scroll: false });
            }}
            className={cn(
              'grid grid-cols-[5.5rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5 px-4 py-2 -outline-offset-2 hover:bg-sunken sm:grid-cols-[5.5rem_9rem_minmax(0,1fr)_auto] sm:px-4.5',
              item.number === view.open && 'bg-sunken',
            )}
          >
            <span>
              <Pill tone={CHANGE_TONES[item.change]}>{CHANGE_LABELS[item.change]}</Pill>
            </span>
            <span className="truncate font-medium">{item.caseId}</span>
            <span className="truncate text-mute max-sm:col-span-2">{item.input ?? 'no input told'}</span>
            <span className="text-sm text-mute max-sm:col-span-2">
              {[item.cohort, item.subset, KIND_LABELS[item.kind]].filter(Boolean).join(' · ')}
            </span>
          </Link>
          {item.number === view.open ? opened : null}
        </li>
      ))}
    </ul>
  );
}

function useCaseKeys(list: React.RefObject<HTMLUListElement | null>): void {
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      const step = { j: 1, k: -1 }[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-case]') ?? [])];
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      const next = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + step))];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    document.addEventListener('keydown', walk);
    return () => document.removeEventListener('keydown', walk);
  }, [list]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [role=dialog]') !== null;
}
