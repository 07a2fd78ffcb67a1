'use client';

import { Field } from '@/components/ui/field';
import { NumberInput } from '@/components/ui/number-input';
import { Select } from '@/components/ui/select';
import type { ConnectionFieldsProps } from './connection-props';
import { SecretField } from './secret-field';
import { TextField } from './text-field';

/** How a source is reached, by its kind, and how long it may take. */
export function ConnectionFields(props: ConnectionFieldsProps) {
  return (
    <>
      {props.draft.kind === 'prometheus' ? <PrometheusFields {...props} /> : null}
      {props.draft.kind === 'postgres' ? <PostgresFields {...props} /> : null}
      {props.draft.kind === 'clickhouse' ? <ClickhouseFields {...props} /> : null}
      <Limits {...props} />
    </>
  );
}

function PrometheusFields(props: ConnectionFieldsProps) {
  const { draft, onChange } = props;
  return (
    <>
      <TextField
        {...props}
        name="url"
        label="Address"
        placeholder="http://prometheus:9090"
        hint="Without /api/v1. An address inside your network is fine; redirects are not followed."
      />
      <Field label="Access">
        <Select
          value={draft.auth}
          onChange={(event) =>
            onChange({
              ...draft,
              auth: AUTHS.find(({ value }) => value === event.target.value)?.value ?? 'none',
            })
          }
        >
          {AUTHS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {draft.auth === 'basic' ? <TextField {...props} name="username" label="User" /> : null}
      {draft.auth === 'none' ? null : (
        <SecretField {...props} label={draft.auth === 'bearer' ? 'Token' : 'Password'} />
      )}
      <TextField
        {...props}
        name="orgId"
        label="Tenant"
        optional
        hint="Sent as X-Scope-OrgID, for Mimir, Cortex or Loki."
      />
    </>
  );
}

const AUTHS = [
  { value: 'none', label: 'None' },
  { value: 'bearer', label: 'Bearer token' },
  { value: 'basic', label: 'User and password' },
] as const;

function PostgresFields(props: ConnectionFieldsProps) {
  const { draft, onChange, errors } = props;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_7rem]">
        <TextField {...props} name="host" label="Host" placeholder="warehouse.internal" />
        <Field label="Port" error={errors['config.port']}>
          <NumberInput value={draft.port} onValueChange={(port) => onChange({ ...draft, port })} />
        </Field>
      </div>
      <TextField {...props} name="database" label="Database" />
      <TextField
        {...props}
        name="user"
        label="User"
        hint="A role that may only read. A test warns of one that may write."
      />
      <SecretField {...props} label="Password" />
      <Field label="Encryption" hint="Checked encryption needs a certificate that this server trusts.">
        <Select
          value={draft.tls}
          onChange={(event) =>
            onChange({
              ...draft,
              tls: TLS.find(({ value }) => value === event.target.value)?.value ?? 'verify',
            })
          }
        >
          {TLS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

const TLS = [
  { value: 'verify', label: 'Encrypted, certificate checked' },
  { value: 'require', label: 'Encrypted, certificate not checked' },
  { value: 'off', label: 'Not encrypted' },
] as const;

function ClickhouseFields(props: ConnectionFieldsProps) {
  return (
    <>
      <TextField
        {...props}
        name="url"
        label="Address"
        placeholder="http://clickhouse:8123"
        hint="Of its HTTP interface. Redirects are not followed."
      />
      <TextField {...props} name="database" label="Database" placeholder="default" />
      <TextField
        {...props}
        name="user"
        label="User"
        hint="One that may only read: readonly = 2 in its profile."
      />
      <SecretField {...props} label="Password" />
    </>
  );
}

function Limits({ draft, onChange, errors }: ConnectionFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Timeout" hint="A slower answer is none." error={errors['config.timeoutSeconds']}>
        <NumberInput
          unit="s"
          value={draft.timeoutSeconds}
          onValueChange={(timeoutSeconds) => onChange({ ...draft, timeoutSeconds })}
        />
      </Field>
      {draft.kind === 'prometheus' ? null : (
        <Field label="Row limit" hint="A longer answer is not read." error={errors['config.rowLimit']}>
          <NumberInput
            unit="rows"
            value={draft.rowLimit}
            onValueChange={(rowLimit) => onChange({ ...draft, rowLimit })}
          />
        </Field>
      )}
    </div>
  );
}
