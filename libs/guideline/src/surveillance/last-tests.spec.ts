import { startDay, type DlcoAmount, type PatientRecord } from '@interstice/clinical';
import { day, dueItem, hrct, pft, recordOf, reviewed } from '../record.spec-support.js';
import { lastLaboratoryPft, surveillanceView } from './surveillance-view.js';

const asOf = day('2026-03-01');
function viewOf(record: PatientRecord) {
  const { severity, progression } = reviewed(record, asOf);
  return surveillanceView(record, severity, progression, [], startDay(asOf));
}
const named = (on: string, lineageId: string) => ({ ...hrct(on, 10), lineageId, id: `${lineageId} v1` });

describe('The tests that a schedule counts from (B-15, B-19, B-23)', () => {
  it('are of several scans the first and the last, of one day the one recorded first, in whatever order they are listed', () => {
    const hrcts = [
      named('2025-06-01', 'first b'),
      named('2025-06-01', 'first a'),
      named('2025-06-01', 'first c'),
      named('2025-09-01', 'between'),
      named('2026-01-01', 'last b'),
      named('2026-01-01', 'last a'),
      named('2026-01-01', 'last c'),
    ];
    for (const order of [hrcts, hrcts.toReversed()]) {
      const { firstHrct, lastHrct } = viewOf(recordOf({ hrcts: order }));
      expect([firstHrct?.lineageId, lastHrct?.lineageId]).toEqual(['first a', 'last a']);
    }
  });

  it('are of several tests of the last day the one recorded first', () => {
    const pfts = ['b', 'a', 'c'].map((lineageId) => pft('2026-01-15', { pct: 80, lineageId }));
    for (const order of [pfts, pfts.toReversed()])
      expect(
        viewOf(recordOf({ pfts: [pft('2025-01-15', { pct: 80 }), ...order] })).lastLaboratoryPft?.lineageId,
      ).toBe('a');
  });

  it('are of DLCO every test that carries one, be it in units alone, and none that could not be done', () => {
    const inUnits = {
      ...pft('2026-01-15', { pct: 80 }),
      dlco: 5000 as DlcoAmount,
      dlcoUnit: 'mmol/min/kPa',
    } as const;
    const lastDlco = (...pfts: PatientRecord['pfts']) => viewOf(recordOf({ pfts })).lastDlco?.on;
    expect(lastDlco(pft('2025-06-15', { dlcoPct: 60 }), inUnits)).toBe('2026-01-15');
    expect(lastDlco(pft('2025-06-15', { dlcoPct: 60 }), { ...inUnits, notDone: 'unable' })).toBe(
      '2025-06-15',
    );
    expect(lastDlco(pft('2026-01-15', { pct: 80 }))).toBeUndefined();
    expect(dueItem(recordOf({ pfts: [inUnits] }), 'dlco', asOf)?.cycle).toBe(inUnits.lineageId);
  });

  it('go up to a day where one is given, that day included', () => {
    const record = recordOf({ pfts: [pft('2025-01-15', { pct: 80 }), pft('2026-01-15', { pct: 80 })] });
    expect(lastLaboratoryPft(record, day('2026-01-15'))?.on).toBe('2026-01-15');
    expect(lastLaboratoryPft(record, day('2026-01-14'))?.on).toBe('2025-01-15');
    expect(lastLaboratoryPft(record, day('2025-01-14'))).toBeNull();
    expect(lastLaboratoryPft(record)?.on).toBe('2026-01-15');
  });
});
