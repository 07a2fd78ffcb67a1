'use client';

import { Select } from '@/components/ui/select';
import { Table, Td, Th } from '@/components/ui/table';
import { type ColumnMapping, CSV_FIELDS, type CsvField } from '@/lib/core/evidence/csv-columns';

export interface ColumnMapperProps {
  header: readonly string[];
  /** The first row, to recognise a column by. */
  example: readonly string[];
  mapping: ColumnMapping;
  onChange: (mapping: ColumnMapping) => void;
}

/** Each column of the file with what it holds: guessed from its name, to be corrected. */
export function ColumnMapper({ header, example, mapping, onChange }: ColumnMapperProps) {
  const fieldOf = (column: string) => CSV_FIELDS.find((field) => mapping[field] === column) ?? '';
  const choose = (column: string, chosen: string) => {
    const kept = Object.entries(mapping).filter(([field, held]) => held !== column && field !== chosen);
    onChange(Object.fromEntries(chosen === '' ? kept : [...kept, [chosen, column]]));
  };
  return (
    <div className="overflow-hidden rounded-control border border-line">
      <Table label="What each column holds">
        <thead>
          <tr>
            <Th>Column</Th>
            <Th className="max-sm:hidden">First row</Th>
            <Th>Holds</Th>
          </tr>
        </thead>
        <tbody>
          {header.map((column, place) => (
            <tr key={column}>
              <Td className="max-w-32 truncate font-medium sm:max-w-40">
                {column}
                <span className="block truncate text-sm font-normal text-mute sm:hidden">
                  {example[place]}
                </span>
              </Td>
              <Td className="max-w-44 truncate text-mute max-sm:hidden">{example[place]}</Td>
              <Td className="min-w-44 py-1">
                <Select
                  aria-label={`What "${column}" holds`}
                  value={fieldOf(column)}
                  onChange={(event) => choose(column, event.target.value)}
                >
                  <option value="">not read</option>
                  {CSV_FIELDS.map((field) => (
                    <option key={field} value={field}>
                      {fieldWords(field)}
                    </option>
                  ))}
                </Select>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function fieldWords(field: CsvField): string {
  return field.replace('.', ': ').replaceAll('_', ' ');
}
