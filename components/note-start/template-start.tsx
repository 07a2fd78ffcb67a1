import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextLink } from '@/components/ui/text-link';
import type { NoteTemplateView } from '@/lib/schemas/note-template';
import { StartSummary } from './start-summary';
import type { StartChoice } from './use-start-choice';

export interface TemplateStartProps {
  templates: readonly NoteTemplateView[];
  choice: Pick<StartChoice, 'template' | 'templateId' | 'chooseTemplate'>;
}

/** One of the team's templates, and what is in it. */
export function TemplateStart({ templates, choice }: TemplateStartProps) {
  if (templates.length === 0) {
    return (
      <p className="text-mute">
        There is no template yet. Any note can be kept as one: open it and choose{' '}
        <span className="font-medium text-ink">Export and import, Save as a template</span>.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-2.5">
      <Field
        label="Template"
        hint={
          <>
            Renamed and removed under <TextLink href="/settings/templates">Settings, Note templates</TextLink>
            .
          </>
        }
      >
        <Select value={choice.templateId} onChange={(event) => choice.chooseTemplate(event.target.value)}>
          {choice.templateId === '' ? <option value="">Choose one</option> : null}
          {templates.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {choice.template ? <StartSummary start={choice.template} /> : null}
    </div>
  );
}
