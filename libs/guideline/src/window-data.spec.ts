import { day } from './record.spec-support.js';
import { RuleDataError, type resolveOffset, testWindow } from './test-window.js';
import type { WindowSpec } from './protocol.js';

const refused = (spec: WindowSpec): unknown => {
  try {
    return testWindow(spec, day('2026-01-15'));
  } catch (error) {
    return error instanceof RuleDataError ? `${error.name} ${error.code}: ${error.message}` : error;
  }
};
const NAME = 'RuleDataError rule-data:';

describe('A window of a rule (B-19)', () => {
  it('whose days are in the wrong order is refused, and one of a single day is not', () => {
    const offsets = (opens: number, target: number, closes: number): WindowSpec => ({
      kind: 'offsets',
      opens: { days: opens },
      target: { days: target },
      closes: { days: closes },
    });
    expect(refused(offsets(2, 1, 3))).toBe(`${NAME} A offsets window closes before it opens.`);
    expect(refused(offsets(1, 3, 2))).toBe(`${NAME} A offsets window closes before it opens.`);
    expect(refused(offsets(1, 1, 1))).toEqual({
      opensOn: '2026-01-16',
      targetOn: '2026-01-16',
      closesOn: '2026-01-16',
    });
    expect(refused({ kind: 'from-to', from: { months: 6 }, to: { months: 3 } })).toBe(
      `${NAME} A from-to window closes before it opens.`,
    );
    expect(refused({ kind: 'from-to', from: { months: 3 }, to: { months: 3 } })).toEqual({
      opensOn: '2026-04-15',
      targetOn: '2026-04-15',
      closesOn: '2026-04-15',
    });
  });

  it('whose tolerance is not in the unit that it needs is refused, and so is a choice that nobody made', () => {
    const everySix = (tolerance: Parameters<typeof resolveOffset>[0]) =>
      refused({ kind: 'every', interval: { months: 6 }, tolerance });
    expect(everySix({ days: 7 })).toBe(`${NAME} An every-n-months window has its tolerance in months.`);
    expect(
      refused({ kind: 'around', day: { months: 1 }, tolerance: { months: 1 } } as unknown as WindowSpec),
    ).toBe(`${NAME} A window around a day has its tolerance in days.`);
    expect(everySix({ choice: 'nobody-chose-this' })).toBe(
      `${NAME} There is no clinic's choice "nobody-chose-this".`,
    );
  });
});
