import type { DueItemResponse, NotReviewedCause } from '@interstice/contracts';

type Test = DueItemResponse['test'];

/** What a worklist shows, as the address says it: a link or a bookmark shows the same list again. */
export interface ToScheduleSearch {
  readonly test?: readonly Test[];
  readonly sort?: 'closes-on' | 'opens-on';
  readonly within?: number;
  /** Leaves out what is overdue, to show what is due apart from it. */
  readonly overdue?: 'without';
}

export interface OverdueSearch {
  readonly test?: readonly Test[];
  readonly sort?: 'longest-overdue' | 'latest-overdue';
}

export interface NotReviewedSearch {
  readonly cause?: readonly NotReviewedCause[];
}

const TESTS: readonly string[] = [
  'pft',
  'dlco',
  'hrct',
  'blood',
  'symptom-report',
  'hrct-comparison',
  'height',
  'haemoglobin',
  'pft-values',
  'joint-visit',
] satisfies readonly Test[];
const CAUSES: readonly string[] = [
  'failed',
  'recorded',
  'day-reached',
  'rules',
] satisfies readonly NotReviewedCause[];
const FARTHEST_DAYS = 90;

type Given = Readonly<Record<string, unknown>>;

/** What an address says that is not understood is left out: the list is shown all the same. */
function several<One extends string>(given: unknown, known: readonly string[]): readonly One[] | undefined {
  const named = [given].flat().filter((one): one is One => typeof one === 'string' && known.includes(one));
  return named.length === 0 ? undefined : [...new Set(named)];
}

function defined<Search extends object>(search: {
  [Name in keyof Search]: Search[Name] | undefined;
}): Search {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search;
}

export function toScheduleSearch(given: Given): ToScheduleSearch {
  const { within } = given;
  return defined<ToScheduleSearch>({
    test: several(given['test'], TESTS),
    sort: given['sort'] === 'opens-on' ? 'opens-on' : undefined,
    overdue: given['overdue'] === 'without' ? 'without' : undefined,
    within:
      typeof within === 'number' && Number.isInteger(within) && within > 0 && within <= FARTHEST_DAYS
        ? within
        : undefined,
  });
}

export function overdueSearch(given: Given): OverdueSearch {
  return defined<OverdueSearch>({
    test: several(given['test'], TESTS),
    sort: given['sort'] === 'latest-overdue' ? 'latest-overdue' : undefined,
  });
}

export function notReviewedSearch(given: Given): NotReviewedSearch {
  return defined<NotReviewedSearch>({ cause: several(given['cause'], CAUSES) });
}
