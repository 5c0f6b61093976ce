import { DISPUTES } from '../disputed-evidence.rules.js';
import {
  DRUG_CODES,
  type Citation,
  type Ctd,
  type PatientRecord,
  type Treatment,
} from '@interstice/clinical';
import { day } from '../record.spec-support.js';
import { SOURCES } from '../sources.js';
import { AGENTS } from './agents.rules.js';
import { DOSES } from './doses.rules.js';
import { FIRST_LINE } from './first-line.rules.js';
import { APPROVALS, NOT_CHECKED, NOT_IN_INBUILD } from './notes.rules.js';
import { ON_PROGRESSION, PROGRESSION_STATEMENTS } from './on-progression.rules.js';
import type { OptionFinding, TreatmentOptions } from './option-findings.js';
import {
  course,
  disease,
  FALL,
  FLAGGED,
  MMF,
  patient,
  planned,
  stopped,
} from './option-patients.spec-support.js';
import type { OptionRule } from './option-rules.js';
import { RAPID_STATEMENTS, RAPIDLY_PROGRESSIVE } from './rapidly-progressive.rules.js';
import { RECOMMENDED_AGAINST } from './recommended-against.rules.js';
import { REFERRALS } from './referrals.rules.js';
import { described, everyOption, judgedOf } from './treatment-options.spec-support.js';
import { treatmentOptions } from './treatment-options.js';
import { TRIALS } from './trial-evidence.rules.js';

const CTDS: readonly Ctd[] = ['ssc', 'ra', 'iim', 'mctd', 'sjd', 'sle', 'undifferentiated'];

interface Situation {
  readonly ctds: readonly Ctd[];
  readonly isRapid: boolean;
  readonly isProgressing: boolean;
  readonly base: readonly Treatment[];
}

const SITUATIONS: readonly Situation[] = CTDS.flatMap((ctd, index) =>
  [[ctd], [ctd, CTDS[(index + 1) % CTDS.length] ?? ctd]].flatMap((ctds) =>
    [false, true].flatMap((isRapid) =>
      [false, true].flatMap((isProgressing) =>
        [[], [MMF]].map((base) => ({ ctds, isRapid, isProgressing, base })),
      ),
    ),
  ),
);

/** Every drug that can be recorded, running, stopped or planned, beside what stands before. */
function* answers(): Generator<{ situation: Situation; tried: Treatment; options: TreatmentOptions }> {
  for (const situation of SITUATIONS) {
    const { ctds, isRapid, isProgressing, base } = situation;
    const [primary = 'ssc', ...secondary] = ctds;
    const person = [disease(primary, ...secondary), ...(isRapid ? [FLAGGED] : [])];
    const record = patient(person, { treatments: base, pfts: isProgressing ? FALL : [] });
    const judged = judgedOf(record);
    for (const drug of DRUG_CODES)
      for (const tried of [course(drug), stopped(drug, 'no-effect'), planned(drug, '2026-04-01')]) {
        const known: PatientRecord = { ...record, treatments: [...base, tried] };
        yield { situation, tried, options: treatmentOptions(known, judged, day('2026-03-01')) };
      }
  }
}

/** Long-term use and combinations are recommended against as such. */
function warningsOf({ agents }: OptionRule, { against }: TreatmentOptions): string[] {
  const drugs = agents.flatMap((agent) => AGENTS[agent].drugs);
  return against
    .filter(({ rule }) => rule.together !== true && rule.use !== 'long-term')
    .filter(({ rule }) =>
      rule.agents.some((agent) => AGENTS[agent].drugs.some((drug) => drugs.includes(drug))),
    )
    .map(({ rule }) => rule.id);
}

const optionsIn = ({ groups }: TreatmentOptions): readonly OptionFinding[] =>
  groups.flatMap(({ lists }) => lists.flatMap(({ options }) => options));

describe('Treatment options, whatever the disease and the course (P-06, B-33)', () => {
  // One pass, and no matcher in it: there are hundreds of thousands of answers to look at.
  it('never offer as new what runs, is planned or was tried, and name every conflict', () => {
    const wrong = new Set<string>();
    let seen = 0;
    let conflicts = 0;
    for (const { situation, tried, options } of answers()) {
      const isSingle = situation.ctds.length === 1 && !situation.isRapid;
      for (const { rule, agents, state, conflictsWith } of optionsIn(options)) {
        seen += 1;
        const offered = agents.flatMap((agent) => agent.drugs);
        if (offered.includes(tried.drug)) wrong.add(`${rule.id} offers ${tried.drug} as new`);
        if (state !== 'open' && offered.length > 0)
          wrong.add(`${rule.id} is ${state} and offers ${offered.join()}`);
        const warned = warningsOf(rule, options);
        if (warned.join() !== conflictsWith.join()) wrong.add(`${rule.id} is silent about ${warned.join()}`);
        // One disease that is not flagged contradicts itself nowhere.
        if (isSingle && warned.length > 0) wrong.add(`${rule.id} contradicts ${warned.join()}`);
        conflicts += warned.length;
      }
      for (const { rule, conflictsWith } of options.against)
        if (conflictsWith.some((id) => !optionsIn(options).some((one) => one.rule.id === id)))
          wrong.add(`${rule.id} names what is on no list`);
    }
    expect([...wrong]).toEqual([]);
    expect(seen).toBeGreaterThan(10_000);
    expect(conflicts).toBeGreaterThan(100);
  });

  it('do not depend on the order in which courses were recorded', () => {
    const treatments = [
      MMF,
      course('tofacitinib'),
      stopped('rituximab', 'no-effect'),
      stopped('tacrolimus', 'other'),
    ];
    const record = patient(disease('iim', 'ra'), { treatments, pfts: FALL });
    const reversed = { ...record, treatments: [...treatments].reverse() };
    expect(described(reversed)).toEqual(described(record));
  });

  it('tell of each option its strength, the certainty, a dose or that none was read, and its monitoring', () => {
    for (const option of everyOption(described(patient([disease('ssc'), FLAGGED], { pfts: FALL })))) {
      expect(option.strength.text).not.toBe('');
      expect(option.certainty).toBe('Certainty of the evidence: not stated in the source.');
      expect(option.dose.length).toBeGreaterThan(0);
      expect(option.monitoring.length).toBeGreaterThan(0);
    }
  });
});

describe('The data of treatment options', () => {
  const cited: readonly { readonly cite?: Citation }[] = [
    ...[
      ...FIRST_LINE,
      ...ON_PROGRESSION,
      ...RAPIDLY_PROGRESSIVE,
      ...PROGRESSION_STATEMENTS,
      ...RAPID_STATEMENTS,
    ],
    ...[...RECOMMENDED_AGAINST, ...REFERRALS, ...DOSES, ...APPROVALS, ...Object.values(DISPUTES)],
    ...[
      NOT_CHECKED,
      NOT_IN_INBUILD,
      ...Object.values(TRIALS),
      ...Object.values(TRIALS).flatMap(({ figures }) => figures),
    ],
  ];

  it('cites a known document, the place in it and what it answers to, for every part', () => {
    const cites = cited.flatMap(({ cite }) => cite ?? []);
    expect(cites.length).toBeGreaterThan(60);
    for (const { doc, at, ids } of cites) {
      expect(Object.keys(SOURCES)).toContain(doc);
      expect(at).not.toBe('');
      expect(ids).toEqual(expect.arrayContaining([expect.stringMatching(/^[A-Z]-\d{2}$/)]));
    }
  });

  it('names every line once', () => {
    const ids = cited.flatMap((rule) => ('id' in rule ? [rule.id] : []));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
