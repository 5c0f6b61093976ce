import type { PatientRecord, PersonFact, Pft } from '@interstice/clinical';
import { parseIsoDate } from '@interstice/clinical';
import { assessProgression } from './assess-progression.js';
import { CRITERION_SETS } from './criterion-sets.rules.js';
import { pft, recordOf, symptoms, type PftOptions } from './record.spec-support.js';

const notesOf = (pfts: readonly Pft[]) =>
  assessProgression(recordOf({ pfts }), CRITERION_SETS).circumstances ?? [];
const inWords = (pfts: readonly Pft[]) =>
  notesOf(pfts).map(({ what, on, from, to }) => `${what} from ${on}: ${to}, before ${from}`);
const [first, second, third] = ['2025-01-10', '2025-07-10', '2026-01-12'];

describe('The way in which lung function is measured', () => {
  it.each<[string, PftOptions, PftOptions, string]>([
    ['setting', { setting: 'lab' }, { setting: 'home' }, 'home, before lab'],
    ['bronchodilator', { bronchodilator: 'pre' }, { bronchodilator: 'post' }, 'post, before pre'],
    ['laboratory', { laboratory: 'North' }, { laboratory: 'South' }, 'South, before North'],
    ['device', { device: 'Spiro 1' }, { device: 'Spiro 2' }, 'Spiro 2, before Spiro 1'],
    [
      'reference-equation',
      { referenceEquation: 'GLI-2012' },
      { referenceEquation: 'GLI-Global-2022' },
      'GLI-Global-2022, before GLI-2012',
    ],
  ])('is noted where another %s begins, with the day and both', (what, before, after, words) => {
    const tests = [pft(first, { ml: 3000, ...before }), pft(third, { ml: 3000, ...after })];
    expect(inWords(tests)).toEqual([`${what} from ${third}: ${words}`]);
    expect(notesOf(tests)[0]).toMatchObject({ lineageId: `pft ${third}`, previousOn: first });
  });

  it('is noted of DLCO by its own equation', () => {
    const tests = ['GLI-2017', 'Cotes'].map((dlcoReferenceEquation, year) =>
      pft(`202${5 + year}-01-10`, { dlcoPct: 60, dlcoReferenceEquation }),
    );
    expect(inWords(tests)).toEqual(['dlco-reference-equation from 2026-01-10: Cotes, before GLI-2017']);
  });

  it('has not changed where a name is written in other capitals, or where a test names nothing', () => {
    expect(
      inWords([
        pft(first, { ml: 3000, laboratory: 'North' }),
        pft(second, { ml: 3000 }),
        pft(third, { ml: 3000, laboratory: ' north' }),
      ]),
    ).toEqual([]);
  });

  it('is compared over a test that names nothing with the last one that does', () => {
    const tests = [
      pft(first, { ml: 3000, laboratory: 'North' }),
      pft(second, { ml: 3000 }),
      pft(third, { ml: 3000, laboratory: 'South' }),
    ];
    expect(notesOf(tests)).toMatchObject([{ on: third, previousOn: first }]);
  });

  it('is noted again where it changes back', () => {
    const tests = [first, second, third].map((on, index) =>
      pft(on, { ml: 3000, device: index === 1 ? 'Spiro 2' : 'Spiro 1' }),
    );
    expect(notesOf(tests).map(({ on }) => on)).toEqual([second, third]);
  });

  it('is told oldest first, whatever changed', () => {
    const tests = [
      pft(first, { ml: 3000, laboratory: 'North', device: 'Spiro 1' }),
      pft(second, { ml: 3000, laboratory: 'North', device: 'Spiro 2' }),
      pft(third, { ml: 3000, laboratory: 'South', device: 'Spiro 2' }),
    ];
    expect(inWords(tests)).toEqual([
      `device from ${second}: Spiro 2, before Spiro 1`,
      `laboratory from ${third}: South, before North`,
    ]);
  });

  it('has changed on a day with several tests only where none is as before, and then all are named', () => {
    const blows = ['pre', 'post'] as const;
    const of = (on: string, ...laboratories: readonly string[]) =>
      laboratories.map((laboratory, index) =>
        pft(on, {
          ml: 3000,
          laboratory,
          lineageId: `${on} ${laboratory}`,
          bronchodilator: laboratories.length > 1 ? (blows[index] ?? 'unknown') : 'unknown',
        }),
      );
    expect(inWords([...of(first, 'North'), ...of(third, 'South', 'North')])).toEqual([]);
    expect(inWords([...of(first, 'North'), ...of(third, ' South', 'East ')])).toEqual([
      `laboratory from ${third}: East and South, before North`,
    ]);
  });

  it('has not changed for somebody who blows before and after a bronchodilator at every visit', () => {
    const tests = [first, third].flatMap((on) =>
      (['pre', 'post'] as const).map((bronchodilator) =>
        pft(on, { ml: 3000, bronchodilator, lineageId: `${on} ${bronchodilator}` }),
      ),
    );
    expect(inWords(tests)).toEqual([]);
  });

  it('is followed apart in the laboratory and at home, where the device is always another one', () => {
    const tests = [first, second, third].map((on, index) =>
      index === 1
        ? pft(on, { ml: 3000, setting: 'home', device: 'Pocket' })
        : pft(on, { ml: 3000, setting: 'lab', device: 'Spiro 1' }),
    );
    expect(notesOf(tests).map(({ what, on }) => [what, on])).toEqual([
      ['setting', second],
      ['setting', third],
    ]);
  });
});

