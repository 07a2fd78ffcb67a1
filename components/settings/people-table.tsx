import { Pill } from '@/components/ui/pill';
import { Table, Td, Th } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { UserView } from '@/lib/schemas/identity';
import { PersonActions } from './person-actions';

export interface PeopleTableProps {
  people: readonly UserView[];
  /** The one who looks. */
  meId: string;
  mayManage: boolean;
}

export function PeopleTable({ people, meId, mayManage }: PeopleTableProps) {
  return (
    <Table label="People">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th className="max-sm:hidden">E-mail</Th>
          <Th>Role</Th>
          <Th className="max-md:hidden">Since</Th>
          {mayManage ? (
            <Th className="w-0">
              <span className="sr-only">Change</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <Td>
              <span className="font-medium">{person.name}</span>
              {person.id === meId ? <span className="text-mute"> (you)</span> : null}
              <span className="block text-mute [overflow-wrap:anywhere] sm:hidden">{person.email}</span>
            </Td>
            <Td className="text-mute max-sm:hidden">{person.email}</Td>
            <Td>
              <span className="flex flex-wrap gap-x-2 gap-y-1">
                {person.role}
                {person.disabledAt ? <Pill tone="warn">disabled</Pill> : null}
              </span>
            </Td>
            <Td className="whitespace-nowrap text-mute max-md:hidden">
              <TimeAgo at={person.createdAt} />
            </Td>
            {mayManage ? (
              <Td className="py-1">
                <PersonActions person={person} />
              </Td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
