import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import { excludePft } from '../facts/exclude-pft.js';
import { mergePatients } from '../patients/merge-patients.js';
import { undoMerge } from '../patients/undo-merge.js';
import { importFile } from './import-file.spec-support.js';

const HEADER = 'mrn,tested_on,fvc_ml,laboratory';

describe('files that name one of two merged patients', () => {
  let clinic: TestClinic;
  let pairs = 0;

  beforeAll(async () => {
    clinic = await openTestClinic();
  });
  afterAll(() => clinic.close());

  /** Two records, K and M, that are one for a while. */
  async function mergedPair(before: { readonly K?: string; readonly M?: string } = {}) {
    pairs += 1;
    const mrn = { K: `K-${pairs}`, M: `M-${pairs}` };
    const kept = await clinic.register({ mrn: mrn.K });
    const merged = await clinic.register({ mrn: mrn.M });
    const send = async (who: 'K' | 'M', row: string) => {
      const { created, unchanged, failed } = await importFile(clinic, 'pfts', [HEADER, `${mrn[who]},${row}`]);
      return { created, unchanged, failed };
    };
    if (before.K !== undefined) await send('K', before.K);
    if (before.M !== undefined) await send('M', before.M);
    const patients = { keptPatientId: kept, mergedPatientId: merged, reason: 'registered twice' };
    const { mergeId } = await clinic.write((query, context) => mergePatients(query, patients, context));
    const undo = () =>
      clinic.write((query, context) =>
        undoMerge(query, { keptPatientId: kept, mergeId, reason: 'two people after all' }, context),
      );
    return { kept, merged, send, undo };
  }
  const volumes = async (...patientIds: string[]) =>
    Promise.all(
      patientIds.map(async (id) => (await clinic.load(id)).record.pfts.map(({ fvc }) => Number(fvc)).sort()),
    );
  const ROW = '2026-01-05,2640,Lab';
  const CREATED = { created: 1, unchanged: 0, failed: 0 };
  const UNCHANGED = { created: 0, unchanged: 1, failed: 0 };

  it('have their results with the one who was kept, whichever number and name they give (B-31)', async () => {
    const { kept, merged } = await mergedPair();
    await clinic.write((query) =>
      query(`UPDATE patient SET family_name = 'Misspelt' WHERE id = $1`, [merged]),
    );
    const file = [
      'mrn,tested_on,fvc_ml,family_name',
      `M-${pairs},2026-01-05,2640,Misspelt`,
      `M-${pairs},2026-01-06,2650,Example`,
      `K-${pairs},2026-01-05,2640,Example`,
    ];
    expect(await importFile(clinic, 'pfts', file)).toMatchObject({ created: 2, unchanged: 1, errors: [] });
    expect(await volumes(kept, merged)).toEqual([[2640, 2650], []]);
  });

  it('have their results with the one whom they named when the merge is undone, and are unchanged then', async () => {
    const { kept, merged, send, undo } = await mergedPair();
    expect(await send('M', ROW)).toEqual(CREATED);
    expect(await send('K', '2026-01-06,2700,Lab')).toEqual(CREATED);
    expect(await volumes(kept, merged)).toEqual([[2640, 2700], []]);
    expect(await undo()).toEqual({ moved: 1 });
    expect(await volumes(kept, merged)).toEqual([[2700], [2640]]);
    expect([await send('M', ROW), await send('K', '2026-01-06,2700,Lab')]).toEqual([UNCHANGED, UNCHANGED]);
    expect(await volumes(kept, merged)).toEqual([[2700], [2640]]);
  });

  it.each<['K' | 'M', 'K' | 'M']>([
    ['K', 'M'],
    ['M', 'K'],
  ])('have with both what they named both for: %s first, then %s', async (first, second) => {
    const { kept, merged, send, undo } = await mergedPair();
    expect([await send(first, ROW), await send(second, ROW), await send(second, ROW)]).toEqual([
      CREATED,
      UNCHANGED,
      UNCHANGED,
    ]);
    expect(await undo()).toEqual({ moved: 1 });
    expect(await volumes(kept, merged)).toEqual([[2640], [2640]]);
    expect([await send('M', ROW), await send('K', ROW)]).toEqual([UNCHANGED, UNCHANGED]);
  });

  it('leave with the kept one, too, what came by the merge and a file names them for', async () => {
    const { kept, merged, send, undo } = await mergedPair({ M: ROW });
    expect(await send('K', ROW)).toEqual(UNCHANGED);
    const [pft] = (await clinic.load(kept)).record.pfts;
    await clinic.write((query, context) =>
      excludePft(query, kept, pft?.lineageId ?? '', 'coughed throughout', context),
    );
    await undo();
    expect(await volumes(kept, merged)).toEqual([[2640], [2640]]);
    for (const patientId of [kept, merged]) {
      const { exclusions } = (await clinic.load(patientId)).record;
      expect(exclusions).toMatchObject([{ reason: 'coughed throughout' }]);
    }
  });

  it('give to the merged one, too, what the kept one had before and a file names them for, in fewer words', async () => {
    const { kept, merged, send, undo } = await mergedPair({ K: ROW });
    expect(await send('M', '2026-01-05,2640,')).toEqual(UNCHANGED);
    await undo();
    expect(await volumes(kept, merged)).toEqual([[2640], [2640]]);
  });

  it('bring nothing back that was withdrawn meanwhile, and their courses keep their changes', async () => {
    const { kept, merged, send, undo } = await mergedPair();
    await send('M', ROW);
    const [pft] = (await clinic.load(kept)).record.pfts;
    await clinic.withdraw(kept, 'pft', pft?.lineageId ?? '');
    await importFile(clinic, 'treatments', [
      'mrn,drug,started_on,indication',
      `M-${pairs},azathioprine,2026-01-05,ild`,
    ]);
    const [course] = (await clinic.load(kept)).record.treatments;
    await clinic.record(kept, {
      kind: 'treatment-change',
      values: { treatmentLineageId: course?.lineageId ?? '', on: '2026-02-01', kind: 'hold' },
    });
    await undo();
    expect(await send('M', ROW)).toEqual(UNCHANGED);
    expect(await volumes(kept, merged)).toEqual([[], []]);
    expect((await clinic.load(kept)).record.treatments).toEqual([]);
    expect((await clinic.load(merged)).record.treatments).toMatchObject([
      { drug: 'azathioprine', changes: [{ kind: 'hold' }] },
    ]);
  });
});
