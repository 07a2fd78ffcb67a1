import type { NoteTexts } from './vague-rule';

interface VagueNote {
  name: string;
  texts: NoteTexts;
  /** Field and sentence, in order. */
  found: readonly string[];
}

const note = (change: string, expectedGain: string, primaryRisk: string): NoteTexts => ({
  change,
  expectedGain,
  primaryRisk,
});

export const BAD_NOTES: readonly VagueNote[] = [
  {
    name: 'the shrug',
    texts: note('Minor tweaks', 'Improve quality', 'None'),
    found: [
      'change: “Minor tweaks” does not say what changed: what is different for who meets it?',
      'expectedGain: “Improve quality” says no number: by how much, on which metric?',
      'primaryRisk: “None” is no risk to watch for: name the one thing most likely to get worse.',
    ],
  },
  {
    name: 'the template that was left',
    texts: note('TBD', 'e.g. …', 'Lorem ipsum dolor sit amet'),
    found: [
      'change: “TBD” is a placeholder: write what holds, or nothing yet.',
      'expectedGain: “e.g. …” is a placeholder: write what holds, or nothing yet.',
      'expectedGain: “e.g. …” says no number: by how much, on which metric?',
      'primaryRisk: “Lorem ipsum” is a placeholder: write what holds, or nothing yet.',
    ],
  },
  {
    name: 'the changelog line',
    texts: note(
      'Various fixes and improvements to the support prompt.',
      'Better answers for some users.',
      'Quality may drop.',
    ),
    found: [
      'change: “Various fixes” does not say what changed: what is different for who meets it?',
      'expectedGain: “some users” names no cohort: pick a rule.',
      'expectedGain: “Better answers for some users” says no number: by how much, on which metric?',
      'primaryRisk: “Quality may drop” names nobody it would meet: which requests, which people?',
    ],
  },
  {
    name: 'the bump',
    texts: note('Updated the model to the latest version', 'Up 5 %', 'N/A'),
    found: [
      'change: “Updated the model to the latest version” does not say what changed: what is different for who meets it?',
      'expectedGain: “Up 5 %” names no metric: which number moves?',
      'primaryRisk: “N/A” is no risk to watch for: name the one thing most likely to get worse.',
    ],
  },
  {
    name: 'the promise to look',
    texts: note(
      'Replies now quote the order number.',
      'Fewer follow-up questions.',
      'Refund replies could be wrong; we will monitor closely.',
    ),
    found: [
      'expectedGain: “Fewer follow-up questions” says no number: by how much, on which metric?',
      'primaryRisk: “monitor closely” names no metric: say which, and add a trigger that acts on it.',
    ],
  },
  {
    name: 'the twin',
    texts: note(
      'Replies are half as long.',
      'Replies are half as long, cost down 10 %.',
      'Replies are half as long; cost down 10 %!',
    ),
    found: ['primaryRisk: The risk says what the gain says: what could get worse instead?'],
  },
  {
    name: 'the hurry',
    texts: note(
      'Order details come first, ASAP.',
      'Task success up 2 points soon.',
      'Many customers with two orders get the wrong one; fixed later.',
    ),
    found: [
      'change: “ASAP” gives no date: write the day.',
      'expectedGain: “soon” gives no date: write the day.',
      'primaryRisk: “Many customers” names no cohort: pick a rule.',
      'primaryRisk: “later” gives no date: write the day.',
    ],
  },
  {
    name: 'the telegram',
    texts: note('Shorter citations', 'Latency 20 %', 'Citations vanish'),
    found: [
      'change: “Shorter citations” is too short to decide on: say it in a sentence.',
      'expectedGain: “Latency 20 %” is too short to decide on: say it in a sentence.',
      'primaryRisk: “Citations vanish” is too short to decide on: say it in a sentence.',
    ],
  },
  {
    name: 'the calm one',
    texts: note(
      'A few prompt changes after the review with legal.',
      'Everything 10 % better.',
      'Low risk, should be fine.',
    ),
    found: [
      'change: “A few prompt changes” does not say what changed: what is different for who meets it?',
      'expectedGain: “Everything 10 % better” names no metric: which number moves?',
      'primaryRisk: “Low risk” is no risk to watch for: name the one thing most likely to get worse.',
    ],
  },
  {
    name: 'the form in brackets',
    texts: note(
      'Answers cite [insert policy name] from the index.',
      'Answers that are cheaper by much, for most of our users.',
      'Unexpected outputs in edge cases.',
    ),
    found: [
      'change: “[insert policy name]” is a placeholder: write what holds, or nothing yet.',
      'expectedGain: “most of our users” names no cohort: pick a rule.',
      'expectedGain: “Answers that are cheaper by much, for most of our users” says no number: by how much, on which metric?',
      'primaryRisk: “Unexpected outputs in edge cases” names nobody it would meet: which requests, which people?',
    ],
  },
];

export const GOOD_NOTES: readonly Omit<VagueNote, 'found'>[] = [
  {
    name: 'the template',
    texts: note(
      'Replies cite the policy they rest on and are a third shorter.',
      'Task success up 2 points; cost per request down 10 %.',
      'Refund questions: a short reply may leave out the deadline.',
    ),
  },
  {
    name: 'another model',
    texts: note(
      'Model gpt-4.1-mini in place of gpt-4.1 for questions that need no order data.',
      'Cost per request down from $0.012 to $0.004 at the same task success.',
      'Questions in Polish and Czech, where the smaller model refuses more often.',
    ),
  },
  {
    name: 'a retrieval index',
    texts: note(
      'Index idx-12 holds the terms of 2026; idx-11 ended with 2025. Old terms stay findable by their year.',
      'Parse failures from 3 % to under 1 %, since tables are now split by row.',
      'Agents on the insurance queue, whose answers rest on tables: a row may be cited without its heading.',
    ),
  },
  {
    name: 'a policy, with a date',
    texts: note(
      'Policy c4 lets the assistant promise a callback, later than today only, as soon as the queue is open.',
      'CSAT of the phone queue up 0.2 by Friday, 12 June; the rest follows later.',
      'Callers outside opening hours are promised a call that nobody makes.',
    ),
  },
  {
    name: 'in another language',
    texts: note(
      'Antworten nennen die Richtlinie, auf der sie beruhen, und sind kürzer.',
      'Anteil gelöster Anfragen plus 2 Punkte.',
      '返金の質問では、短い回答が期限を省くことがある。',
    ),
  },
];
