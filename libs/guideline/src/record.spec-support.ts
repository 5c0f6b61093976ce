import {
  emptyRecord,
  millilitres,
  parseIsoDate,
  pctOfLung,
  pctPred,
  type Episode,
  type Hrct,
  type IsoDate,
  type PatientRecord,
  type PersonFact,
  type Pft,
  type SymptomChange,
  type SymptomReport,
} from '@interstice/clinical';
import { review } from './review.js';
import type { DueItemFinding, DueTest, ReviewResult } from './review-result.js';
import { protocolById } from './rule-set.js';

export const day = parseIsoDate;
export const PROTOCOL = protocolById('summary-2026');

type PftOptions = Partial<Omit<Pft, 'testedOn' | 'fvc' | 'fvcPctPred'>> & {
  readonly ml?: number;
  readonly pct?: number;
};

/** A test with FVC in millilitres, in percent of predicted, or both. */
export function pft(on: string, { ml, pct, ...rest }: PftOptions): Pft {
  const lineageId = rest.lineageId ?? `pft ${on}`;
  return {
    bronchodilator: 'unknown',
    ...rest,
    lineageId,
    id: `${lineageId} v1`,
    testedOn: parseIsoDate(on),
    ...(ml === undefined ? {} : { fvc: millilitres(ml) }),
    ...(pct === undefined ? {} : { fvcPctPred: pctPred(pct) }),
  };
}

export function symptoms(
  on: string,
  change: SymptomChange,
  lineageId = `symptoms ${on} ${change}`,
): SymptomReport {
  return { lineageId, id: `${lineageId} v1`, reportedOn: parseIsoDate(on), change };
}

export function hrct(on: string, fibrosisPct: number): Hrct {
  const lineageId = `hrct ${on}`;
  return {
    lineageId,
    id: `${lineageId} v1`,
    performedOn: parseIsoDate(on),
    fibrosisExtent: pctOfLung(fibrosisPct),
  };
}

export function episode(startedOn: string, baselineLineageId: string): Episode {
  return {
    id: `episode ${startedOn}`,
    startedOn: parseIsoDate(startedOn),
    baselineLineageId,
    code: 'escalated',
  };
}

interface Facts {
  readonly registeredOn?: string;
  readonly pfts?: readonly Pft[];
  readonly symptoms?: readonly SymptomReport[];
  readonly episodes?: readonly Episode[];
  readonly hrcts?: readonly Hrct[];
  readonly person?: readonly PersonFact[];
}

export function recordOf(facts: Facts): PatientRecord {
  return {
    ...emptyRecord('patient', parseIsoDate(facts.registeredOn ?? '2024-01-01')),
    person: facts.person ?? [],
    pfts: facts.pfts ?? [],
    hrcts: facts.hrcts ?? [],
    symptomReports: facts.symptoms ?? [],
    episodes: facts.episodes ?? [],
  };
}

export function reviewed(record: PatientRecord, asOf: string): ReviewResult {
  return review(record, PROTOCOL, parseIsoDate(asOf));
}

export function dueItem(record: PatientRecord, test: DueTest, asOf: string): DueItemFinding | undefined {
  return reviewed(record, asOf).dueItems.find((item) => item.test === test);
}

/** Rule and days of an item, as a table shows them. */
export function dueDays(item: DueItemFinding | undefined): [string, IsoDate, IsoDate, IsoDate] | undefined {
  return item && [item.rules[0].ruleId, item.opensOn, item.targetOn, item.closesOn];
}
