import { ONE_OF, PANELS } from '@interstice/clinical';
import {
  dropping,
  killersOf,
  mutantsOf,
  mutantsOfList,
  survivors,
  type MutantOptions,
  type RuleMutant,
} from '@interstice/test-support/rule-mutants';
import { ALERT_CHOICES } from './alert-choices.rules.js';
import { CTCAE } from './blood-safety/ctcae.rules.js';
import { BSR_2017_FURTHER_LIMITS, BSR_2017_LIMITS } from './bsr-2017/bsr-2017-limits.rules.js';
import { BLOOD_CHOICES, CLINIC_CHOICES } from './clinic-choices.rules.js';
import {
  DOCUMENTED_PROGRESSION,
  DRUG_WARNINGS,
  LONG_ON_PROGRESSION,
} from './drug-warnings/drug-warnings.rules.js';
import { MONITORED_DRUGS } from './monitored-drugs.rules.js';
import { RULE_CASES } from './rule-cases.spec-support.js';
import { BLOOD_PROTOCOLS, DEFAULT_ALERT_SETS, PROTOCOLS } from './rule-set.js';
import { SCAN_LIMIT } from './scan-limit.rules.js';
import { SEVERITY } from './severity.rules.js';
import {
  PREDNISONE_EQUIVALENTS,
  RENAL_CRISIS_DOSE,
} from './steroid-exposure/prednisone-equivalents.rules.js';
import { INSTRUMENT_RULES } from './symptom-instruments.rules.js';
import { DRUG_OF } from './surveillance/monitored-courses.js';

const EVERY_PROTOCOL = [...PROTOCOLS, ...BLOOD_PROTOCOLS];
const RULES = [...new Set(EVERY_PROTOCOL.flatMap(({ rules }) => rules))];

const panel = Object.keys(PANELS);
const set = ['inbuild', 'ppf-2022'];
const ofRules: MutantOptions = {
  words: { panel, set, missing: ['symptom-report', 'hrct-comparison', 'haemoglobin', 'reference-equation'] },
  optional: ['restarts'],
  limits: { toDay: 1000 },
};

/** One cell per microlitre; thrombocytes by the thousand; a tenth of the upper limit; else one of the unit. */
const STEP_OF_CELLS = 0.001;
const ofDrugs: MutantOptions = {
  step: (_, owner) => {
    if ('aboveUpperLimits' in owner) return 0.1;
    if ('fallsFromBaseline' in owner || 'risesPct' in owner) return 1;
    const cells = ['wbc', 'neutrophils', 'lymphocytes', 'eosinophils'];
    return 'analyte' in owner && cells.includes(String(owner.analyte)) ? STEP_OF_CELLS : 1;
  },
  words: { panel, step: ['reduce', 'stop'] },
  optional: ['inBsr2017'],
  operators: { below: 'atMost', atMost: 'below' },
};

/** One cell per microlitre; thrombocytes by the thousand, haemoglobin by the gram, enzymes by a tenth of a multiple. */
const ofCtcae: MutantOptions = {
  step: (path, owner) => {
    if (path.at(-1) === 'grade' || ('below' in owner && Number(owner.below) >= 10)) return 1;
    return 'below' in owner ? STEP_OF_CELLS : 0.1;
  },
};

/** Scores are recorded to the hundredth. */
const ofInstruments: MutantOptions = {
  step: () => 0.01,
  words: { higherIs: ['better', 'worse'], tells: ['change', 'state'] },
  optional: ['scale'],
};

const ofDrugWarnings: MutantOptions = {
  words: {
    strength: ['strong', 'conditional-or-strong', 'not-stated'],
    severity: ['info', 'warning', 'critical'],
  },
};

const byName = (choices: Readonly<Record<string, object>>, options?: MutantOptions) =>
  Object.entries(choices).flatMap(([name, choice]) => mutantsOf(choice, name, options));

