import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { worklistCountsQuery } from '../api/worklists';
import { useChosenSite } from '../session/chosen-site';
import { EmptyState } from '../ui/empty-state';
import { DueList } from './due-list';
import { overdueInWordsOf } from './filter-words';
import { JointVisitsNotice } from './joint-visits-notice';
import { ListPage } from './list-page';
import { NotReviewedNotice } from './not-reviewed-notice';
import { OVERDUE_PRESETS, sumOver } from './presets';
import { Choice, WorklistFilters } from './worklist-filters';
import { overdueSearch, type OverdueSearch } from './worklist-search';

const SORTS = [
  { value: 'longest-overdue', label: 'Longest overdue' },
  { value: 'latest-overdue', label: 'Latest overdue' },
] as const;
const overdueOf = ({ overdue }: { readonly overdue: number }) => overdue;

/** What was to be done by a day that has passed. */
export function OverduePage() {
  const { site } = useChosenSite();
  const search = useSearch({ from: '/inside/lists/overdue' });
  const navigate = useNavigate({ from: '/lists/overdue' });
  const { sort = 'longest-overdue' } = search;
  const counts = useQuery(worklistCountsQuery({ site: site.id }));
  const show = (next: OverdueSearch) =>
    void navigate({ search: overdueSearch({ ...search, ...next }), replace: true, resetScroll: false });
  return (
    <ListPage title="Overdue">
      <NotReviewedNotice counts={counts.data} />
      <JointVisitsNotice counts={counts.data} />
      <WorklistFilters
        about={<>What was to be done by a day that has passed. Nothing leaves this list by growing old.</>}
        presets={OVERDUE_PRESETS}
        chosen={search}
        onChoose={({ test = [] }) => show({ test })}
        countOf={({ filter }) => counts.data && sumOver(counts.data, filter.test, overdueOf)}
        counts={counts.data}
        countOfTest={overdueOf}
      >
        <Choice label="Order" value={sort} options={SORTS} onChange={(value) => show({ sort: value })} />
      </WorklistFilters>
      <DueList
        name="overdue"
        caption="Overdue"
        filter={{ ...search, sort }}
        inWords={overdueInWordsOf(search)}
        empty={
          <EmptyState
            title="Nothing is overdue"
            action={
              search.test && (
                <Button variant="default" onClick={() => show({ test: [] })}>
                  Show all tests
                </Button>
              )
            }
          >
            {search.test === undefined
              ? 'Every test that is wanted at this clinic is still within its window.'
              : 'Of the tests chosen above, none is overdue.'}
          </EmptyState>
        }
      />
    </ListPage>
  );
}
