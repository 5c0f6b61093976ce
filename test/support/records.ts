// Records made by hand, for specs of the pure libraries. Import it as '@interstice/test-support/records'.
import {
  emptyRecord,
  gramsPerLitre,
  millilitres,
  parseIsoDate,
  pctOfLung,
  pctPred,
  type Episode,
  type Exclusion,
  type FibrosisChange,
  type Hrct,
  type PatientRecord,
  type PersonFact,
  type Pft,
  type ProgressionDecision,
  type SymptomChange,
  type SymptomReport,
} from '@interstice/clinical';

export type PftOptions = Partial<
  Omit<Pft, 'testedOn' | 'fvc' | 'fvcPctPred' | 'dlcoPctPred' | 'haemoglobin'>
> & {
  readonly ml?: number;
  readonly pct?: number;
  readonly dlcoPct?: number;
  readonly hb?: number;
};

/** A test with FVC in millilitres, in percent of predicted, or both; DLCO in percent of predicted. */
export function pft(on: string, { ml, pct, dlcoPct, hb, ...rest }: PftOptions): Pft {
  const lineageId = rest.lineageId ?? `pft ${on}`;
  return {
    bronchodilator: 'unknown',
    ...rest,
    lineageId,
    id: rest.id ?? `${lineageId} v1`,
    testedOn: parseIsoDate(on),
    ...(ml === undefined ? {} : { fvc: millilitres(ml) }),
    ...(pct === undefined ? {} : { fvcPctPred: pctPred(pct) }),
    ...(dlcoPct === undefined ? {} : { dlcoPctPred: pctPred(dlcoPct) }),
    ...(hb === undefined ? {} : { haemoglobin: gramsPerLitre(hb) }),
  };
}

/** A report of symptoms, compared with the one before or with a stated day. */
export function symptoms(
  on: string,
  change: SymptomChange,
  lineageId = `symptoms ${on} ${change}`,
  comparedWithOn?: string,
): SymptomReport {
  return {
    lineageId,
    id: `${lineageId} v1`,
    reportedOn: parseIsoDate(on),
    change,
    ...(comparedWithOn === undefined ? {} : { comparedWithOn: parseIsoDate(comparedWithOn) }),
  };
}

/** A scan with the extent of its fibrosis in percent of the lung. */
export function hrct(on: string, fibrosisPct: number): Hrct {
  const lineageId = `hrct ${on}`;
  return {
    lineageId,
    id: `${lineageId} v1`,
    performedOn: parseIsoDate(on),
    fibrosisExtent: pctOfLung(fibrosisPct),
  };
}

/** A scan that was compared with an older one: with the previous on record, unless a day is stated. */
export function comparedHrct(
  on: string,
  fibrosisChange: FibrosisChange,
  comparedWithOn?: string,
  lineageId = `hrct ${on}`,
): Hrct {
  return {
    lineageId,
    id: `${lineageId} v1`,
    performedOn: parseIsoDate(on),
    fibrosisChange,
    ...(comparedWithOn === undefined ? {} : { comparedWithOn: parseIsoDate(comparedWithOn) }),
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

/** A past decision that was entered. */
export function decision(
  decidedOn: string,
  code: ProgressionDecision['decision'],
  baselineOn?: string,
): ProgressionDecision {
  const lineageId = `decision ${decidedOn} ${code}`;
  return {
    lineageId,
    id: `${lineageId} v1`,
    decidedOn: parseIsoDate(decidedOn),
    decision: code,
    ...(baselineOn === undefined ? {} : { baselineOn: parseIsoDate(baselineOn) }),
  };
}

/** A test that a clinician keeps out of judging. */
export function exclusion(pftLineageId: string, on: string, reason = 'coughed throughout'): Exclusion {
  return { id: `exclusion of ${pftLineageId}`, pftLineageId, on: parseIsoDate(on), reason };
}

export interface Facts {
  readonly registeredOn?: string;
  readonly pfts?: readonly Pft[];
  readonly symptoms?: readonly SymptomReport[];
  readonly hrcts?: readonly Hrct[];
  readonly person?: readonly PersonFact[];
  readonly episodes?: readonly Episode[];
  readonly decisions?: readonly ProgressionDecision[];
  readonly exclusions?: readonly Exclusion[];
  readonly mergedInto?: string;
}

export function recordOf(facts: Facts): PatientRecord {
  return {
    ...emptyRecord('patient', parseIsoDate(facts.registeredOn ?? '2024-01-01')),
    person: facts.person ?? [],
    pfts: facts.pfts ?? [],
    hrcts: facts.hrcts ?? [],
    symptomReports: facts.symptoms ?? [],
    episodes: facts.episodes ?? [],
    progressionDecisions: facts.decisions ?? [],
    exclusions: facts.exclusions ?? [],
    ...(facts.mergedInto === undefined ? {} : { mergedInto: facts.mergedInto }),
  };
}
