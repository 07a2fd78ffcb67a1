import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { SignInForm } from '@/components/auth/sign-in-form';
import { needsSetup } from '@/lib/server/services/identity/needs-setup';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  await connection();
  if (await needsSetup()) redirect('/setup');
  const { callbackUrl, error } = await searchParams;
  return (
    <SignInForm
      callbackUrl={typeof callbackUrl === 'string' ? callbackUrl : null}
      error={typeof error === 'string' ? error : null}
    />
  );
}
