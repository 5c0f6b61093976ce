import { contentDigest, factColumns, type FactInput, type RecordedFactKind } from '@interstice/server';
import fc from 'fast-check';

/** What people and files do to facts; places in lists are taken modulo their length. */
export type Step =
  | { readonly step: 'record'; readonly patient: number; readonly fact: FactInput; readonly byFile: boolean }
  | {
      readonly step: 'correct';
      readonly patient: number;
      readonly place: number;
      readonly facts: FactsByKind;
    }
  | { readonly step: 'withdraw'; readonly patient: number; readonly place: number }
  | { readonly step: 'reassign'; readonly patient: number; readonly place: number; readonly further: number }
  | { readonly step: 'exclude' | 'lift'; readonly patient: number; readonly place: number }
  | { readonly step: 'import'; readonly places: readonly number[] }
  | { readonly step: 'review' };

export const KINDS = ['pft', 'symptom-report', 'hrct', 'progression-decision', 'treatment'] as const;
type Kind = (typeof KINDS)[number];
export type FactsByKind = { readonly [K in Kind]: Extract<FactInput, { kind: K }> };
export type PftInput = FactsByKind['pft'];

/** What stands and what once stood, told apart from the product: by what each fact said, never by its rows. */
export interface TrueFact {
  readonly kind: RecordedFactKind;
  readonly lineageId: string;
  /** What it says now. */
  input: FactInput;
  /** Everything that it ever said, also at patients from whom it came. */
  readonly forms: Set<string>;
  state: 'stands' | 'withdrawn' | 'moved';
  excluded: string | null;
  versions: number;
}

export type Outcome =
  | { readonly outcome: 'written' }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'refused'; readonly code: string };

const WRITTEN: Outcome = { outcome: 'written' };
const UNCHANGED: Outcome = { outcome: 'unchanged' };
const refused = (code: string): Outcome => ({ outcome: 'refused', code });

export const formOf = (fact: FactInput): string => contentDigest(fact.kind, factColumns(fact));

/** What should be so, in as few words as it can be said. Every method answers as the product should. */
export class Truth {
  readonly patients: TrueFact[][];
  /** Actions that the history has to hold: withdrawals, and both ends of moves. */
  actions = 0;

  constructor(patients: number) {
    this.patients = Array.from({ length: patients }, () => []);
  }

  factsOf(patient: number): TrueFact[] {
    return this.patients[patient] ?? [];
  }

  standing(patient: number): TrueFact[] {
    return this.factsOf(patient).filter(({ state }) => state === 'stands');
  }

  /** Whether it is the same result as one that is known (B-30); a file brings nothing back, a person may. */
  knows(patient: number, fact: FactInput, byFile: boolean): boolean {
    const form = formOf(fact);
    return this.factsOf(patient).some(
      (one) => one.kind === fact.kind && one.forms.has(form) && (byFile || one.state === 'stands'),
    );
  }

  /** Another result of that day that it could be mistaken for (B-30). */
  hasSlot(patient: number, { values }: PftInput): boolean {
    return this.standing(patient).some(
      ({ input }) =>
        input.kind === 'pft' &&
        input.values.testedOn === values.testedOn &&
        input.values.laboratory === values.laboratory &&
        input.values.setting === values.setting &&
        input.values.bronchodilator === values.bronchodilator,
    );
  }

  record(patient: number, input: FactInput, lineageId: string): void {
    const forms = new Set([formOf(input)]);
    this.factsOf(patient).push({
      kind: input.kind,
      lineageId,
      input,
      forms,
      state: 'stands',
      excluded: null,
      versions: 1,
    });
  }

  correct(patient: number, fact: TrueFact, input: FactInput): Outcome {
    if (fact.state !== 'stands') return refused('fact-withdrawn');
    const form = formOf(input);
    if (formOf(fact.input) === form) return UNCHANGED;
    const others = this.standing(patient).filter((one) => one !== fact);
    if (others.some((one) => formOf(one.input) === form)) return refused('same-result-stored');
    fact.input = input;
    fact.forms.add(form);
    fact.versions += 1;
    return WRITTEN;
  }

  withdraw(fact: TrueFact): Outcome {
    if (fact.state !== 'stands') return UNCHANGED;
    fact.state = 'withdrawn';
    this.actions += 1;
    return WRITTEN;
  }

  /** @param lineageId - what the product calls it at the other patient */
  reassign(fact: TrueFact, to: number, lineageId: string): void {
    fact.state = 'moved';
    this.actions += 1;
    const there = this.standing(to).find((one) => formOf(one.input) === formOf(fact.input));
    if (there !== undefined) {
      there.excluded ??= fact.excluded;
      return;
    }
    this.actions += 1;
    const { kind, input, forms, excluded } = fact;
    this.factsOf(to).push({
      kind,
      lineageId,
      input,
      forms: new Set(forms),
      state: 'stands',
      excluded,
      versions: 1,
    });
  }

  exclude(fact: TrueFact, reason: string): Outcome {
    if (fact.state !== 'stands') return refused('fact-withdrawn');
    if (fact.excluded !== null) return UNCHANGED;
    fact.excluded = reason;
    return WRITTEN;
  }
}

