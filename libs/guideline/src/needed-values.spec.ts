import { parseIsoDate, type PersonFact } from '@interstice/clinical';
import {
  assessProgression,
  INBUILD,
  PPF_2022,
  type Criterion,
  type CriterionSet,
} from '@interstice/progression';
import { neededLines } from './pair-sentences.js';
import { pft, recordOf, type PftOptions } from './record.spec-support.js';

const on = parseIsoDate('2020-01-01');
const stamp = (kind: string) => ({ lineageId: kind, id: `${kind} v1`, on });
const PERSON: readonly PersonFact[] = [
  { kind: 'birth-date', ...stamp('birth-date'), value: { birthDate: parseIsoDate('1966-01-12') } },
  { kind: 'sex', ...stamp('sex'), value: { sex: 'female' } },
  { kind: 'height', ...stamp('height'), value: { heightCm: 162 } },
];

function criterionOf({ criteria }: CriterionSet, id: string): Criterion {
  const criterion = criteria.find((one) => one.id === id);
  if (!criterion) throw new Error(`no criterion ${id}`);
  return criterion;
}

/** What a criterion would have needed of the fall between two tests. */
function needed(
  set: CriterionSet,
  id: string,
  earlier: PftOptions,
  later: PftOptions,
  person: readonly PersonFact[] = [],
): string[] {
  const record = { ...recordOf({ pfts: [pft('2025-01-12', earlier), pft('2025-07-12', later)] }), person };
  const [assessed] = assessProgression(record, [set]).sets;
  const pair = assessed?.pairs.at(-1);
  if (!pair) throw new Error('no pair');
  return neededLines(pair, criterionOf(set, id)).map(({ text }) => text);
}

describe('The value that a criterion would have needed', () => {
  const a = (earlier: number, later: number) => needed(INBUILD, 'inbuild.a', { ml: earlier }, { ml: later });
  const b = (earlier: number, later: number) => needed(INBUILD, 'inbuild.b', { ml: earlier }, { ml: later });

  it('is named down to the last millilitre above it, and not where the fall reaches it (B-09)', () => {
    expect(a(3000, 2701)).toEqual(['INBUILD A needs FVC at or below 2700 mL.']);
    expect(a(3000, 2700)).toEqual([]);
    // 90 % of 2999 are 2699.1: no whole millilitre above 2699 reaches it.
    expect(a(2999, 2700)).toEqual(['INBUILD A needs FVC at or below 2699 mL.']);
    expect(a(2999, 2699)).toEqual([]);
  });

  it('has two ends where a criterion asks for a fall below another one', () => {
    expect(b(3000, 2851)).toEqual(['INBUILD B needs FVC at or below 2850 mL and above 2700 mL.']);
    expect(b(3000, 2850)).toEqual([]);
    expect(b(3000, 2701)).toEqual([]);
    expect(b(3000, 2700)).toEqual(['The fall is greater than INBUILD B asks for.']);
  });

  it('is in points of what the tests report, or of what is recomputed where they name two equations (B-10)', () => {
    const physiology = 'ppf-2022.physiology';
    expect(needed(PPF_2022, physiology, { pct: 80 }, { pct: 75.1 })).toEqual([
      'PPF 2022, physiology needs FVC at or below 75.0 % predicted.',
    ]);
    expect(needed(PPF_2022, physiology, { pct: 80 }, { pct: 75 })).toEqual([]);
    expect(
      needed(
        PPF_2022,
        physiology,
        { ml: 2500, pct: 80, referenceEquation: 'GLI-2012' },
        { ml: 2480, pct: 84, referenceEquation: 'GLI-Global-2022' },
        PERSON,
      ),
    ).toEqual(['PPF 2022, physiology needs FVC at or below 78.89 % predicted.']);
  });

  it('cannot be told of points where both tests name litres alone', () => {
    expect(needed(PPF_2022, 'ppf-2022.physiology', { ml: 3000 }, { ml: 2900 })).toEqual([
      'PPF 2022, physiology asks for points of % predicted, which litres cannot tell.',
    ]);
  });
});