const of = (kind: string) => ({ on: parseIsoDate('2020-01-01'), lineageId: kind, id: `${kind} v1` });
const WOMAN_OF_SIXTY: readonly PersonFact[] = [
  { kind: 'sex', value: { sex: 'female' }, ...of('sex') },
  { kind: 'birth-date', value: { birthDate: parseIsoDate('1965-01-10') }, ...of('birth date') },
  { kind: 'height', value: { heightCm: 162 }, ...of('height') },
];

describe('A change of paperwork alone, from GLI-2012 to GLI Global at the same 2.5 L', () => {
  // 92.9 to 84.6 % predicted of a Black woman of 60 years and 162 cm, computed with the published tables.
  const pfts = [
    pft(first, { ml: 2500, pct: 92.9, referenceEquation: 'GLI-2012', laboratory: 'North' }),
    pft(second, { ml: 2500, pct: 84.6, referenceEquation: 'GLI-Global-2022', laboratory: 'South' }),
    pft(third, { ml: 2500, pct: 84.6, referenceEquation: 'GLI-Global-2022', laboratory: 'South' }),
  ];

  it.each<[string, readonly PersonFact[]]>([
    ['who can be recomputed', WOMAN_OF_SIXTY],
    ['of whom nothing else is known', []],
  ])(
    'raises no alert under any definition for somebody %s, also with worse symptoms, and is noted (B-10)',
    (_, person) => {
      const record: PatientRecord = {
        ...recordOf({ pfts, symptoms: [symptoms('2025-10-01', 'worse')] }),
        person,
      };
      const { sets, circumstances = [] } = assessProgression(record, CRITERION_SETS);
      expect(sets.length).toBe(CRITERION_SETS.length);
      for (const { setId, verdict, story, nearMisses } of sets)
        expect([setId, verdict === 'met', story.supported, nearMisses]).toEqual([setId, false, false, []]);
      expect(circumstances.map(({ what, on }) => [what, on])).toEqual([
        ['laboratory', second],
        ['reference-equation', second],
      ]);
    },
  );

  it('would be a fall by two definitions if the percents were compared as they were printed', () => {
    const unnamed = pfts.map(({ referenceEquation: _, laboratory: __, ...test }) => test);
    const { sets } = assessProgression(
      recordOf({ pfts: unnamed, symptoms: [symptoms('2025-10-01', 'worse')] }),
      CRITERION_SETS,
    );
    expect(sets.filter(({ story }) => story.supported).map(({ setId }) => setId)).toEqual(
      expect.arrayContaining(['inbuild', 'ppf-2022']),
    );
  });
});
