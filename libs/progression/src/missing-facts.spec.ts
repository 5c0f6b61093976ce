import { parseIsoDate, type PersonFact } from '@interstice/clinical';
import {
  assessedSet,
  comparedHrct,
  pft,
  recordOf,
  symptoms,
  type PftOptions,
} from './record.spec-support.js';

type Given = Parameters<typeof recordOf>[0] & { readonly person?: readonly PersonFact[] };

/** What a definition calls missing, with why. */
function missing(setId: string, { person, ...given }: Given): string[] {
  const record = { ...recordOf(given), ...(person ? { person } : {}) };
  return assessedSet(record, setId).missing.map(({ what, because }) => `${what}: ${because}`);
}
const personFact = (fact: Pick<PersonFact, 'kind' | 'value'>) =>
  ({ ...fact, on: parseIsoDate('2020-01-01'), lineageId: fact.kind, id: `${fact.kind} v1` }) as PersonFact;
const WOMAN_OF_NO_HEIGHT = [
  personFact({ kind: 'sex', value: { sex: 'female' } }),
  personFact({ kind: 'birth-date', value: { birthDate: parseIsoDate('1965-01-10') } }),
];
const EARLIER = '2025-06-10';
const LATER = '2026-01-12';
const two = (earlier: PftOptions, later: PftOptions) => [pft(EARLIER, earlier), pft(LATER, later)];
const worse = [symptoms(LATER, 'worse')];
const moreFibrosis = [comparedHrct(LATER, 'increased', EARLIER)];

describe('What is missing for INBUILD (B-14)', () => {
  it.each<[string, Given, string[]]>([
    ['any test, where nothing is on record', {}, ['pft: no-usable-pft']],
    [
      'an earlier test, where there is one alone',
      { pfts: [pft(LATER, { ml: 3000 })] },
      ['earlier-pft: no-comparable-earlier-pft'],
    ],
    [
      'litres, where one test has litres and the other % predicted alone',
      { pfts: two({ ml: 3000 }, { pct: 70 }) },
      ['fvc-litres: no-common-measure'],
    ],
    [
      'an earlier test that may be one, where it was poor',
      { pfts: two({ ml: 3000, qualityGrade: 'F' }, { ml: 2600 }) },
      ['earlier-pft: no-comparable-earlier-pft'],
    ],
    [
      'symptoms and a comparison of scans, beside a fall of 7 %',
      { pfts: two({ ml: 3000 }, { ml: 2790 }) },
      ['symptom-report: symptoms-unknown', 'hrct-comparison: fibrosis-unknown'],
    ],
    [
      'the other finding, where one has become worse and nothing fell',
      { pfts: two({ ml: 3000 }, { ml: 3000 }), symptoms: worse },
      ['hrct-comparison: fibrosis-unknown'],
    ],
    [
      'nothing, where nothing fell and no finding is on record: two would be needed',
      { pfts: two({ ml: 3000 }, { ml: 3000 }) },
      [],
    ],
    ['nothing, where it is met', { pfts: two({ ml: 3000 }, { ml: 2700 }) }, []],
  ])('is %s', (_, given, expected) => {
    expect(missing('inbuild', given)).toEqual(expected);
  });
});

describe('What is missing for PPF 2022, which asks for two of three (B-14)', () => {
  const ppf = (given: Given) => missing('ppf-2022', given);

  it('is % predicted of one test where the other has it, symptoms are worse and litres fell', () => {
    const pfts = two({ ml: 3000, pct: 80 }, { ml: 2700 });
    expect(ppf({ pfts, symptoms: worse })).toContain('fvc-pct-pred: points-from-litres');
    const other = two({ ml: 3000 }, { ml: 2700, pct: 72 });
    expect(ppf({ pfts: other, symptoms: worse })).toContain('fvc-pct-pred: points-from-litres');
  });

  it.each<[string, Given]>([
    [
      'neither test has it: two values would be needed',
      { pfts: two({ ml: 3000 }, { ml: 2700 }), symptoms: worse },
    ],
    ['litres did not fall', { pfts: two({ ml: 3000, pct: 80 }, { ml: 3000 }), symptoms: worse }],
    ['nothing else has become worse', { pfts: two({ ml: 3000, pct: 80 }, { ml: 2700 }) }],
    ['both have it', { pfts: two({ ml: 3000, pct: 80 }, { ml: 2900, pct: 78 }), symptoms: worse }],
    [
      'both have it, by two equations',
      {
        pfts: two(
          { ml: 3000, pct: 80, referenceEquation: 'GLI-2012' },
          { ml: 2700, pct: 70, referenceEquation: 'GLI-Global-2022' },
        ),
        symptoms: worse,
      },
    ],
  ])('is no % predicted where %s', (_, given) => {
    expect(ppf(given).filter((fact) => fact.startsWith('fvc-pct-pred'))).toEqual([]);
  });

  it('is a height where sex and birth date are known, litres fell and something else has become worse', () => {
    const given = { pfts: two({ ml: 3000 }, { ml: 2700 }), symptoms: worse, person: WOMAN_OF_NO_HEIGHT };
    expect(ppf(given)).toContain('height: points-from-height');
    const noHeight = (other: Given) =>
      expect(ppf({ ...given, ...other })).not.toContain('height: points-from-height');
    noHeight({ person: WOMAN_OF_NO_HEIGHT.slice(1) });
    noHeight({ pfts: two({ ml: 3000 }, { ml: 3000 }) });
    noHeight({ pfts: two({ ml: 3000 }, { ml: 3100 }) });
    noHeight({ pfts: two({ pct: 80 }, { pct: 76 }) });
    noHeight({ symptoms: [] });
  });

  it('is a new test where the newest lies before the window', () => {
    const pfts = [pft('2023-01-10', { pct: 80 }), pft('2024-01-10', { pct: 80 })];
    expect(ppf({ pfts, symptoms: [symptoms('2026-01-12', 'worse')] })).toContain('pft: no-recent-pft');
  });

  it('is the symptoms or the scans where the tests fell by five points', () => {
    const pfts = two({ pct: 80 }, { pct: 75 });
    expect(ppf({ pfts })).toEqual(['symptom-report: symptoms-unknown', 'hrct-comparison: fibrosis-unknown']);
    expect(ppf({ pfts, hrcts: moreFibrosis })).toEqual([]);
  });
});

