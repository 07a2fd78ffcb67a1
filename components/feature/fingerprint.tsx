import { CopyButton } from '@/components/ui/copy-button';

/** A sha256, short, with the whole of it on hover and by copying. */
export function Fingerprint({ of, hash }: { of: string; hash: string }) {
  return (
    <span className="inline-flex items-center whitespace-nowrap">
      <span className="mr-1 text-mute">{of}</span>
      <span className="code" title={hash}>
        {hash.slice(0, 8)}
      </span>
      <CopyButton text={hash} label={`Copy the ${of} fingerprint`} className="min-h-6 px-1" />
    </span>
  );
}
