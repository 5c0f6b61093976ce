import { disease } from './drug-warnings/drug-warning-records.spec-support.js';
import { explainAbsence } from './explain-absence.js';
import { explainScale } from './scale-sentences.js';
import { day, decision, pft, recordOf, reviewed, statusOf } from './record.spec-support.js';
import { treatmentOptions } from './treatment-options/index.js';

const asOf = '2026-03-01';

describe('What is told of somebody whose lungs are a graft (B-27, B-34)', () => {
  it('says of a drug that what is advised for the own lungs is not told', () => {
    const result = reviewed(recordOf({ person: [statusOf('transplanted', '2026-01-01')] }), asOf);
    const says = (alert: string) =>
      explainAbsence({ alert }, result, day(asOf), { values: true }).lines.map(({ text }) => text);
    expect(says('drug.methotrexate')).toContain(
      'No course of it runs or is planned, and what is advised for the own lungs is not told of a graft.',
    );
  });
});

describe('The change over a year on a published scale (B-34)', () => {
  const told = (later: number): string[] => {
    const { progression } = reviewed(
      recordOf({
        person: [disease('ssc')],
        pfts: [pft('2025-01-15', { pct: 80 }), pft('2026-01-15', { pct: later })],
      }),
      asOf,
    );
    return (progression.scales ?? []).flatMap((scale) =>
      (explainScale(scale, { values: true })?.lines ?? []).map(({ text }) => text),
    );
  };

  it('is told in points of % predicted, as a gain or a fall', () => {
    expect(told(84)).toContain('That is a gain of 4.0 points of % predicted.');
    expect(told(76)).toContain('That is a fall of 4.0 points of % predicted.');
    expect(told(80)).toContain('That is a fall of 0.0 points of % predicted.');
  });

  it('is not told by a scale that this version does not have', () => {
    expect(
      explainScale({ scaleId: 'former', pair: null, places: [], judgedOn: null }, { values: true }),
    ).toBeUndefined();
  });
});

describe('Treatment options on progression (P-05, B-33)', () => {
  const situations = (...decisions: Parameters<typeof recordOf>[0]['decisions'] & object) => {
    const record = recordOf({
      pfts: [pft('2025-01-15', { pct: 80 }), pft('2025-07-15', { pct: 68 }), pft('2026-01-15', { pct: 67 })],
      decisions,
    });
    return treatmentOptions(record, reviewed(record, asOf), day(asOf)).groups.map(
      ({ situation }) => situation,
    );
  };

  it('are listed while progression is on record, and no more once it was told by another cause', () => {
    expect(situations()).toContain('on-progression');
    expect(situations(decision('2026-02-01', 'watch-and-repeat'))).toContain('on-progression');
    expect(situations(decision('2026-02-01', 'other-cause'))).not.toContain('on-progression');
  });
});
