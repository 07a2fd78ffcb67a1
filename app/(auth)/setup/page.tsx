import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { SetupForm } from '@/components/auth/setup-form';
import { needsSetup } from '@/lib/server/services/identity/needs-setup';

export const metadata: Metadata = { title: 'Set up' };

export default async function SetupPage() {
  await connection();
  if (!(await needsSetup())) redirect('/');
  return <SetupForm />;
}
