import { describe, expect, it } from '@jest/globals';
import { circumstanceLine, circumstanceLines } from './circumstance-sentences.js';
import { explainAlert } from './explain-alert.js';
import { explainCriterion } from './explain-progression.js';
import { pft, recordOf, reviewed } from './record.spec-support.js';

const asOf = '2026-03-01';
const tests = [
  pft('2024-01-10', { ml: 3100, device: 'Spiro 1', bronchodilator: 'pre' }),
  pft('2025-01-10', { ml: 3000, laboratory: 'North', device: 'Spiro 2', bronchodilator: 'post' }),
  pft('2026-01-12', { ml: 2600, laboratory: 'South', device: 'Spiro 2', bronchodilator: 'post' }),
];
const result = reviewed(recordOf({ pfts: tests }), asOf);
const { circumstances = [] } = result.progression;
const NOTE = 'A note on the data, not a decline.';

describe('A change of how lung function is measured, as it is read', () => {
  it('names both ways with values, and without them only what changed and when (B-34)', () => {
    const texts = (values: boolean) => circumstances.map((one) => circumstanceLine(one, { values }).text);
    expect(texts(true)).toEqual([
      `Tests in another state of bronchodilation from 10 Jan 2025 on: after a bronchodilator, until 10 Jan 2024 before a bronchodilator. ${NOTE}`,
      `Measured with another device from 10 Jan 2025 on: Spiro 2, until 10 Jan 2024 Spiro 1. ${NOTE}`,
      `Measured at another laboratory from 12 Jan 2026 on: South, until 10 Jan 2025 North. ${NOTE}`,
    ]);
    expect(texts(false)[2]).toBe(`Measured at another laboratory from 12 Jan 2026 on. ${NOTE}`);
  });

  it('stands with its rule on the card of an alert whose tests it lies between, and no other change does', () => {
    const [alert] = result.alerts;
    const lines = alert ? explainAlert(alert, { values: false, circumstances }).lines : [];
    expect(lines.filter(({ text }) => text.endsWith(NOTE))).toEqual([
      {
        text: `Measured at another laboratory from 12 Jan 2026 on. ${NOTE}`,
        cites: [{ doc: 'interstice-choices', at: 'B-10', ids: ['B-10'] }],
      },
    ]);
  });

  it('stands beside each judgement of those tests', () => {
    for (const id of ['inbuild', 'inbuild.a'])
      expect(
        explainCriterion(result.progression, id, { values: true }).lines.filter(({ text }) =>
          text.endsWith(NOTE),
        ),
      ).toHaveLength(1);
  });

  it('is counted where there are many, the latest being told', () => {
    const { pairs = [] } = result.progression.sets[0] ?? {};
    const many = ['2025-02-01', '2025-03-01', '2025-04-01'].flatMap((on) =>
      circumstances
        .slice(2)
        .map((one) => ({ ...one, on: one.on.replace('2026-01-12', on) as typeof one.on })),
    );
    const lines = circumstanceLines(many, pairs, { values: false, atMost: 1 });
    expect(lines.map(({ text, leavesOut }) => [text, leavesOut])).toEqual([
      [`Measured at another laboratory from 1 Apr 2025 on. ${NOTE}`, undefined],
      ['Before that it was measured in another way 2 times more.', 2],
    ]);
  });
});
