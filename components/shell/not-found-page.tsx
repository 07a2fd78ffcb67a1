import { ButtonLink } from '@/components/ui/button-link';

export function NotFoundPage() {
  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-3 px-4 py-16">
      <h1 className="text-2xl font-semibold tracking-tight">There is nothing here</h1>
      <p className="text-mute">The address is wrong, or what it named was removed, as the sample can be.</p>
      <ButtonLink href="/" variant="primary">
        To the Desk
      </ButtonLink>
    </div>
  );
}