const MUTANTS: readonly RuleMutant[] = [
  ...EVERY_PROTOCOL.flatMap(({ id, rules }) =>
    rules.map((rule, index) => dropping(rules, index, `${rule.id} dropped from ${id}`)),
  ),
  ...RULES.flatMap((rule) => mutantsOf(rule, rule.id, ofRules)),
  ...[...new Set(PROTOCOLS.map(({ alerts }) => alerts))].flatMap((alerts) =>
    mutantsOfList(alerts, 'alert', { words: { set, severity: ['info', 'warning', 'critical'] } }),
  ),
  ...DEFAULT_ALERT_SETS.map((one, index) =>
    dropping(DEFAULT_ALERT_SETS, index, `alert ${one} no more by default`),
  ),
  ...byName(CLINIC_CHOICES),
  ...byName(ALERT_CHOICES),
  ...byName(BLOOD_CHOICES),
  ...mutantsOfList(CTCAE, 'ctcae', ofCtcae),
  ...[BSR_2017_LIMITS, BSR_2017_FURTHER_LIMITS].flatMap((limits) => mutantsOfList(limits, 'bsr', ofDrugs)),
  ...byName(SEVERITY, { step: (_, owner) => (owner === SEVERITY.looseningTests ? 1 : 0.1), words: { set } }),
  ...mutantsOf(SCAN_LIMIT, 'scan limit'),
  ...mutantsOfList(INSTRUMENT_RULES, 'instrument', ofInstruments),
  // A rule dropped is told by the cases; the finders and their ids are made of the data once.
  ...DRUG_WARNINGS.flatMap((rule) => mutantsOf(rule, rule.id, ofDrugWarnings)),
  ...mutantsOf(DOCUMENTED_PROGRESSION, 'documented progression'),
  ...mutantsOf(LONG_ON_PROGRESSION, 'long on progression'),
  ...byName(PREDNISONE_EQUIVALENTS),
  ...mutantsOf(RENAL_CRISIS_DOSE, 'renal crisis dose'),
  ...mutantsOf(PANELS, 'panel'),
  ...mutantsOf(ONE_OF, 'one of'),
  // Which codes stand for a drug is looked up in a table made of the data.
  ...byName(MONITORED_DRUGS, ofDrugs).filter(({ name }) => !name.includes(' drugs.')),
  ...[...DRUG_OF].map(([code, drug]) => ({
    name: `${drug} drugs.${code} dropped`,
    apply: () => void DRUG_OF.delete(code),
    undo: () => void DRUG_OF.set(code, drug),
  })),
];

/** What no case can notice is left out, and why. */
const LEFT_OUT: readonly (readonly [why: string, of: RegExp])[] = [
  ['no day of a course lies before its start', / when\.phase\.fromDay 0 becomes -1$/],
  ['asked of the database, where the specs of the first import state it', /^go-live /],
];
const ASKED = MUTANTS.filter(({ name }) => !LEFT_OUT.some(([, of]) => of.test(name)));

describe('Every number, condition and rule of surveillance', () => {
  it('changes the answer of at least one case when it is moved by the smallest step, turned round or dropped', () => {
    expect(ASKED.length).toBeGreaterThan(1000);
    expect(survivors(ASKED, RULE_CASES)).toEqual([]);
  });

  it('is left out only where that leaves something out', () => {
    for (const [, of] of LEFT_OUT) expect(MUTANTS.filter(({ name }) => of.test(name))).not.toEqual([]);
  });

  it('is named when the cases that notice it are taken away', () => {
    const mutant = MUTANTS.find(({ name }) => name === 'hrct.m-06 window.closes.months 6 becomes 7');
    if (!mutant) throw new Error('no such mutant');
    const noticing = killersOf(mutant, RULE_CASES);
    expect(noticing.map(({ name }) => name)).toContain(
      'by HRCT: in the first evaluation a second one 4 to 6 months after the first (M-06)',
    );
    const others = RULE_CASES.filter((one) => !noticing.includes(one));
    expect(survivors([mutant], others)).toEqual([mutant.name]);
  });
});
