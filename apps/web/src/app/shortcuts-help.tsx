import { Button, Kbd, Modal, Table } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';

const SHORTCUTS = [
  ['/', 'Search for a patient'],
  ['j', 'Next row of a list'],
  ['k', 'Row before'],
  ['Enter', 'Open the row'],
  ['w', 'Why is this row here?'],
  ['a', 'Acknowledge the alert of the row'],
  ['?', 'This help'],
  ['Esc', 'Close what is open'],
] as const;

/** The keys, on "?" or on the button. */
export function ShortcutsHelp() {
  const [opened, help] = useDisclosure(false);
  // With Shift or, where a keyboard has it so, without.
  useHotkeys([
    ['shift+?', help.open, { usePhysicalKeys: false }],
    ['?', help.open, { usePhysicalKeys: false }],
  ]);
  return (
    <>
      <Button variant="default" size="compact-md" onClick={help.open} aria-label="Keyboard shortcuts">
        ?
      </Button>
      <Modal opened={opened} onClose={help.close} title="Keyboard" centered>
        <Table>
          <Table.Tbody>
            {SHORTCUTS.map(([key, what]) => (
              <Table.Tr key={key}>
                <Table.Td>
                  <Kbd>{key}</Kbd>
                </Table.Td>
                <Table.Td>{what}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Modal>
    </>
  );
}
