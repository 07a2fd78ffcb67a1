'use client';

import { useState } from 'react';
import type { z } from 'zod';
import type { ApiResult } from './call-api';
import { faultsByField } from './faults-by-field';
import { focusFirstInvalid } from './focus-first-invalid';
import { saidOnce } from './said-once';

export interface Submission {
  busy: boolean;
  /** What the server refused as a whole; null while nothing is wrong. */
  fault: string | null;
  /** A sentence for each field that is not right. */
  errors: Partial<Record<string, string>>;
}

const IDLE: Submission = { busy: false, fault: null, errors: {} };

/**
 * One form's way to the server: checks the input against the schema that the server uses too, sends it, and keeps
 * what went wrong. `submit` gives the answer; null when the input was not sent because of its faults.
 */
export function useSubmit() {
  const [submission, setSubmission] = useState(IDLE);

  const submit = async <I, T>(
    schema: z.ZodType<I>,
    input: unknown,
    send: (input: I) => Promise<ApiResult<T>>,
  ): Promise<ApiResult<T> | null> => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) {
      setSubmission({ ...IDLE, errors: faultsByField(parsed.error) });
      focusFirstInvalid();
      return null;
    }
    setSubmission({ ...IDLE, busy: true });
    const answer = await send(parsed.data);
    if (answer.ok) setSubmission(IDLE);
    else {
      setSubmission({ busy: false, ...saidOnce(answer, Object(input)) });
      focusFirstInvalid();
    }
    return answer;
  };

  return { ...submission, submit, reset: () => setSubmission(IDLE) };
}
