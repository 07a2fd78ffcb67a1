'use client';

import { getProviders } from 'next-auth/react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';

/** One button for each provider that is configured; nothing when none is. */
export function SingleSignOn({ onStart }: { onStart: (providerId: string) => void }) {
  const [providers, setProviders] = useState<readonly { id: string; name: string }[]>([]);

  useEffect(() => {
    let isGone = false;
    getProviders().then(
      (found) => {
        if (!isGone) setProviders(Object.values(found ?? {}).filter(({ type }) => type !== 'credentials'));
      },
      // Without an answer the password form still works, and says what is wrong when it does not.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, []);

  if (providers.length === 0) return null;
  return (
    <div className="mt-4 flex flex-col gap-2 border-t border-line pt-4">
      {providers.map(({ id, name }) => (
        <Button key={id} onClick={() => onStart(id)}>
          Sign in with {name}
        </Button>
      ))}
    </div>
  );
}
