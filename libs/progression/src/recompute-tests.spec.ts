import { parseIsoDate, type PatientRecord, type PersonFact, type Pft, type Sex } from '@interstice/clinical';
import { assessedCriterion, assessedSet, pft, recordOf } from './record.spec-support.js';

const since = parseIsoDate('2020-01-01');
const fact = <Fact extends Pick<PersonFact, 'kind' | 'value'>>(given: Fact) => ({
  ...given,
  on: since,
  lineageId: given.kind,
  id: `${given.kind} v1`,
});
const known = {
  sex: 'female' as Sex,
  birthDate: '1965-01-10',
  heightCm: 162 as number | undefined,
};

/** A woman of sixty, 162 cm tall, unless something else is known, or not known, of her. */
function patient(pfts: readonly Pft[], given: Partial<typeof known> = {}): PatientRecord {
  const { sex, birthDate, heightCm } = { ...known, ...given };
  return {
    ...recordOf({ pfts: [...pfts] }),
    person: [
      fact({ kind: 'sex', value: { sex } }),
      fact({ kind: 'birth-date', value: { birthDate: parseIsoDate(birthDate) } }),
      ...(heightCm === undefined ? [] : [fact({ kind: 'height', value: { heightCm } }) as PersonFact]),
    ],
  };
}

const inbuildA = (record: PatientRecord) => assessedCriterion(record, 'inbuild.a');
const otherEquations = (earlier: object, later: object) => [
  pft('2025-01-10', { referenceEquation: 'GLI-2012', ...earlier }),
  pft('2026-01-05', { referenceEquation: 'GLI-Global-2022', ...later }),
];

describe('Tests reported on different equations (B-10)', () => {
  it('are compared on one, so that no decline is made by paperwork alone', () => {
    // At an unchanged 2.5 L the two reports lie 8.3 points apart for a Black woman: 92.9 and 84.6 %.
    const record = patient(otherEquations({ ml: 2500, pct: 92.9 }, { ml: 2500, pct: 84.6 }));
    const { verdict, pair } = inbuildA(record);
    expect(verdict).toBe('not-met');
    expect(pair).toMatchObject({ measure: 'recomputed-pct', basis: 'equations-differ', assumed: false });
    // A year older, she is expected to have a little less.
    expect(pair?.pointsTenths).toBeLessThan(0);
    expect(assessedCriterion(record, 'ppf-2022.physiology').otherPairs).toEqual([pair]);
    expect(assessedSet(record).verdict).not.toBe('met');
  });

  it('show a true decline, and in points, which litres cannot tell', () => {
    const record = patient(otherEquations({ ml: 2500, pct: 92.9 }, { ml: 2200, pct: 74.5 }));
    expect(inbuildA(record)).toMatchObject({ verdict: 'met', pair: { measure: 'recomputed-pct' } });
    expect(assessedCriterion(record, 'ppf-2022.physiology').verdict).toBe('met');
  });
});

describe('A fall of exactly a tenth in litres', () => {
  const tests = [pft('2024-01-12', { ml: 3000 }), pft('2026-01-12', { ml: 2700 })];

  it('is less than a tenth of what is expected two years later: a near miss, which asks for a repeat', () => {
    const record = patient(tests);
    expect(inbuildA(record)).toMatchObject({ verdict: 'not-met', pair: { measure: 'recomputed-pct' } });
    expect(assessedSet(record).nearMisses).toMatchObject([
      { criterionId: 'inbuild.a', otherMeasure: 'litres', otherDeclineTenths: 100 },
    ]);
  });

  it.each<[string, Partial<typeof known>]>([
    ['the height is not known', { heightCm: undefined }],
    ['the sex is not known', { sex: 'unknown' }],
    ['the tests are those of a child, who grows', { birthDate: '2010-01-10' }],
  ])('is judged by litres where %s', (_, given) => {
    expect(inbuildA(patient(tests, given))).toMatchObject({ verdict: 'met', pair: { measure: 'litres' } });
  });

  it('is recomputed with the height of the newest test that has one where no other is known (B-10, B-26)', () => {
    const [earlier, later] = tests as [Pft, Pft];
    const height = 1620 as Pft['height'];
    const record = patient([{ ...earlier, ...(height === undefined ? {} : { height }) }, later], {
      heightCm: undefined,
    });
    expect(inbuildA(record).pair).toEqual(inbuildA(patient(tests)).pair);
  });
});

describe('What the laboratory reported', () => {
  it('decides wherever both tests are by one equation, whatever recomputing would say (B-10)', () => {
    const gli = { referenceEquation: 'GLI-2012' };
    const record = patient([
      pft('2025-01-10', { ml: 2500, pct: 80, ...gli }),
      pft('2026-01-12', { ml: 2500, pct: 72, ...gli }),
    ]);
    expect(inbuildA(record)).toMatchObject({ verdict: 'met', pair: { measure: 'reported-pct' } });
    expect(inbuildA(record).pair?.later).not.toHaveProperty('recomputedMillionths');
  });

  it('decides between two tests also when a third one is by another equation', () => {
    const record = patient([
      pft('2024-06-10', { ml: 2600, pct: 90, referenceEquation: 'GLI-Global-2022' }),
      ...[
        pft('2025-01-10', { ml: 2500, pct: 80, referenceEquation: 'GLI-2012' }),
        pft('2026-01-12', { ml: 2500, pct: 72, referenceEquation: 'GLI-2012' }),
      ],
    ]);
    const { pairs } = assessedSet(record);
    expect(pairs.map(({ measure }) => measure)).toEqual(['recomputed-pct', 'reported-pct']);
    expect(inbuildA(record).pair?.measure).toBe('reported-pct');
  });
});

describe('A fall on the threshold, recomputed', () => {
  it('is judged by millionths of a percent, never by the tenths that are shown', () => {
    // Around the millilitre at which the recomputed percent has fallen by a tenth of itself.
    const verdicts = [2680, 2690, 2700].map(
      (ml) => inbuildA(patient([pft('2025-12-01', { ml: 3000 }), pft('2026-01-12', { ml })])).verdict,
    );
    expect(verdicts).toEqual(['met', 'met', 'not-met']);
  });
});
