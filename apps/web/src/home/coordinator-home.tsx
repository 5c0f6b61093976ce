import type { WorklistCounts } from '@interstice/contracts';
import { Table, Text } from '@mantine/core';
import { AnchorLink, ButtonLink } from '../ui/links';
import { TEST_NAMES } from '../ui/tests';
import { totalInWords } from '../worklist/list-total';
import { FirstDue } from './first-due';
import classes from './home.module.css';
import { HomeSection } from './home-section';

/** What was to be done by a day that has passed. */
export function CoordinatorHome() {
  return (
    <HomeSection
      title="Overdue"
      link={
        <ButtonLink to="/lists/overdue" variant="default" size="compact-sm">
          All that is overdue
        </ButtonLink>
      }
      figures={(counts) => <OverdueFigures counts={counts} />}
    >
      <FirstDue
        name="overdue"
        title="Longest overdue"
        sort="longest-overdue"
        empty="Nothing is overdue: every test that is wanted is still within its window."
      />
    </HomeSection>
  );
}

function OverdueFigures({ counts }: { readonly counts: WorklistCounts }) {
  const tests = counts.tests.filter(({ overdue }) => overdue > 0);
  return (
    <Table className={classes['figures'] ?? ''} verticalSpacing={5}>
      <caption className="visually-hidden">What is overdue, and what holds it up</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">What</Table.Th>
          <Table.Th scope="col">How many</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tests.map(({ test, overdue }) => (
          <Table.Tr key={test}>
            <Table.Th scope="row">
              <AnchorLink to="/lists/overdue" search={{ test: [test] }} size="sm">
                {TEST_NAMES[test]}
              </AnchorLink>
            </Table.Th>
            <Table.Td>{overdue}</Table.Td>
          </Table.Tr>
        ))}
        {tests.length === 0 && (
          <Table.Tr>
            <Table.Th scope="row">
              <Text size="sm">Any test</Text>
            </Table.Th>
            <Table.Td>0</Table.Td>
          </Table.Tr>
        )}
        <Table.Tr>
          <Table.Th scope="row">
            <AnchorLink to="/alerts" search={{ sort: 'due' }} size="sm">
              Alerts past the day by which to decide
            </AnchorLink>
          </Table.Th>
          <Table.Td>{counts.alerts.overdue}</Table.Td>
        </Table.Tr>
        <Table.Tr>
          <Table.Th scope="row">
            <AnchorLink to="/lists/not-reviewed" size="sm">
              Patients not reviewed
            </AnchorLink>
          </Table.Th>
          <Table.Td>{totalInWords(counts.notReviewed)}</Table.Td>
        </Table.Tr>
        <Table.Tr>
          <Table.Th scope="row">
            <AnchorLink to="/lists/history-to-triage" size="sm">
              History to triage
            </AnchorLink>
          </Table.Th>
          <Table.Td>{counts.alerts.historyToTriage}</Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}
