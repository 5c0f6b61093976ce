import type { WorklistCounts } from '@interstice/contracts';
import { Table, Text } from '@mantine/core';
import { AnchorLink, ButtonLink } from '../ui/links';
import { TEST_NAMES } from '../ui/tests';
import { toBook, WEEK } from '../worklist/presets';
import { FirstDue } from './first-due';
import classes from './home.module.css';
import { HomeSection } from './home-section';

/** What is to be booked, and what opens within the week. */
export function NurseHome() {
  return (
    <HomeSection
      title="Due this week"
      link={
        <ButtonLink to="/lists/to-schedule" search={{ within: WEEK }} variant="default" size="compact-sm">
          All that is due this week
        </ButtonLink>
      }
      figures={(counts) => <DueByTest counts={counts} />}
    >
      <FirstDue
        name="to-schedule"
        title="To book first"
        sort="closes-on"
        within={WEEK}
        empty="Nothing is to be booked: nothing is open or overdue, and nothing opens within 7 days."
      />
    </HomeSection>
  );
}

function DueByTest({ counts }: { readonly counts: WorklistCounts }) {
  const tests = counts.tests.filter((test) => toBook(test, true) > 0);
  if (tests.length === 0) return <Text size="sm">Nothing is due this week.</Text>;
  return (
    <>
      <Table className={classes['figures'] ?? ''} verticalSpacing={5}>
        <caption className="visually-hidden">What is due, by test</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Test</Table.Th>
            <Table.Th scope="col">Overdue</Table.Th>
            <Table.Th scope="col">Open</Table.Th>
            <Table.Th scope="col">Opening</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tests.map(({ test, overdue, open, opening }) => (
            <Table.Tr key={test}>
              <Table.Th scope="row">
                <AnchorLink to="/lists/to-schedule" search={{ test: [test], within: WEEK }} size="sm">
                  {TEST_NAMES[test]}
                </AnchorLink>
              </Table.Th>
              <Table.Td>{overdue}</Table.Td>
              <Table.Td>{open}</Table.Td>
              <Table.Td>{opening}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" className="muted" mt={4}>
        Opening: not open yet, opens within {counts.within} days.
      </Text>
    </>
  );
}
