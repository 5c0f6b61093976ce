import type { WorklistCounts } from '@interstice/contracts';
import { Stack, Table, Text } from '@mantine/core';
import { AnchorLink, ButtonLink } from '../ui/links';
import { TEST_NAMES } from '../ui/tests';
import { DUE_THIS_WEEK, toBook } from '../worklist/presets';
import { FirstDue } from './first-due';
import classes from './home.module.css';
import { HomeSection } from './home-section';

const FIRST_OVERDUE = 4;

/** What can still be done in time this week, and what is overdue from before: never one as the other. */
export function NurseHome() {
  return (
    <HomeSection
      title="To book"
      link={
        <ButtonLink to="/lists/to-schedule" variant="default" size="compact-sm">
          All that is to be booked
        </ButtonLink>
      }
      figures={(counts) => <DueByTest counts={counts} />}
    >
      <Stack gap="lg">
        <FirstDue
          name="to-schedule"
          title="Due this week, what closes first"
          sort="closes-on"
          {...DUE_THIS_WEEK}
          empty="Nothing is due this week: nothing is open, and nothing opens within 7 days."
        />
        <FirstDue
          name="overdue"
          title="Overdue from before, the longest first"
          sort="longest-overdue"
          limit={FIRST_OVERDUE}
          empty="Nothing is overdue from before."
        />
      </Stack>
    </HomeSection>
  );
}

function DueByTest({ counts }: { readonly counts: WorklistCounts }) {
  const due = (test: WorklistCounts['tests'][number]) => toBook(test, DUE_THIS_WEEK);
  const tests = counts.tests.filter((test) => due(test) + test.overdue > 0);
  if (tests.length === 0) return <Text size="sm">Nothing is due this week, and nothing is overdue.</Text>;
  const sumOf = (of: typeof due) => tests.reduce((sum, test) => sum + of(test), 0);
  const overdue = ({ overdue: count }: WorklistCounts['tests'][number]) => count;
  return (
    <>
      <Table className={classes['figures'] ?? ''} verticalSpacing={5}>
        <caption className="visually-hidden">What is to be booked, by test</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Test</Table.Th>
            <Table.Th scope="col">Due this week</Table.Th>
            <Table.Th scope="col">Overdue from before</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tests.map((test) => (
            <Table.Tr key={test.test}>
              <Table.Th scope="row">
                <Text size="sm">{TEST_NAMES[test.test]}</Text>
              </Table.Th>
              <Table.Td>
                <Figure count={due(test)}>
                  <AnchorLink
                    to="/lists/to-schedule"
                    search={{ test: [test.test], ...DUE_THIS_WEEK }}
                    size="sm"
                  >
                    {due(test)}
                    <span className="visually-hidden"> {TEST_NAMES[test.test]} due this week</span>
                  </AnchorLink>
                </Figure>
              </Table.Td>
              <Table.Td>
                <Figure count={test.overdue}>
                  <AnchorLink to="/lists/overdue" search={{ test: [test.test] }} size="sm">
                    {test.overdue}
                    <span className="visually-hidden"> {TEST_NAMES[test.test]} overdue from before</span>
                  </AnchorLink>
                </Figure>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">All</Table.Th>
            <Table.Td fw={600}>{sumOf(due)}</Table.Td>
            <Table.Td fw={600}>{sumOf(overdue)}</Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
      <Text size="xs" className="muted" mt={4}>
        Due this week: open now, or opens within {counts.within} days, and can still be done in time. Overdue
        from before: was to be done by a day that has passed.
      </Text>
    </>
  );
}

/** None leads nowhere. */
function Figure({ count, children }: { readonly count: number; readonly children: React.ReactNode }) {
  return count === 0 ? 0 : children;
}
