import { FilePenLine } from 'lucide-react';
import { Fingerprint } from '@/components/feature/fingerprint';
import { TextLink } from '@/components/ui/text-link';
import { TimeAgo } from '@/components/ui/time-ago';
import type { VersionEdit } from '@/lib/core/release/gate-facts';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { HIDDEN_EDIT_QUIET_MINUTES } from '@/lib/core/telemetry/hidden-edit';
import type { ReleaseView } from '@/lib/schemas/release';
import { AcknowledgeEdit } from './acknowledge-edit';

/** Another content under the same label (rule 10): what it was, since when, and the way on. */
export function HiddenEditNotes({ release }: { release: ReleaseView }) {
  const open = release.hiddenEdits.filter(({ state }) => state !== 'acknowledged');
  return open.map((edit) => (
    <HiddenEditNote
      key={`${edit.versionId} ${edit.axis} ${edit.fingerprint}`}
      release={release}
      edit={edit}
    />
  ));
}

function HiddenEditNote({ release, edit }: { release: ReleaseView; edit: VersionEdit }) {
  const { arm, variant, axis, state, expected } = edit;
  const refusal = release.permissions['release:acknowledge'];
  const newVersion = `/features/${encodeURIComponent(release.feature.key)}/versions/new`;
  return (
    <section
      aria-label={`Hidden edit of the ${arm}’s ${axis}`}
      className="rounded-card border border-fail/45 bg-fail-soft px-4 py-3 sm:px-4.5"
    >
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <FilePenLine aria-hidden className="mt-0.5 size-4 shrink-0 text-fail" />
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="font-semibold text-fail">
            The {arm}’s {axis} was edited under the same label
          </h2>
          <p className="mt-0.5">
            Requests of {variant} carry two contents, so its numbers are not those of one version. Promotion
            is frozen.
          </p>
          <dl className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-2">
            <Content
              name={expected.declared ? 'Registered with the version' : 'Seen first'}
              hash={expected.fingerprint}
              axis={axis}
              {...expected}
            />
            <Content name="Seen as well" hash={edit.fingerprint} {...edit} />
          </dl>
          <p className="mt-2 text-sm text-mute">
            To keep the new content, <TextLink href={newVersion}>register it as a version</TextLink> under
            labels of its own. To undo it, put the old content back.{' '}
            {state === 'seen'
              ? `Once no request has carried it for ${HIDDEN_EDIT_QUIET_MINUTES} minutes, the owner says what happened, and promotion opens again.`
              : `No request has carried it for ${HIDDEN_EDIT_QUIET_MINUTES} minutes. Promotion opens again when the owner has said what happened.${refusal ? ` ${refusal}` : ''}`}
          </p>
        </div>
        {state === 'stopped' ? (
          <AcknowledgeEdit releaseId={release.id} edit={edit} disabled={Boolean(refusal)} />
        ) : null}
      </div>
    </section>
  );
}

interface ContentProps {
  name: string;
  axis: string;
  hash: string;
  firstSeenAt: string | null;
  lastSeenAt: string | null;
  requests: number;
}

function Content({ name, axis, hash, firstSeenAt, lastSeenAt, requests }: ContentProps) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-mute">{name}</dt>
      <dd>
        <Fingerprint of={axis} hash={hash} />
        <p className="text-sm">
          {firstSeenAt && lastSeenAt ? (
            <>
              {formatCount(requests)} {requests === 1 ? 'request' : 'requests'}, first{' '}
              <TimeAgo at={firstSeenAt} />, last <TimeAgo at={lastSeenAt} />
            </>
          ) : (
            'No request carried it yet'
          )}
        </p>
      </dd>
    </div>
  );
}
