import type { Analyte, DrugCode, PatientRecord } from '@interstice/clinical';
import { FULL } from './drugs-stopped.cases.js';
import { planned } from './first-bloods.cases.js';
import { bloodTest, recordOf, treatment } from './record.spec-support.js';

/** What one draw has to carry for a rule (B-23, B-28; clinical facts 2b). */
export interface DrawCase {
  readonly name: string;
  readonly record: PatientRecord;
  readonly asOf: string;
  readonly blood: string;
  readonly ruleId: string;
  readonly analytes: readonly Analyte[];
  /** Of these one is enough. */
  readonly oneOf: readonly Analyte[];
}

type Draw = readonly [analytes: readonly Analyte[], oneOf?: readonly Analyte[]];

const COUNTED = ['wbc', 'neutrophils', 'haemoglobin', 'platelets'] as const;
const COUNT: Draw = [COUNTED];
const EITHER_ENZYME = ['alt', 'ast'] as const;
const WITH_LIVER: Draw = [COUNTED, EITHER_ENZYME];
const WITH_ALT: Draw = [[...COUNTED, 'alt']];
const WITH_KIDNEY: Draw = [[...COUNTED, 'creatinine', 'albumin'], EITHER_ENZYME];
const ENZYMES: Draw = [[], EITHER_ENZYME];
const LIVER: Draw = [['alt', 'ast', 'bilirubin']];
const WITH_IGG: Draw = [[...COUNTED, 'igg']];
const OF_TOCILIZUMAB: Draw = [['neutrophils', 'platelets', 'alt', 'ast']];
const OF_JAK: Draw = [['neutrophils', 'lymphocytes', 'haemoglobin']];

const start = '2026-01-01';
/** Days on which the last full test was done: in the second and third month, the fifth, the eighth, the second year. */
const [SECOND, FIFTH, EIGHTH, LATER] = ['2026-02-20', '2026-05-20', '2026-08-01', '2027-02-01'] as const;

const draw = (
  blood: string,
  drug: DrugCode,
  ruleId: string,
  testedOn: string | null,
  [analytes, oneOf = []]: Draw,
): DrawCase => ({
  name: `one draw for ${ruleId} by ${blood}`,
  record: recordOf({
    treatments: [treatment(start, { drug })],
    bloodTests: testedOn === null ? [] : [bloodTest(testedOn, FULL)],
  }),
  asOf: testedOn ?? start,
  blood,
  ruleId,
  analytes,
  oneOf,
});
const byLabel = (drug: DrugCode, name: string, testedOn: string | null, of: Draw): DrawCase =>
  draw('mmf-label', drug, `blood.${name}`, testedOn, of);
const first = (drug: DrugCode, [analytes, oneOf = []]: Draw): DrawCase => ({
  name: `the first draw of ${drug}`,
  record: recordOf({ treatments: [planned(drug, '2026-03-20')] }),
  asOf: '2026-03-01',
  blood: 'mmf-label',
  ruleId: 'blood.before-start',
  analytes,
  oneOf,
});

export const DRAW_CASES: readonly DrawCase[] = [
  byLabel('mycophenolate-mofetil', 'mmf-label.weekly', null, COUNT),
  byLabel('mycophenolate-mofetil', 'mmf-label.twice-monthly', SECOND, COUNT),
  byLabel('mycophenolate-mofetil', 'mmf-label.monthly', FIFTH, COUNT),
  byLabel('mycophenolate-mofetil', 'mmf-label.continued', LATER, COUNT),
  byLabel('azathioprine', 'azathioprine.weekly', null, COUNT),
  byLabel('azathioprine', 'azathioprine.twice-monthly', SECOND, COUNT),
  byLabel('azathioprine', 'azathioprine.monthly', FIFTH, COUNT),
  byLabel('methotrexate', 'methotrexate.count', null, COUNT),
  byLabel('methotrexate', 'methotrexate.liver', null, ENZYMES),
  byLabel('leflunomide', 'leflunomide.monthly', null, WITH_ALT),
  byLabel('leflunomide', 'leflunomide.continued', EIGHTH, WITH_ALT),
  byLabel('ciclosporin', 'ciclosporin.two-weekly', null, WITH_KIDNEY),
  byLabel('ciclosporin', 'ciclosporin.monthly', FIFTH, WITH_KIDNEY),
  byLabel('tacrolimus', 'tacrolimus', null, WITH_KIDNEY),
  byLabel('rituximab', 'rituximab', null, COUNT),
  byLabel('tocilizumab', 'tocilizumab.first-months', null, OF_TOCILIZUMAB),
  byLabel('tocilizumab', 'tocilizumab.continued', EIGHTH, OF_TOCILIZUMAB),
  byLabel('nintedanib', 'nintedanib.monthly', null, LIVER),
  byLabel('nintedanib', 'nintedanib.continued', FIFTH, LIVER),
  byLabel('pirfenidone', 'pirfenidone.monthly', null, LIVER),
  byLabel('pirfenidone', 'pirfenidone.continued', EIGHTH, LIVER),
  draw('summary-2026', 'mycophenolate-mofetil', 'blood.m-07', null, COUNT),
  draw('summary-2026', 'cyclophosphamide', 'blood.cyclophosphamide', null, COUNT),
  ...(['tofacitinib', 'baricitinib', 'upadacitinib'] as const).map((drug) =>
    draw('summary-2026', drug, `blood.${drug}`, null, OF_JAK),
  ),
  ...(['mycophenolate', 'azathioprine', 'methotrexate', 'leflunomide'] as const).flatMap((name) => {
    const drug = name === 'mycophenolate' ? 'mycophenolate-mofetil' : name;
    const id = `blood.bsr-2017.${name}`;
    return [
      draw('bsr-2017', drug, `${id}.two-weekly`, null, WITH_KIDNEY),
      draw('bsr-2017', drug, `${id}.monthly`, SECOND, WITH_KIDNEY),
      draw('bsr-2017', drug, `${id}.twelve-weekly`, EIGHTH, WITH_KIDNEY),
    ];
  }),
  first('mycophenolate-mofetil', COUNT),
  first('mycophenolic-acid', COUNT),
  first('azathioprine', COUNT),
  first('methotrexate', WITH_LIVER),
  first('leflunomide', WITH_ALT),
  first('cyclophosphamide', COUNT),
  first('ciclosporin', WITH_KIDNEY),
  first('tacrolimus', WITH_KIDNEY),
  first('rituximab', WITH_IGG),
  first('tocilizumab', OF_TOCILIZUMAB),
  first('tofacitinib', OF_JAK),
  first('baricitinib', OF_JAK),
  first('upadacitinib', OF_JAK),
  first('nintedanib', LIVER),
  first('pirfenidone', LIVER),
];
