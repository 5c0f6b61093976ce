import { mutantsOf, survivors, type RuleCase } from '@interstice/test-support/rule-mutants';
import { AMOUNT_CASES, MET_SPELLINGS } from './laboratory-units.cases.js';
import { LABORATORY_TESTS, LABORATORY_UNITS } from './laboratory-units.rules.js';
import { inRecordedUnit, readLaboratoryTest } from './laboratory-units.js';

const CASES: readonly RuleCase[] = [
  ...MET_SPELLINGS.flatMap(({ test, otherUnit, units, becomes }) =>
    units.map((unit) => ({
      name: `${test} in ${unit}`,
      answer: () => {
        const read = readLaboratoryTest({ test, otherUnit, unit });
        return read.known ? [read.analyte, read.times / read.per] : read.refusal;
      },
      stated: becomes,
    })),
  ),
  ...AMOUNT_CASES.map(([analyte, value, unit, thousandths]) => ({
    name: `${analyte} of ${value} ${unit}`,
    answer: () => inRecordedUnit(analyte, value, unit),
    stated: { known: true, amount: thousandths },
  })),
];

const MUTANTS = [
  ...mutantsOf(LABORATORY_UNITS, 'unit'),
  ...LABORATORY_TESTS.flatMap((test) =>
    mutantsOf(test, test.names[0] ?? '', { words: { unitInName: ['/uL'] } }),
  ),
];

/** A list of spellings is its own statement; those that real laboratories were met with are cases. */
const ASKED = MUTANTS.filter(({ name }) => !/(spellings|names)\./.test(name));

describe('Every factor and unit of the laboratories', () => {
  it('changes the answer of at least one case', () => {
    expect(ASKED.length).toBeGreaterThan(100);
    expect(survivors(ASKED, CASES)).toEqual([]);
  });
});
