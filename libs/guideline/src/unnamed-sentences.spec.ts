import { assessProgression, CRITERION_SETS } from '@interstice/progression';
import { completedBy } from './completed-by.js';
import { explainCriterion } from './explain-progression.js';
import { dueItem, pft, recordOf, symptoms } from './record.spec-support.js';

const gli = { referenceEquation: 'GLI-2012' };
const record = recordOf({ pfts: [pft('2025-03-15', { pct: 80, ...gli }), pft('2026-01-15', { pct: 60 })] });
const explained = (values: boolean) =>
  explainCriterion(assessProgression(record, CRITERION_SETS), 'inbuild.a', { values });

describe('A criterion that hangs on the name of a reference equation (B-14, B-34)', () => {
  it('tells both values as they were reported, no fall, and what is missing of which test', () => {
    const { headline, lines, missing } = explained(true);
    expect(headline).toBe('INBUILD A cannot be judged yet.');
    const texts = lines.map(({ text }) => text);
    expect(texts).toContain(
      'FVC was 80.0 % predicted on 15 Mar 2025 and 60.0 % predicted on 15 Jan 2026. They are not compared: only one of the two tests names its reference equation. Whether INBUILD A is met cannot be said until the other one is named as well.',
    );
    expect(texts.join(' ')).not.toMatch(/25\.0 %|fell/);
    expect(missing.map(({ text }) => text)).toEqual([
      'The name of the reference equation, not there with the test of 15 Jan 2026: of two tests only one names it, so they are not compared.',
    ]);
  });

  it('tells no value to whoever may not read values', () => {
    const texts = explained(false).lines.map(({ text }) => text);
    expect(
      texts.some((text) =>
        /^FVC of 15 Jan 2026 is not compared with that of 15 Mar 2025: only one/.test(text),
      ),
    ).toBe(true);
    expect(texts.join(' ')).not.toMatch(/80|60\.0/);
  });
});

describe('The result on record that a due item completes (B-14)', () => {
  const item = (given: ReturnType<typeof recordOf>, test: Parameters<typeof dueItem>[1]) => {
    const found = dueItem(given, test, '2026-03-01');
    if (!found) throw new Error(`no ${test} is due`);
    return completedBy(found);
  };

  it('is the test without its equation, whichever the window counts from', () => {
    expect(item(record, 'pft-values')).toMatchObject({ kind: 'pft', on: '2026-01-15' });
    const [earlier, later] = [pft('2025-03-15', { pct: 80 }), pft('2026-01-15', { pct: 60, ...gli })];
    expect(item(recordOf({ pfts: [earlier, later] }), 'pft-values')).toMatchObject({ on: '2025-03-15' });
  });

  it('is the test whose DLCO wants a haemoglobin, and nothing where a test is to be done', () => {
    const uncorrected = recordOf({
      pfts: [pft('2025-03-15', { pct: 80, dlcoPct: 60 }), pft('2026-01-15', { pct: 80, dlcoPct: 48 })],
      symptoms: [symptoms('2026-01-20', 'worse')],
    });
    expect(item(uncorrected, 'haemoglobin')).toMatchObject({ kind: 'pft', on: '2026-01-15' });
    expect(item(uncorrected, 'pft')).toBeUndefined();
  });
});
