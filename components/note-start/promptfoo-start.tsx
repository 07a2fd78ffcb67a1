'use client';

import { Note } from '@/components/ui/note';
import { MOST_CONFIG_CHARACTERS } from '@/lib/client/most-config-characters';
import type { PromptfooSuggestion } from '@/lib/core/release/note-start/suggest-from-promptfoo';
import { formatCount } from '@/lib/core/telemetry/format-metric';
import { METRICS } from '@/lib/core/telemetry/metric';
import { TextSource } from './text-source';
import type { PromptfooChoice } from './use-promptfoo-choice';

/** A promptfoo configuration, and what it suggests; each part can be left out. */
export function PromptfooStart({ choice }: { choice: PromptfooChoice }) {
  const { text, setText, faults, suggestion } = choice;
  return (
    <div className="flex flex-col gap-3">
      <TextSource
        label="promptfooconfig.yaml"
        value={text}
        onChange={setText}
        placeholder={'prompts: [file://p41.txt, file://p42.txt]\nproviders: [openai:gpt-4.1]\ntests:\n  …'}
        mostCharacters={MOST_CONFIG_CHARACTERS}
        accept=".yaml,.yml,.json,application/yaml,application/json"
        fileLabel="Configuration file"
      />
      <div aria-live="polite" className="empty:hidden">
        {faults.length > 0 ? (
          <Note tone="warn" title="It cannot be read">
            <ul className="flex flex-col gap-1">
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </Note>
        ) : null}
        {suggestion ? <Suggested suggestion={suggestion} choice={choice} /> : null}
      </div>
    </div>
  );
}

function Suggested({ suggestion, choice }: { suggestion: PromptfooSuggestion; choice: PromptfooChoice }) {
  const { change, metrics, tests, knownBad, gaps } = suggestion;
  return (
    <div className="flex flex-col gap-2 rounded-control border border-line px-3 py-2.5">
      <p className="font-medium">Suggested by this file</p>
      <ul className="flex flex-col gap-1.5">
        {change === '' ? null : (
          <Part choice={choice} part="change" label="Change" because="from its description and its prompts">
            {change}
          </Part>
        )}
        {metrics.map(({ metric, because }) => (
          <Part
            key={metric}
            choice={choice}
            part={metric}
            label="Watch"
            because={`asserted by ${because.join(', ')}`}
          >
            {METRICS[metric].label}
          </Part>
        ))}
      </ul>
      <p className="border-t border-line pt-2 text-sm text-mute">
        {tests === 0
          ? 'No test stands in the file itself.'
          : `${formatCount(tests)} ${tests === 1 ? 'test' : 'tests'}, ${knownBad === 0 ? 'none' : formatCount(knownBad)} of known bad cases.`}{' '}
        {gaps.join(' ')}
      </p>
    </div>
  );
}

function Part(props: {
  choice: PromptfooChoice;
  part: string;
  label: string;
  because: string;
  children: string;
}) {
  const { choice, part, label, because, children } = props;
  return (
    <li>
      <label className="flex items-start gap-2 pointer-coarse:min-h-8">
        <input
          type="checkbox"
          className="mt-0.5 size-4 shrink-0 accent-accent"
          checked={choice.isWanted(part)}
          onChange={() => choice.toggle(part)}
        />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {label}: <span className="font-medium">{children}</span>{' '}
          <span className="text-sm text-mute">{because}</span>
        </span>
      </label>
    </li>
  );
}
