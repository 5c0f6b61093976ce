import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { worklistCountsQuery } from '../api/worklists';
import { useChosenSite } from '../session/chosen-site';
import { EmptyState } from '../ui/empty-state';
import { DueList } from './due-list';
import { aboutInWords, toScheduleInWords } from './filter-words';
import { JointVisitsNotice } from './joint-visits-notice';
import { ListPage } from './list-page';
import { NotReviewedNotice } from './not-reviewed-notice';
import { sumOver, toBook, TO_SCHEDULE_PRESETS, WEEK, type Preset } from './presets';
import { Choice, WorklistFilters } from './worklist-filters';
import { toScheduleSearch } from './worklist-search';

const SORTS = [
  { value: 'closes-on', label: 'What closes first' },
  { value: 'opens-on', label: 'What opened first' },
] as const;
const AHEAD = [
  { value: '0', label: 'nothing ahead' },
  { value: '7', label: '7 days' },
  { value: '14', label: '14 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
] as const;

const OVERDUE = [
  { value: 'with', label: 'shown too' },
  { value: 'without', label: 'left out' },
] as const;

/** What somebody has to book: all that is open or overdue and, if wanted, what opens soon. */
export function ToSchedulePage() {
  const { site } = useChosenSite();
  const search = useSearch({ from: '/inside/lists/to-schedule' });
  const navigate = useNavigate({ from: '/lists/to-schedule' });
  const { within = 0, overdue = 'with', sort = 'closes-on' } = search;
  const ahead = useQuery(worklistCountsQuery({ site: site.id, within }));
  const week = useQuery(worklistCountsQuery({ site: site.id, within: WEEK }));
  const show = (next: Readonly<Record<string, unknown>>) =>
    void navigate({ search: toScheduleSearch({ ...search, ...next }), replace: true, resetScroll: false });
  const countOf = ({ filter }: Preset) =>
    week.data && sumOver(week.data, filter.test, (counts) => toBook(counts, filter));
  const days = AHEAD.some(({ value }) => value === String(within))
    ? AHEAD
    : [...AHEAD, { value: String(within), label: `${within} days` }];
  return (
    <ListPage title="To schedule">
      <NotReviewedNotice counts={week.data} />
      <JointVisitsNotice counts={week.data} />
      <WorklistFilters
        about={aboutInWords(search)}
        presets={TO_SCHEDULE_PRESETS}
        chosen={search}
        onChoose={({ test = [], within: wanted = 0, overdue: which }) =>
          void navigate({
            search: toScheduleSearch({ sort: search.sort, test, within: wanted, overdue: which }),
            replace: true,
            resetScroll: false,
          })
        }
        countOf={countOf}
        counts={ahead.data}
        countOfTest={(counts) => toBook(counts, search)}
      >
        <Choice
          label="Also what opens within"
          value={String(within)}
          options={days}
          onChange={(value) => show({ within: Number(value) })}
        />
        <Choice
          label="Overdue"
          value={overdue}
          options={OVERDUE}
          onChange={(value) => show({ overdue: value })}
        />
        <Choice label="Order" value={sort} options={SORTS} onChange={(value) => show({ sort: value })} />
      </WorklistFilters>
      <DueList
        name="to-schedule"
        caption="To schedule"
        filter={{ ...search, sort }}
        inWords={toScheduleInWords(search)}
        empty={
          <EmptyState
            title="Nothing to book"
            action={
              <Button variant="default" onClick={() => show({ test: [], within: 90 })}>
                Show what opens within 90 days
              </Button>
            }
          >
            {search.test === undefined
              ? 'Nothing is open or overdue at this clinic in the time shown.'
              : 'Nothing of the tests chosen above is open or overdue in the time shown.'}
          </EmptyState>
        }
      />
    </ListPage>
  );
}