describe('What is missing for DLCO (B-14, B-17)', () => {
  const ppf = (earlier: PftOptions, later: PftOptions, more: Given = {}) =>
    missing('ppf-2022', {
      pfts: two({ pct: 80, ...earlier }, { pct: 80, ...later }),
      symptoms: worse,
      ...more,
    }).filter((fact) => fact.includes('dlco'));
  const corrected = (dlcoPct: number) => ({ dlcoPct, hbCorrected: true });

  it('is haemoglobin, where the values were not corrected and none is on record', () => {
    expect(ppf({ dlcoPct: 60 }, { dlcoPct: 50 })).toEqual(['haemoglobin: dlco-uncorrected']);
    expect(ppf({ dlcoPct: 60, hb: 120 }, { dlcoPct: 50 })).toEqual(['haemoglobin: dlco-uncorrected']);
  });

  it('is the corrected value, where the haemoglobin of each uncorrected test is on record', () => {
    expect(ppf({ dlcoPct: 60, hb: 120 }, { dlcoPct: 50, hb: 118 })).toEqual([
      'dlco-corrected: dlco-uncorrected',
    ]);
  });

  it('is told of what was corrected once alone', () => {
    expect(ppf(corrected(60), { dlcoPct: 50 })).toEqual(['haemoglobin: dlco-corrected-once']);
    expect(ppf(corrected(60), { dlcoPct: 50, hb: 118 })).toEqual(['dlco-corrected: dlco-corrected-once']);
    expect(ppf({ dlcoPct: 60, hb: 118 }, corrected(50))).toEqual(['dlco-corrected: dlco-corrected-once']);
  });

  it('asks nothing about uncorrected tests before the window', () => {
    const pfts = [
      pft('2024-01-10', { pct: 80, dlcoPct: 66 }),
      ...two({ pct: 80, dlcoPct: 60, hb: 120 }, { pct: 80, dlcoPct: 50, hb: 118 }),
    ];
    expect(missing('ppf-2022', { pfts, symptoms: worse })).toContain('dlco-corrected: dlco-uncorrected');
  });

  it('is nothing where DLCO did not fall, and nothing where there was none: two would be needed', () => {
    expect(ppf({ dlcoPct: 60 }, { dlcoPct: 60 })).toEqual([]);
    expect(ppf({}, {})).toEqual([]);
  });

  it.each<[string, PftOptions, PftOptions, string]>([
    ['there is one value alone', {}, corrected(50), 'dlco: no-comparable-earlier-dlco'],
    [
      'the units differ',
      { ...corrected(60), dlcoUnit: 'mmol/min/kPa' },
      { ...corrected(50), dlcoUnit: 'mL/min/mmHg' },
      'dlco: dlco-units-differ',
    ],
    [
      'the equations differ',
      { ...corrected(60), dlcoReferenceEquation: 'GLI-2017' },
      { ...corrected(50), dlcoReferenceEquation: 'Cotes' },
      'dlco: dlco-equations-differ',
    ],
    [
      'one equation is named',
      { ...corrected(60), dlcoReferenceEquation: 'GLI-2017' },
      corrected(50),
      'reference-equation: dlco-equation-named-once',
    ],
    [
      'one was done before and the other after a bronchodilator',
      { ...corrected(60), bronchodilator: 'pre' },
      { ...corrected(50), bronchodilator: 'post' },
      'dlco: dlco-of-other-series',
    ],
  ])('is another value where %s', (_, earlier, later, expected) => {
    expect(ppf(earlier, later)).toEqual([expected]);
  });

  it('for Erice is that of the other of the two days; where neither has one, two would be needed', () => {
    const findings = ['symptom-report: symptoms-unknown', 'hrct-comparison: fibrosis-unknown'];
    const erice = (earlier: PftOptions, later: PftOptions) =>
      missing('erice', { pfts: two({ ml: 3000, ...earlier }, { ml: 2790, ...later }) });
    expect(erice({ dlcoPct: 60 }, {})).toEqual([...findings, 'dlco: no-dlco-beside']);
    expect(erice({}, { dlcoPct: 60 })).toEqual([...findings, 'dlco: no-dlco-beside']);
    expect(erice({}, {})).toEqual(findings);
  });
});
