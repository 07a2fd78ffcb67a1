import { notFound } from 'next/navigation';
import { DomainError } from '@/lib/core/domain-error';

/** For pages: what a read verb answers, or the not-found page where it says that there is no such thing. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') notFound();
    throw error;
  }
}
