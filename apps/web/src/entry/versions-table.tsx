import { Table } from '@mantine/core';
import type { FieldVersions } from './changes';

interface VersionsTableProps {
  readonly caption: string;
  /** What the versions are called, in their order. */
  readonly names: readonly string[];
  readonly fields: readonly FieldVersions[];
}

/** Versions of a result side by side, in the fields in which they differ. */
export function VersionsTable({ caption, names, fields }: VersionsTableProps) {
  return (
    <Table aria-label={caption} withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Field</Table.Th>
          {names.map((name) => (
            <Table.Th scope="col" key={name}>
              {name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map(({ label, versions }) => (
          <Table.Tr key={label}>
            <Table.Th scope="row" fw={400}>
              {label}
            </Table.Th>
            {versions.map((version, index) => (
              <Table.Td key={names[index]} fw={index === versions.length - 1 ? 600 : undefined}>
                {version}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
