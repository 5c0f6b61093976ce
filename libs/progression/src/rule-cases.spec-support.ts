// Every case that states an answer as data, as a question that can be asked again and again.
import type { PatientRecord } from '@interstice/clinical';
import type { RuleCase } from '@interstice/test-support/rule-mutants';
import { assessProgression } from './assess-progression.js';
import { ADVISORIES, CRITERION_SETS } from './criterion-sets.rules.js';
import { DLCO_CASES } from './dlco-decline/dlco-decline.cases.js';
import {
  LIKELIHOOD_CASES,
  RECOMPUTING_CASES,
  SCALE_CASES,
  SLOPE_CASES,
  SLOPE_FIGURE_CASES,
  withDisease,
  type ScaleCase,
  type SlopeCase,
} from './figures.cases.js';
import { FIBROSIS_CASES } from './inbuild/inbuild-fibrosis.cases.js';
import { INBUILD_CASES } from './inbuild/inbuild.cases.js';
import { PPF_CASES } from './ppf-2022/ppf-2022.cases.js';
import { assessedCriterion, assessedSet } from './record.spec-support.js';
import { EDGE_CASES } from './threshold-edges.cases.js';
import { SLOPE_FIGURES } from './trend/slope-figures.rules.js';

/** Which criteria and sets are met, by their ids, in one order. */
export function metBy(record: PatientRecord): { criteria: string[]; sets: string[] } {
  const { sets } = assessProgression(record, CRITERION_SETS);
  const isMet = ({ verdict }: { readonly verdict: string }) => verdict === 'met';
  return {
    criteria: sets
      .flatMap(({ criteria }) => criteria.filter(isMet).map(({ criterionId }) => criterionId))
      .sort(),
    sets: sets
      .filter(isMet)
      .map(({ setId }) => setId)
      .sort(),
  };
}

/** The earlier test and the bands of a scale. */
export function placedOn({ record, scaleId }: ScaleCase): Pick<ScaleCase, 'earlierOn' | 'places'> {
  const scale = assessProgression(record, []).scales?.find((one) => one.scaleId === scaleId);
  if (!scale) throw new Error(`no scale ${scaleId}`);
  return {
    earlierOn: scale.pair?.earlier.on ?? null,
    places: scale.places.map(({ reading, bandId }) => [reading, bandId]),
  };
}

/** Of each period what a case states of it. */
export function slopesOf({ record, recent, whole }: SlopeCase): Pick<SlopeCase, 'recent' | 'whole'> {
  const { slope } = assessProgression(record, []);
  const stated = (found: object | null | undefined, wanted: object | null) =>
    found && wanted
      ? Object.fromEntries(
          Object.keys(wanted).map((key): [string, unknown] => [key, Reflect.get(found, key)]),
        )
      : (found ?? null);
  return { recent: stated(slope?.recent, recent), whole: stated(slope?.whole, whole) };
}

/** The figures beside a slope, with their numbers. */
export function figuresBeside(record: PatientRecord): (readonly [string, number])[] {
  const { slope } = assessProgression(record, []);
  return SLOPE_FIGURES.filter(({ id }) => slope?.figures.includes(id)).map(({ id, mlPerYear }) => [
    id,
    mlPerYear,
  ]);
}

const verdictOf = (record: PatientRecord, criterionId: string) =>
  assessedCriterion(record, criterionId).verdict;

/** All but those of figures that are only told. */
export const RULE_CASES: readonly RuleCase[] = [
  ...EDGE_CASES.map(({ name, record, criteria, sets }) => ({
    name,
    answer: () => metBy(record),
    stated: { criteria: [...criteria].sort(), sets: [...sets].sort() },
  })),
  ...INBUILD_CASES.map(({ name, record, a, b }) => ({
    name,
    answer: () => [verdictOf(record, 'inbuild.a'), verdictOf(record, 'inbuild.b')],
    stated: [a, b],
  })),
  ...FIBROSIS_CASES.map(({ name, record, c, d }) => ({
    name,
    answer: () => [verdictOf(record, 'inbuild.c'), verdictOf(record, 'inbuild.d')],
    stated: [c, d],
  })),
  ...PPF_CASES.map(({ name, record, physiology, verdict }) => ({
    name,
    answer: () => [verdictOf(record, 'ppf-2022.physiology'), assessedSet(record, 'ppf-2022').verdict],
    stated: [physiology, verdict],
  })),
  ...DLCO_CASES.map(({ name, record, verdict }) => ({
    name: `advisory: ${name}`,
    answer: () => assessProgression(record, ADVISORIES).sets.map((set) => set.verdict),
    stated: [verdict],
  })),
  ...SCALE_CASES.map((one) => ({
    name: one.name,
    answer: () => placedOn(one),
    stated: { earlierOn: one.earlierOn, places: one.places },
  })),
  ...SLOPE_CASES.map((one) => ({
    name: one.name,
    answer: () => slopesOf(one),
    stated: { recent: one.recent, whole: one.whole },
  })),
  ...SLOPE_FIGURE_CASES.map(([ctd, figures]) => ({
    name: `figures beside the slope in ${ctd}`,
    answer: () => figuresBeside(withDisease(ctd)),
    stated: figures,
  })),
  ...LIKELIHOOD_CASES.map(({ name, record, pct }) => ({
    name: `how sure: ${name}`,
    answer: () => assessedSet(record).likelihood?.worst?.pct,
    stated: pct,
  })),
  ...RECOMPUTING_CASES.map(({ name, record, measure }) => ({
    name,
    answer: () => assessedCriterion(record, 'inbuild.a').pair?.measure,
    stated: measure,
  })),
];
