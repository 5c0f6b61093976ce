import { assessedSet, decision, pft, recordOf, symptoms, type PftOptions } from './record.spec-support.js';

const DAYS = ['2025-03-10', '2025-06-10', '2025-09-10', '2026-01-12'] as const;
const LAST = DAYS[3];
const gli = { referenceEquation: 'GLI-2012' };
const corrected = { pct: 80, hbCorrected: true } as const;
const dlcoGli = { ...corrected, dlcoReferenceEquation: 'GLI-2017' };

/** What is missing with symptoms worse, and of which test, where one is meant; the tests are on the last of the days. */
function lacking(setId: string, ...tests: readonly PftOptions[]): string[] {
  const days = DAYS.slice(-tests.length);
  const pfts = tests.map((test, index) => pft(days[index] ?? '', test));
  return lackingIn(setId, recordOf({ pfts, symptoms: [symptoms(LAST, 'worse')] }));
}
function lackingIn(setId: string, record: Parameters<typeof assessedSet>[0]): string[] {
  const asked = ['pft', 'reference-equation', 'fvc-litres', 'fvc-pct-pred', 'dlco-corrected', 'haemoglobin'];
  return assessedSet(record, setId)
    .missing.filter(({ what }) => asked.includes(what))
    .map(({ what, of }) => (of === undefined ? what : `${what} of ${of.on}`));
}

describe('Which test lacks what is missing (B-14)', () => {
  it('of litres: the newest sound one without them, whether it is the earlier or the later', () => {
    expect(lacking('inbuild', { ml: 3000 }, { pct: 70 })).toEqual([`fvc-litres of ${LAST}`]);
    expect(lacking('inbuild', { pct: 70 }, { ml: 3000 })).toEqual([`fvc-litres of ${DAYS[2]}`]);
    expect(lacking('inbuild', { pct: 72 }, { pct: 70, ...gli }, { ml: 3000 })).toEqual([
      `fvc-litres of ${DAYS[2]}`,
    ]);
    expect(lacking('inbuild', { pct: 70 }, { pct: 60, qualityGrade: 'F' }, { ml: 3000 })).toEqual([
      `fvc-litres of ${DAYS[1]}`,
    ]);
  });

  it('of a name: the one of the pair that fell, not of a pair that did not', () => {
    expect(lacking('inbuild', { pct: 100 }, { pct: 70, ...gli })).toEqual([
      `reference-equation of ${DAYS[2]}`,
    ]);
    expect(lacking('inbuild', { pct: 100 }, { pct: 70 }, { pct: 70, ...gli })).toEqual([
      `reference-equation of ${DAYS[1]}`,
    ]);
  });

  it('of the name of the equation of DLCO: beside a pair that can be compared and did not fall as well', () => {
    expect(
      lacking(
        'ppf-2022',
        { ...dlcoGli, dlcoPct: 60 },
        { ...corrected, dlcoPct: 49 },
        { ...corrected, dlcoPct: 48 },
      ),
    ).toEqual([`reference-equation of ${LAST}`]);
    expect(
      lacking(
        'ppf-2022',
        { ...corrected, dlcoPct: 60 },
        { ...dlcoGli, dlcoPct: 49 },
        { ...dlcoGli, dlcoPct: 48 },
      ),
    ).toEqual([`reference-equation of ${DAYS[1]}`]);
  });

  it('of % predicted: the one of the two that has litres alone', () => {
    expect(lacking('ppf-2022', { ml: 3000, pct: 80 }, { ml: 2850 })).toEqual([`fvc-pct-pred of ${LAST}`]);
    expect(lacking('ppf-2022', { ml: 3000 }, { ml: 2850, pct: 76 })).toEqual([`fvc-pct-pred of ${DAYS[2]}`]);
    expect(lacking('ppf-2022', { ml: 3000 }, { ml: 2850 })).toEqual([]);
    expect(lacking('ppf-2022', { ml: 2850, pct: 80 }, { ml: 3000 })).toEqual([]);
  });

  it('of a corrected DLCO: the newest that is not, where haemoglobin is on record with each since the baseline', () => {
    const uncorrected = (dlcoPct: number, hb?: number): PftOptions => ({
      pct: 80,
      dlcoPct,
      ...(hb === undefined ? {} : { hb }),
    });
    expect(lacking('ppf-2022', uncorrected(60, 140), uncorrected(48, 139))).toEqual([
      `dlco-corrected of ${LAST}`,
    ]);
    expect(lacking('ppf-2022', uncorrected(60), uncorrected(48, 139))).toEqual(['haemoglobin']);
    // The one without haemoglobin lies before the baseline of the episode.
    const pfts = [uncorrected(62), uncorrected(60, 140), uncorrected(48, 139)].map((test, index) =>
      pft(DAYS[index + 1] ?? '', test),
    );
    const record = recordOf({ pfts, symptoms: [symptoms(LAST, 'worse')] });
    expect(lackingIn('ppf-2022', record)).toEqual(['haemoglobin']);
    const decided = { ...record, progressionDecisions: [decision(DAYS[2], 'accept-new-baseline', DAYS[2])] };
    expect(lackingIn('ppf-2022', decided)).toEqual([`dlco-corrected of ${LAST}`]);
  });
});
