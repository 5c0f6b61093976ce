import type {
  LikelihoodOfFallsResponse,
  SlopeOfFvcResponse,
  SlopeOverPeriodResponse,
} from '@interstice/contracts';
import { explainSlope, likelihoodLines } from '@interstice/guideline';
import {
  SLOPE_FIGURES,
  type SetAssessment,
  type SlopeAssessment,
  type SlopeOverPeriod,
} from '@interstice/progression';
import { citationOf, explained } from '../review/explained.js';

/** The slope of the last review; reviews from before it was kept have none. */
export function slopeAnswer(slope: SlopeAssessment | undefined, values: boolean): SlopeOfFvcResponse | null {
  if (slope === undefined) return null;
  const { headline, because, cites } = explained(explainSlope(slope, { values }));
  return {
    headline,
    because,
    cites,
    recent: slope.recent && periodOf(slope.recent, values),
    whole: slope.whole && periodOf(slope.whole, values),
    figures: SLOPE_FIGURES.filter(({ id }) => slope.figures.includes(id)).map(
      ({ id, title, mlPerYear, cite }) => ({ id, title, mlPerYear, cites: [citationOf(cite)] }),
    ),
  };
}

function periodOf(period: SlopeOverPeriod, values: boolean): SlopeOverPeriodResponse {
  const { tests, fromOn, toOn, ...figures } = period;
  return { tests, fromOn, toOn, ...(values ? figures : {}) };
}

/** How sure the falls of a set are; null where nothing can be told. */
export function likelihoodAnswer(set: SetAssessment, values: boolean): LikelihoodOfFallsResponse | null {
  const { worst = null, latest = null } = set.likelihood ?? {};
  if (worst === null && latest === null) return null;
  const because = likelihoodLines(set, { values }).map(({ text, cites }) => ({
    text,
    cites: cites.map(citationOf),
  }));
  return {
    because,
    ...(values && worst ? { worstPct: worst.pct } : {}),
    ...(values && latest ? { latestPct: latest.pct } : {}),
  };
}
