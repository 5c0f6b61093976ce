import { hrct, pft, recordOf, reviewed } from './record.spec-support.js';
import { hangsOnSeverity, severityLines } from './severity-sentences.js';

const asOf = '2026-03-01';
const told = (record: Parameters<typeof reviewed>[0], values = true) =>
  severityLines(reviewed(record, asOf).severity, { values }).map(({ text }) => text);

describe('How severe the disease is', () => {
  it('is told with the thresholds and the test and scan that it rests on (B-18)', () => {
    const mild = recordOf({ pfts: [pft('2026-01-15', { pct: 70 })], hrcts: [hrct('2025-01-01', 19)] });
    expect(told(mild)).toEqual([
      'Here: mild disease (FVC of 70 % predicted or more and fibrosis of less than 20 %), told from the PFT of 15 Jan 2026 and the HRCT of 1 Jan 2025.',
      'It has not progressed by INBUILD within the last 24 months.',
    ]);
    const severe = recordOf({
      pfts: [pft('2025-01-15', { pct: 80 }), pft('2026-01-15', { pct: 69.9 })],
      hrcts: [],
    });
    expect(told(severe)).toEqual([
      'Here: moderate-to-severe disease (FVC below 70 % predicted or fibrosis of 20 % or more), told from the PFT of 15 Jan 2025 and the PFT of 15 Jan 2026. It is called mild again only after 2 better tests or scans in a row.',
      // (80 − 69.9) / 80 = 12.6 %
      'It has progressed by INBUILD within the last 24 months, not for another cause: the stricter schedule holds.',
    ]);
  });

  it('is told as not known with what is missing, and so is whether it has progressed (B-14, B-18)', () => {
    const [severity, progression] = told(recordOf({ pfts: [pft('2026-01-15', { pct: 90 })] }));
    expect(severity).toMatch(
      /^Here: how severe it is, is not known\. .*without it the severity is unknown and the stricter schedule applies\.$/,
    );
    expect(progression).toMatch(/^It has not progressed|^Whether it has progressed/);
  });

  it('is told without its class to who reads no values (B-34)', () => {
    const record = recordOf({ pfts: [pft('2026-01-15', { pct: 60 })], hrcts: [hrct('2025-01-01', 30)] });
    expect(told(record, false)[0]).toBe(
      'How severe it is, is told from the PFT of 15 Jan 2026 and the HRCT of 1 Jan 2025.',
    );
  });

  it('is told of rules that ask for it alone (B-18)', () => {
    const wants = (ruleId: string) => hangsOnSeverity({ rules: [{ ruleId }] });
    expect(['pft.m-01', 'dlco.m-02', 'hrct.m-04', 'pft.baseline'].map(wants)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
