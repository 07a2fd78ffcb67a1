'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { type AuditFilter, auditAddress } from '@/lib/client/audit-address';
import { AUDIT_ACTIONS } from '@/lib/core/audit/audit-entry';
import { actionLabel } from './action-label';

export interface AuditFiltersProps {
  filter: AuditFilter;
  releases: readonly { id: string; title: string }[];
  features: readonly { id: string; key: string }[];
}

/** The filters live in the address, so that a view can be sent to someone. */
export function AuditFilters({ filter, releases, features }: AuditFiltersProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const apply = (change: Partial<AuditFilter>) =>
    startTransition(() => router.push(auditAddress({ ...filter, before: null, ...change })));
  const isFiltered = filter.releaseId !== null || filter.featureId !== null || filter.action !== null;

  return (
    <fieldset
      aria-busy={isPending}
      className="mb-4 grid gap-3 sm:grid-cols-[repeat(3,minmax(0,14rem))_auto] sm:items-end"
    >
      <legend className="sr-only">Filter the history</legend>
      <Field label="Release">
        <Select
          value={filter.releaseId ?? ''}
          onChange={(event) => apply({ releaseId: event.target.value || null })}
        >
          <option value="">All releases</option>
          {isUnlisted(filter.releaseId, releases) ? (
            <option value={filter.releaseId ?? ''}>A removed release</option>
          ) : null}
          {releases.map((release) => (
            <option key={release.id} value={release.id}>
              {release.title}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Feature">
        <Select
          value={filter.featureId ?? ''}
          onChange={(event) => apply({ featureId: event.target.value || null })}
        >
          <option value="">All features</option>
          {isUnlisted(filter.featureId, features) ? (
            <option value={filter.featureId ?? ''}>A removed feature</option>
          ) : null}
          {features.map((feature) => (
            <option key={feature.id} value={feature.id}>
              {feature.key}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Action">
        <Select
          value={filter.action ?? ''}
          onChange={(event) => apply({ action: event.target.value || null })}
        >
          <option value="">All actions</option>
          {AUDIT_ACTIONS.map((action) => (
            <option key={action} value={action}>
              {actionLabel(action)}
            </option>
          ))}
        </Select>
      </Field>
      {isFiltered ? (
        <Button
          variant="ghost"
          className="justify-self-start"
          onClick={() => apply({ releaseId: null, featureId: null, action: null })}
        >
          Clear
        </Button>
      ) : null}
    </fieldset>
  );
}

// The history outlives what it is about, as with a sample that was removed.
function isUnlisted(id: string | null, listed: readonly { id: string }[]): boolean {
  return id !== null && !listed.some((each) => each.id === id);
}
