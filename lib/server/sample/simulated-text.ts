import { CANDIDATE_PROMPT } from '../services/sample/sample-content';
import { type Random, weighted } from './seeded-random';
import type { SimulatedRequest } from './simulated-request';

/** What a customer asks by queue, and the facts that a good answer has. `rule` is what a short answer tends to leave out. */
const CASES: Record<string, readonly { asks: string; answer: string; rule: string }[]> = {
  refunds: [
    {
      asks: 'I sent the headphones back two weeks ago. Where is my money?',
      answer: 'your return arrived on the 9th and the refund of 89.00 was sent to your card the same day',
      rule: 'Banks take up to 10 working days to show it; after that we open a trace for you.',
    },
    {
      asks: 'Can I still return a jacket that I bought 35 days ago? The zip broke.',
      answer: 'a broken zip is a defect, so the 30 days for returns do not apply',
      rule: 'We repair it free of charge, and refund it in full when that is not possible within 14 days.',
    },
  ],
  billing: [
    {
      asks: 'Why was I charged twice in May?',
      answer: 'the second line is a reservation that your bank released on the 3rd',
      rule: 'Only one payment of 24.90 was collected.',
    },
    {
      asks: 'I need the invoice with our VAT number on it.',
      answer: 'I have put the VAT number on your account',
      rule: 'The corrected invoice is under Orders, and future ones carry it by themselves.',
    },
  ],
  shipping: [
    {
      asks: 'My parcel has been in Leipzig for five days.',
      answer: 'the carrier scanned it in Leipzig again this morning and delivers it tomorrow',
      rule: 'If it has not come by Friday we send it once more, at no cost to you.',
    },
    {
      asks: 'Can you deliver to a parcel locker instead?',
      answer: 'yes, as long as the parcel is not on its way yet',
      rule: 'Yours leaves tonight at 18:00; choose the locker under Orders before that.',
    },
  ],
  account: [
    {
      asks: 'I cannot sign in any more, the code never arrives.',
      answer: 'codes went to an address that you replaced last week',
      rule: 'I have sent one to the new address; it is good for 15 minutes.',
    },
    {
      asks: 'Please delete my account and everything you know about me.',
      answer: 'I have started the deletion, which takes 30 days',
      rule: 'Invoices must be kept for ten years; everything else goes.',
    },
  ],
};

const REFUSAL = 'I am sorry, but I cannot help with this request. Please contact our support team.';

/** The texts of one request, in keeping with what its outcome says of it. p42 is brief and begins with the facts. */
export function simulatedText(
  random: Random,
  promptVersion: string,
  { context, targetingKey }: SimulatedRequest,
  outcome: { refused: boolean; parse_failed: boolean; task_success?: boolean },
): { input: string; output: string } {
  const cases = CASES[context.queue] ?? [];
  const chosen = weighted(
    random,
    cases.map((one) => [one, 1] as const),
    cases[0],
  );
  if (!chosen) return { input: '', output: '' };
  const input = `${chosen.asks}\n\nCustomer ${targetingKey.replace('customer-', '')}`;
  if (outcome.refused) return { input, output: REFUSAL };
  const rule = outcome.task_success === false ? '' : ` ${chosen.rule}`;
  const first = `${chosen.answer.charAt(0).toUpperCase()}${chosen.answer.slice(1)}.`;
  const reply =
    promptVersion === CANDIDATE_PROMPT
      ? `${first}${rule}`
      : `Hello, and thank you for writing to us.\n\nI have looked into this for you: ${chosen.answer}.${rule}\n\nIs there anything else I can do for you?\n\nKind regards,\nYour support team`;
  const json = JSON.stringify({ reply, queue: context.queue, needs_agent: rule === '' });
  return { input, output: outcome.parse_failed ? json.slice(0, -12) : json };
}
