// Records made by hand, for specs of the pure libraries. Import it as '@interstice/test-support/records'.
import {
  addDays,
  bloodAmountFromThousandths,
  emptyRecord,
  gramsPerLitre,
  millilitres,
  parseIsoDate,
  pctOfLung,
  pctPred,
  type Analyte,
  type BloodAmount,
  type BloodTest,
  type Exclusion,
  type FibrosisChange,
  type Hrct,
  type IntervalOverride,
  type OxygenNeed,
  type Override,
  type PatientRecord,
  type PersonFact,
  type Pft,
  type ProgressionDecision,
  type SymptomChange,
  type SymptomReport,
  type TestStop,
  type Treatment,
  type TreatmentChange,
  type Visit,
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

/** A need for oxygen in litres per minute; where not said, neither at rest nor on exertion. */
export function oxygen(
  on: string,
  litresPerMinute: number,
  state?: 'at rest' | 'on exertion',
  lineageId = `oxygen ${on} ${litresPerMinute} ${state ?? ''}`,
): OxygenNeed {
  return {
    lineageId,
    id: `${lineageId} v1`,
    on: parseIsoDate(on),
    litresPerMinute,
    ...(state === undefined ? {} : { atRest: state === 'at rest' }),
  };
}

/** A decision about progression, taken on an alert or entered as a past one. */
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

/** A complete blood count, unless less is given; neutrophils in 10⁹/L. */
export function bloodCount(
  on: string,
  given: {
    readonly neutrophils?: number;
    readonly without?: readonly Analyte[];
    readonly insufficient?: boolean;
    readonly lineageId?: string;
  } = {},
): BloodTest {
  const lineageId = given.lineageId ?? `blood ${on}`;
  const thousandths: Partial<Record<Analyte, number>> = {
    wbc: 6000,
    neutrophils: Math.round((given.neutrophils ?? 3.5) * 1000),
    haemoglobin: 135_000,
    platelets: 250_000,
  };
  const amounts: Partial<Record<Analyte, BloodAmount>> = Object.fromEntries(
    Object.entries(thousandths)
      .filter(([analyte]) => !given.without?.includes(analyte as Analyte))
      .map(([analyte, amount]) => [analyte, bloodAmountFromThousandths(amount)]),
  );
  return {
    lineageId,
    id: `${lineageId} v1`,
    collectedOn: parseIsoDate(on),
    insufficient: given.insufficient ?? false,
    amounts: given.insufficient === true ? {} : amounts,
  };
}

/** A blood test with just these amounts, in the units in which they are recorded. */
export function bloodTest(
  on: string,
  given: Readonly<Partial<Record<Analyte, number>>>,
  { lineageId = `blood ${on}`, referenceRanges }: Partial<BloodTest> = {},
): BloodTest {
  return {
    lineageId,
    id: `${lineageId} v1`,
    collectedOn: parseIsoDate(on),
    insufficient: false,
    amounts: Object.fromEntries(
      Object.entries(given).map(([analyte, amount]) => [
        analyte,
        bloodAmountFromThousandths(Math.round(amount * 1000)),
      ]),
    ),
    ...(referenceRanges === undefined ? {} : { referenceRanges }),
  };
}

/** A visit on a day. */
export function visit(on: string, specialty: Visit['specialty']): Visit {
  const lineageId = `visit ${on} ${specialty}`;
  return { lineageId, id: `${lineageId} v1`, on: parseIsoDate(on), specialty };
}

/** An interval that a physician has set. */
export function override(
  test: IntervalOverride['test'],
  every: IntervalOverride['every'],
  setOn: string,
  until: string,
): IntervalOverride {
  return {
    id: `override of ${test}`,
    test,
    every,
    setOn: parseIsoDate(setOn),
    until: parseIsoDate(until),
    reason: 'stable for years',
  };
}

/** A test that a physician stopped, until the day on which that is reviewed. */
export function stopped(test: TestStop['test'], setOn: string, reviewOn: string): TestStop {
  return {
    id: `stop of ${test}`,
    test,
    stop: 'declined',
    setOn: parseIsoDate(setOn),
    until: addDays(parseIsoDate(reviewOn), -1),
    reason: 'does not wish to come',
  };
}

/** A course of mycophenolate for the ILD, unless something else is given. */
export function treatment(
  startedOn: string,
  {
    stoppedOn,
    ...given
  }: Partial<Omit<Treatment, 'startedOn' | 'stoppedOn'>> & { readonly stoppedOn?: string } = {},
): Treatment {
  const lineageId = given.lineageId ?? `treatment ${startedOn}`;
  return {
    drug: 'mycophenolate-mofetil',
    indication: 'ild',
    changes: [],
    ...given,
    lineageId,
    id: `${lineageId} v1`,
    startedOn: parseIsoDate(startedOn),
    ...(stoppedOn === undefined ? {} : { stoppedOn: parseIsoDate(stoppedOn) }),
  };
}

/** A change of dose in milligrams twice a day; a hold or resumption has none. */
export function change(
  on: string,
  mg: number | null,
  given: Partial<Omit<TreatmentChange, 'on'>> = {},
): TreatmentChange {
  const lineageId = given.lineageId ?? `change ${on}`;
  return {
    kind: 'dose',
    ...(mg === null ? {} : { doseAmount: mg, doseUnit: 'mg', timesPerDay: 2 }),
    ...given,
    lineageId,
    id: `${lineageId} v1`,
    on: parseIsoDate(on),
  };
}

export interface Facts {
  readonly registeredOn?: string;
  readonly pfts?: readonly Pft[];
  readonly symptoms?: readonly SymptomReport[];
  readonly hrcts?: readonly Hrct[];
  readonly person?: readonly PersonFact[];
  readonly decisions?: readonly ProgressionDecision[];
  readonly exclusions?: readonly Exclusion[];
  readonly bloodTests?: readonly BloodTest[];
  readonly treatments?: readonly Treatment[];
  readonly oxygenNeeds?: readonly OxygenNeed[];
  readonly visits?: readonly Visit[];
  readonly overrides?: readonly Override[];
  readonly mergedInto?: string;
}

export function recordOf(facts: Facts): PatientRecord {
  return {
    ...emptyRecord('patient', parseIsoDate(facts.registeredOn ?? '2024-01-01')),
    person: facts.person ?? [],
    pfts: facts.pfts ?? [],
    hrcts: facts.hrcts ?? [],
    symptomReports: facts.symptoms ?? [],
    progressionDecisions: facts.decisions ?? [],
    exclusions: facts.exclusions ?? [],
    bloodTests: facts.bloodTests ?? [],
    treatments: facts.treatments ?? [],
    oxygenNeeds: facts.oxygenNeeds ?? [],
    visits: facts.visits ?? [],
    overrides: facts.overrides ?? [],
    ...(facts.mergedInto === undefined ? {} : { mergedInto: facts.mergedInto }),
  };
}
