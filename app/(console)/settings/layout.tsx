import type { ReactNode } from 'react';
import { SettingsNav } from '@/components/settings/settings-nav';

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <h1 className="mb-3 text-2xl font-semibold tracking-tight">Settings</h1>
      <SettingsNav />
      {children}
    </>
  );
}
