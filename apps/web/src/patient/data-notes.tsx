import type { DataNote } from '@interstice/contracts';
import { List, Text } from '@mantine/core';
import { Cites } from '../ui/reasons';
import { Fold } from './fold';

/** So many are read at a glance; somebody who blows at home between visits has many more. */
const SHOWN = 4;

/** Since when tests are done, or told, in another way: what a reader would otherwise take for a change of the disease. */
export function DataNotes({ notes }: { readonly notes: readonly DataNote[] }) {
  if (notes.length === 0) return null;
  const older = notes.slice(0, -SHOWN).toReversed();
  return (
    <div>
      <Text size="sm" fw={600}>
        Notes on the data
      </Text>
      <Notes notes={notes.slice(-SHOWN).toReversed()} />
      {older.length > 0 && (
        <Fold label={`${older.length} older`} about="Notes on the data">
          <Notes notes={older} />
        </Fold>
      )}
    </div>
  );
}

function Notes({ notes }: { readonly notes: readonly DataNote[] }) {
  return (
    <List size="sm">
      {notes.map(({ what, lineageId, text, cites }) => (
        <List.Item key={what + lineageId}>
          {text} <Cites cites={cites} />
        </List.Item>
      ))}
    </List>
  );
}
