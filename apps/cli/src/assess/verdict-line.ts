import type { PatientRecord } from '@interstice/clinical';
import {
  firstMetOverTime,
  type CriterionSet,
  type DecidingMeasure,
  type FirstMet,
  type TestValues,
} from '@interstice/progression';

/** Sets whose criteria are known by names of their own; the others are told as a whole. */
const TOLD_BY_CRITERION: ReadonlySet<string> = new Set(['inbuild']);

const COLUMN_OF_MEASURE: Readonly<Record<DecidingMeasure, string>> = {
  'reported-pct': 'fvc_pct_pred',
  // A file of that form tells neither sex, age nor height: nothing in it is recomputed.
  'recomputed-pct': 'fvc_pct_pred',
  litres: 'fvc_ml',
  'dlco-pct': 'dlco_pct_pred',
};

interface ToldTest {
  readonly testedOn: string;
  readonly fvcMl?: number;
  readonly fvcPctPred?: number;
  readonly dlcoPctPred?: number;
}

/** When a criterion was first met. A criterion that findings alone met has no pair of tests. */
export interface ToldVerdict {
  readonly firstMetOn: string | null;
  readonly earlier: ToldTest | null;
  readonly later: ToldTest | null;
  readonly decline: {
    /** The column that decided. */
    readonly measure: string;
    /** Of the earlier value; rounded towards zero, for show. */
    readonly relativePct?: number;
    /** Points of % predicted. */
    readonly points?: number;
    /** One laboratory and one reference equation are taken for granted: the file names neither. */
    readonly assumed: true;
  } | null;
}

export interface VerdictLine {
  readonly patientId: string;
  readonly criteria: Readonly<Record<string, ToldVerdict>>;
}

/** What the command prints about one patient. */
export function verdictLine(record: PatientRecord, sets: readonly CriterionSet[]): VerdictLine {
  const met = firstMetOverTime(record, sets, { findings: 'with-comparison-in-window' });
  const told = sets.flatMap((set): (readonly [string, ToldVerdict])[] =>
    TOLD_BY_CRITERION.has(set.id)
      ? set.criteria.map(({ id }) => [id, verdictOf(met.criteria[id])] as const)
      : [[set.id, verdictOf(met.sets[set.id])] as const],
  );
  return { patientId: record.patientId, criteria: Object.fromEntries(told) };
}

const UNMET: ToldVerdict = { firstMetOn: null, earlier: null, later: null, decline: null };

function verdictOf(met: FirstMet | null | undefined): ToldVerdict {
  if (met === null || met === undefined) return UNMET;
  return {
    firstMetOn: met.firstMetOn,
    earlier: met.earlier && testOf(met.earlier),
    later: met.later && testOf(met.later),
    decline: met.measure && {
      measure: COLUMN_OF_MEASURE[met.measure],
      ...(met.declineTenths === null ? {} : { relativePct: met.declineTenths / 10 }),
      ...(met.pointsTenths === null ? {} : { points: met.pointsTenths / 10 }),
      assumed: true,
    },
  };
}

function testOf({ on, fvcMl, pctTenths, dlcoPctTenths }: TestValues): ToldTest {
  return {
    testedOn: on,
    ...(fvcMl === undefined ? {} : { fvcMl }),
    ...(pctTenths === undefined ? {} : { fvcPctPred: pctTenths / 10 }),
    ...(dlcoPctTenths === undefined ? {} : { dlcoPctPred: dlcoPctTenths / 10 }),
  };
}
