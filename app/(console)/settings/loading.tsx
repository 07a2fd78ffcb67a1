import { RowsSkeleton } from '@/components/shell/rows-skeleton';

export default function SettingsLoading() {
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        Loading
      </p>
      <RowsSkeleton rows={4} />
    </div>
  );
}
