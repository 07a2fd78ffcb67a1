'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { DialogActions } from '@/components/ui/dialog';
import { ErrorNote } from '@/components/ui/error-note';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { CaseKind } from '@/lib/core/evidence/evidence-case';
import {
  EVIDENCE_FORMATS,
  type EvidenceFormat,
  MAX_EVIDENCE_BYTES,
} from '@/lib/core/evidence/evidence-format';
import { AbsenceFields } from './absence-fields';
import { type ChosenFile, fileNameOf, swapFiles } from './chosen-file';
import { ColumnMapper } from './column-mapper';
import { FORMAT_LABELS } from './format-labels';
import { KIND_OPTIONS } from './kind-options';
import { PromptfooArms } from './promptfoo-arms';

export interface UploadFormProps {
  chosen: ChosenFile;
  baseline: string;
  candidate: string;
  fault: string | null;
  onChange: (chosen: ChosenFile | null) => void;
  onSend: (query: Record<string, string>, file: Blob) => void;
}

/** What has to be known beside the file itself. */
export function UploadForm({ chosen, baseline, candidate, fault, onChange, onSend }: UploadFormProps) {
  const [kind, setKind] = useState<CaseKind | ''>('');
  const [source, setSource] = useState('');
  const [states, setStates] = useState(false);
  const [absences, setAbsences] = useState<Partial<Record<CaseKind, string>>>({});
  const { files, format, csv, promptfoo } = chosen;
  const isPromptfoo = promptfoo !== null && format === 'promptfoo';
  const size = files.reduce((sum, file) => sum + file.size, 0);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const mapping = {
      ...(csv ? { columns: csv.mapping } : {}),
      ...(isPromptfoo ? { promptIdx: promptfoo.chosen } : {}),
      ...(kind === '' ? {} : { defaultKind: kind }),
    };
    const why = Object.fromEntries(Object.entries(absences).filter(([, reason]) => reason.trim() !== ''));
    const query = {
      ...{ format, source, fileName: fileNameOf(chosen), mapping: JSON.stringify(mapping) },
      ...{ absences: JSON.stringify(why), statesVersions: String(states) },
    };
    onSend(query, files.length === 1 && files[0] ? files[0] : new Blob([...files]));
  };

  return (
    <form className="flex flex-col gap-3.5" onSubmit={submit}>
      <div className="flex flex-wrap items-center justify-between gap-2 rounded-control border border-line bg-sunken px-3 py-2">
        <ul className="min-w-0">
          {files.map((file, place) => (
            <li key={file.name} className="break-words">
              <span className="font-medium">{file.name}</span>
              {files.length > 1 ? (
                <span className="text-mute"> ({place === 0 ? baseline : candidate})</span>
              ) : null}
            </li>
          ))}
        </ul>
        <span className="flex gap-2">
          {files.length > 1 ? (
            <Button size="sm" onClick={() => onChange(swapFiles(chosen))}>
              Swap
            </Button>
          ) : null}
          <Button size="sm" variant="ghost" onClick={() => onChange(null)}>
            Another file
          </Button>
        </span>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Format">
          <Select
            value={format}
            // The value is one of the options below.
            onChange={(event) => onChange({ ...chosen, format: event.target.value as EvidenceFormat })}
          >
            {EVIDENCE_FORMATS.map((each) => (
              <option key={each} value={each}>
                {FORMAT_LABELS[each]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Kind of cases that name none">
          <Select
            value={kind}
            // The value is one of the options below.
            onChange={(event) => setKind(event.target.value as CaseKind | '')}
          >
            <option value="">Every case names its kind</option>
            {KIND_OPTIONS.map((option) => (
              <option key={option.kind} value={option.kind}>
                {option.label}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {csv && format === 'csv' ? (
        <ColumnMapper {...csv} onChange={(mapping) => onChange({ ...chosen, csv: { ...csv, mapping } })} />
      ) : null}
      {isPromptfoo ? (
        <PromptfooArms
          {...promptfoo}
          variants={{ baseline, candidate }}
          onChange={(columns) => onChange({ ...chosen, promptfoo: { ...promptfoo, chosen: columns } })}
        />
      ) : null}
      <AbsenceFields absences={absences} onChange={setAbsences} />
      <Field label="Where can the run be read?" hint="A link, a sentence." optional>
        <Input value={source} maxLength={2000} onChange={(event) => setSource(event.target.value)} />
      </Field>
      <Checkbox
        checked={states}
        onCheckedChange={setStates}
        label={`It was run with ${baseline} and ${candidate} exactly as registered`}
        hint="What the file tells of its versions is checked in any case. This is your word for what it does not tell; it is shown as such."
      />
      {size > MAX_EVIDENCE_BYTES ? (
        <ErrorNote title="The file is larger than 256 MB." body="Take fewer cases, or shorter outputs." />
      ) : fault ? (
        <ErrorNote title={fault} body="What you chose here is kept." />
      ) : null}
      <DialogActions>
        <Button type="submit" variant="primary" disabled={size > MAX_EVIDENCE_BYTES}>
          Upload
        </Button>
      </DialogActions>
    </form>
  );
}
