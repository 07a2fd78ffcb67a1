import { CodeBlock } from '@/components/ui/code-block';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { CASE_KINDS } from '@/lib/core/evidence/evidence-case';
import { EVIDENCE_FORMATS, type EvidenceFormat } from '@/lib/core/evidence/evidence-format';
import { FORMAT_LABELS } from './format-labels';

const HELP: Readonly<Record<EvidenceFormat, { needs: string; example: string }>> = {
  jsonl: {
    needs:
      'One case a line. Needed: case_id, kind, baseline, candidate. The quality of an answer is 0 to 1; what is left out is not known.',
    example: [
      '{"case_id":"c1","kind":"known_bad","baseline":{"output":"…","quality":1},"candidate":{"output":"…","quality":0}}',
      '{"case_id":"c2","kind":"representative","baseline":{"output":"…","quality":1},"candidate":{"output":"…","quality":1}}',
    ].join('\n'),
  },
  csv: {
    needs:
      'One case a row, with a header. Needed: the kind, and a quality or an output of both versions. Which column holds what is asked next.',
    example: [
      'id,kind,question,old answer,new answer,old score,new score',
      'c1,known_bad,"Is 7 prime?",no,yes,0,1',
    ].join('\n'),
  },
  promptfoo: {
    needs:
      'The results JSON of --output, of two prompts or two providers; or two such files of the same tests. The kind is in each test’s vars or metadata.',
    example: [
      'promptfoo eval -c evals.yaml --output results.json',
      'metadata: { kind: known_bad }   # of a test',
    ].join('\n'),
  },
};

/** What a file needs, before one is chosen. */
export function FormatHelp() {
  return (
    <Tabs defaultValue="jsonl">
      <TabsList aria-label="Formats">
        {EVIDENCE_FORMATS.map((format) => (
          <TabsTrigger key={format} value={format}>
            {FORMAT_LABELS[format]}
          </TabsTrigger>
        ))}
      </TabsList>
      {EVIDENCE_FORMATS.map((format) => (
        <TabsContent key={format} value={format} className="flex flex-col gap-2">
          <p className="text-mute">{HELP[format].needs}</p>
          <CodeBlock code={HELP[format].example} label={`${FORMAT_LABELS[format]} example`} />
        </TabsContent>
      ))}
      <p className="mt-2 text-sm text-mute">
        The kind is one of {CASE_KINDS.join(', ')}; one for the whole file can be chosen next.
      </p>
    </Tabs>
  );
}
