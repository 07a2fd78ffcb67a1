'use client';

import { useState } from 'react';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';

const OPTIONS = [
  { value: 'roll_back', label: 'Roll back', hint: 'Exposure goes to 0 at once.' },
  { value: 'hold', label: 'Hold', hint: 'Exposure stays as it is.' },
  { value: 'list', label: 'Only list', hint: 'Not possible here.', disabled: true },
] as const;

export function DesignControls() {
  const [share, setShare] = useState<number | null>(5);
  const [action, setAction] = useState<(typeof OPTIONS)[number]['value']>('roll_back');
  const choice = (
    <>
      <option>v7, live</option>
      <option>v8</option>
    </>
  );
  return (
    <Card title="Controls">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field label="Text" hint="A hint under it.">
          <Input placeholder="support-reply" />
        </Field>
        <Field label="Text with an error" error="The key is taken: choose another one.">
          <Input defaultValue="support-reply" />
        </Field>
        <Field label="Text, disabled" optional>
          <Input defaultValue="support-reply" disabled />
        </Field>
        <Field label="Number with a unit">
          <NumberInput value={share} onValueChange={setShare} unit="%" />
        </Field>
        <Field label="Number with an error" error="At most 100 %.">
          <NumberInput value={120} onValueChange={() => {}} unit="%" />
        </Field>
        <Field label="Number, disabled">
          <NumberInput value={5} onValueChange={() => {}} unit="%" disabled />
        </Field>
        <Field label="Choice">
          <Select>{choice}</Select>
        </Field>
        <Field label="Choice with an error" error="Choose a version.">
          <Select>{choice}</Select>
        </Field>
        <Field label="Choice, disabled">
          <Select disabled>{choice}</Select>
        </Field>
        <Field label="Long text">
          <Textarea placeholder="What changes, and for whom?" />
        </Field>
        <Field label="Long text with an error" error="Write at least 10 characters.">
          <Textarea defaultValue="tweaks" />
        </Field>
        <Field label="Long text, disabled">
          <Textarea defaultValue="Answers are shorter." disabled />
        </Field>
        <Checkbox label="Checked" hint="With a hint." defaultChecked />
        <Checkbox label="Not checked" />
        <Checkbox label="Disabled" disabled />
        <RadioGroup legend="A list" value={action} onValueChange={setAction} options={OPTIONS} />
        <RadioGroup
          legend="Side by side, with an error"
          layout="inline"
          value={null}
          onValueChange={setAction}
          options={OPTIONS.map(({ value, label }) => ({ value, label }))}
          error="Choose one."
        />
        <RadioGroup legend="Disabled" value={action} onValueChange={setAction} options={OPTIONS} disabled />
        <div className="sm:col-span-2 lg:col-span-3">
          <RadioGroup
            legend="Cards"
            layout="cards"
            value={action}
            onValueChange={setAction}
            options={OPTIONS}
          />
        </div>
      </div>
    </Card>
  );
}
