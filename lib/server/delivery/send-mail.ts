import { createTransport } from 'nodemailer';
import type { AttemptOutcome } from '@/lib/core/notify/decide-delivery';
import { mailMessage } from '@/lib/core/notify/mail-message';
import type { Message } from '@/lib/core/notify/message';
import { env } from '../env';
import { SAID_CHARACTERS, SEND_TIMEOUT_MS } from './post-json';
import { unlessEnded } from './unless-ended';

export const NO_SMTP = 'E-mail is not set up: SLUICE_SMTP_URL and SLUICE_MAIL_FROM are not set.';

const TOO_SLOW = `The SMTP server did not take it within ${SEND_TIMEOUT_MS / 1000} s.`;

/** Hands one mail to the SMTP server. Its Message-ID stays, so that a mail program shows a repeated one once. */
export async function sendMail(
  id: string,
  address: string,
  message: Message,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const { SLUICE_SMTP_URL: url, SLUICE_MAIL_FROM: from } = env();
  if (!url || !from) return { kind: 'failed', status: null, said: NO_SMTP };
  const transport = createTransport({
    url,
    connectionTimeout: SEND_TIMEOUT_MS,
    greetingTimeout: SEND_TIMEOUT_MS,
    socketTimeout: SEND_TIMEOUT_MS,
    // A message is a text of this server: it may name no file and no address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const deadline = AbortSignal.timeout(SEND_TIMEOUT_MS);
  try {
    const sending = transport.sendMail({
      from,
      // As an object, so that nothing in it is read as a list of addresses.
      to: { name: '', address },
      messageId: `<${id}@sluice>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...mailMessage(message),
    });
    const { response } = await unlessEnded(sending, AbortSignal.any([signal, deadline]));
    return { kind: 'delivered', status: codeOf(response), said: response.slice(0, SAID_CHARACTERS) };
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.aborted) return { kind: 'failed', status: null, said: TOO_SLOW };
    return { kind: 'failed', ...faultOf(error) };
  } finally {
    transport.close();
  }
}

function faultOf(error: unknown): Pick<AttemptOutcome, 'status' | 'said'> {
  const response = Object(error).response;
  if (typeof response === 'string')
    return { status: codeOf(response), said: response.slice(0, SAID_CHARACTERS) };
  const code = Object(error).code;
  return {
    status: null,
    said: `The SMTP server could not be spoken to${typeof code === 'string' ? ` (${code})` : ''}.`,
  };
}

function codeOf(response: string): number | null {
  const code = Number.parseInt(response, 10);
  return Number.isNaN(code) ? null : code;
}