const DAYS = [
  '2022-01-10',
  '2023-01-16',
  '2024-05-06',
  '2024-11-04',
  '2025-05-05',
  '2025-09-01',
  '2025-12-01',
  '2026-02-02',
  '2026-02-23',
];
const day = fc.constantFrom(...DAYS);
/** Steps of a few percent around the thresholds of 5 % and 10 %, 3000 mL being 80 % of predicted. */
const fvcMl = fc.constantFrom(3000, 3000, 3000, 2950, 2850, 2710, 2700, 2640, 2400);
/** Mostly the usual, so that tests can be compared; the other now and then. */
const mostly = <Usual, Other>(usual: Usual, ...others: Other[]): fc.Arbitrary<Usual | Other> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

const pft: fc.Arbitrary<PftInput> = fc
  .record({
    testedOn: day,
    fvcMl,
    hasPct: mostly(true, false),
    dlcoPctPred: fc.option(fc.constantFrom(60, 52, 48.5), { nil: undefined }),
    laboratory: mostly('Laboratory A', 'Laboratory B'),
    setting: mostly('lab' as const, 'home' as const),
    bronchodilator: mostly('pre' as const, 'post' as const),
    qualityGrade: mostly('A' as const, 'B' as const, 'E' as const),
  })
  .map(({ hasPct, dlcoPctPred, ...values }) => ({
    kind: 'pft',
    values: {
      ...values,
      ...(hasPct
        ? { fvcPctPred: Math.round((values.fvcMl * 800) / 3000) / 10, referenceEquation: 'GLI Global 2022' }
        : {}),
      ...(dlcoPctPred === undefined ? {} : { dlcoPctPred, hbCorrected: true }),
    },
  }));

const symptomReport: fc.Arbitrary<FactsByKind['symptom-report']> = fc
  .record({
    reportedOn: day,
    change: fc.constantFrom('improved' as const, 'stable' as const, 'worse' as const),
  })
  .map((values) => ({ kind: 'symptom-report', values }));

const hrct: fc.Arbitrary<FactsByKind['hrct']> = fc
  .record({
    performedOn: day,
    fibrosisExtentPct: fc.constantFrom(12, 25),
    fibrosisChange: fc.constantFrom('stable' as const, 'increased' as const),
  })
  .map((values) => ({ kind: 'hrct', values }));

const decision: fc.Arbitrary<FactsByKind['progression-decision']> = fc
  .tuple(
    day,
    day,
    fc.constantFrom('escalated' as const, 'accept-new-baseline' as const, 'other-cause' as const),
  )
  .map(([one, other, code]) => ({
    kind: 'progression-decision',
    values: {
      decidedOn: one > other ? one : other,
      decision: code,
      ...(code === 'other-cause' ? {} : { baselineOn: one > other ? other : one }),
    },
  }));

const treatment: fc.Arbitrary<FactsByKind['treatment']> = fc
  .record({ startedOn: day, drug: fc.constantFrom('mycophenolate-mofetil' as const, 'nintedanib' as const) })
  .map((values) => ({ kind: 'treatment', values: { ...values, indication: 'ild' } }));

const byKind = { pft, 'symptom-report': symptomReport, hrct, 'progression-decision': decision, treatment };
const fact: fc.Arbitrary<FactInput> = fc.oneof(
  { weight: 6, arbitrary: pft },
  { weight: 2, arbitrary: symptomReport },
  { weight: 2, arbitrary: hrct },
  { weight: 1, arbitrary: decision },
  { weight: 1, arbitrary: treatment },
);

/** Any sequence of what can be done to the facts of a few patients, one of whom has fallen by 12 % and alerts. */
export function stepsFor(patients: number): fc.Arbitrary<Step[]> {
  // More than half of it happens to one patient, so that falls arise and go.
  const patient = fc.oneof(fc.constant(0), fc.nat(patients - 1));
  const place = fc.nat(11);
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ step: fc.constant('record' as const), patient, fact, byFile: fc.boolean() }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        step: fc.constant('correct' as const),
        patient,
        place,
        facts: fc.record(byKind),
      }),
    },
    { weight: 2, arbitrary: fc.record({ step: fc.constant('withdraw' as const), patient, place }) },
    {
      weight: 3,
      arbitrary: fc.record({
        step: fc.constant('reassign' as const),
        patient,
        place,
        further: fc.integer({ min: 1, max: patients - 1 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ step: fc.constant('exclude' as const), patient, place }) },
    { weight: 1, arbitrary: fc.record({ step: fc.constant('lift' as const), patient, place }) },
    {
      weight: 1,
      arbitrary: fc.record({
        step: fc.constant('import' as const),
        places: fc.array(place, { minLength: 1, maxLength: 6 }),
      }),
    },
    { weight: 4, arbitrary: fc.constant<Step>({ step: 'review' }) },
  );
  const begun: Step[] = [usual('2025-05-05', 3000), usual('2026-02-02', 2640), { step: 'review' }];
  return fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }).map((steps) => [...begun, ...steps]);
}

function usual(testedOn: string, volume: number): Step {
  const values = {
    testedOn,
    fvcMl: volume,
    laboratory: 'Laboratory A',
    setting: 'lab',
    bronchodilator: 'pre',
    qualityGrade: 'A',
  } as const;
  return { step: 'record', patient: 0, fact: { kind: 'pft', values }, byFile: false };
}
