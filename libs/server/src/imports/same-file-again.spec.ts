import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, pftFact, type TestClinic } from '@interstice/test-support';
import { correctFact } from '../facts/correct-fact.js';
import { reassignFact } from '../facts/reassign-fact.js';
import { mergePatients } from '../patients/merge-patients.js';
import { undoMerge } from '../patients/undo-merge.js';
import { countOf, importFile } from './import-file.spec-support.js';

const HEADER = 'mrn,tested_on,fvc_ml,laboratory,setting,bronchodilator,tested_at';
const DIFFERS = /: differs from what is stored: correction or second test\? /;

let patients = 0;
let clinic: TestClinic;

beforeAll(async () => {
  clinic = await openTestClinic();
});
afterAll(() => clinic.close());

/** A patient with a record number of their own. */
async function newPatient(): Promise<{ readonly mrn: string; readonly patientId: string }> {
  patients += 1;
  const mrn = `R-${patients}`;
  return { mrn, patientId: await clinic.register({ mrn }) };
}

const pftsOf = async (patientId: string) => (await clinic.load(patientId)).record.pfts;

describe('the same file again changes nothing', () => {
  /** A patient with one imported test, and the row that it came in. */
  async function imported() {
    const { mrn, patientId } = await newPatient();
    const file = [HEADER, `${mrn},2026-01-05,2640,Lab,lab,pre,`];
    expect(await importFile(clinic, 'pfts', file)).toMatchObject({ created: 1 });
    const [pft] = await pftsOf(patientId);
    return { mrn, patientId, file, lineageId: pft?.lineageId ?? '' };
  }
  async function isUnchanged(file: readonly string[]) {
    const facts = await countOf(clinic, 'pft');
    const revisions = await countOf(clinic, 'audit_event', `action LIKE 'pft.%'`);
    expect(await importFile(clinic, 'pfts', file)).toMatchObject({ created: 0, unchanged: 1, failed: 0 });
    expect(await countOf(clinic, 'pft')).toBe(facts);
    expect(await countOf(clinic, 'audit_event', `action LIKE 'pft.%'`)).toBe(revisions);
  }

  it('after a correction, of values or of the day', async () => {
    const { patientId, file, lineageId } = await imported();
    const correct = (testedOn: string, fvcMl: number) =>
      clinic.write((query, context) =>
        correctFact(query, patientId, lineageId, pftFact(testedOn, fvcMl), { reason: 'misread' }, context),
      );
    await correct('2026-01-05', 2460);
    await isUnchanged(file);
    await correct('2026-01-06', 2460);
    await isUnchanged(file);
    expect(await pftsOf(patientId)).toEqual([expect.objectContaining({ testedOn: '2026-01-06', fvc: 2460 })]);
  });

  it('after a withdrawal', async () => {
    const { patientId, file, lineageId } = await imported();
    await clinic.withdraw(patientId, 'pft', lineageId);
    await isUnchanged(file);
    expect(await pftsOf(patientId)).toEqual([]);
  });

  it('after a reassignment, whether it names the one patient or the other', async () => {
    const { patientId, mrn, file, lineageId } = await imported();
    const other = await newPatient();
    await clinic.write((query, context) =>
      reassignFact(
        query,
        {
          fromPatientId: patientId,
          toPatientId: other.patientId,
          kind: 'pft',
          lineageId,
          reason: 'wrong patient',
        },
        context,
      ),
    );
    await isUnchanged(file);
    await isUnchanged(file.map((line) => line.replace(mrn, other.mrn)));
    expect([await pftsOf(patientId), await pftsOf(other.patientId)]).toEqual([
      [],
      [expect.objectContaining({ fvc: 2640 })],
    ]);
  });

  it('after a merge, also what was withdrawn before it, and after the merge was undone', async () => {
    const { patientId, mrn, file } = await imported();
    const withdrawn = [HEADER, `${mrn},2026-01-07,2650,Lab,lab,pre,`];
    await importFile(clinic, 'pfts', withdrawn);
    const lineageId = (await pftsOf(patientId)).find(({ testedOn }) => testedOn === '2026-01-07')?.lineageId;
    await clinic.withdraw(patientId, 'pft', lineageId ?? '');
    const kept = await newPatient();
    const { mergeId } = await clinic.write((query, context) =>
      mergePatients(
        query,
        { keptPatientId: kept.patientId, mergedPatientId: patientId, reason: 'one person' },
        context,
      ),
    );
    await isUnchanged(file);
    await isUnchanged(withdrawn);
    expect(await pftsOf(kept.patientId)).toEqual([expect.objectContaining({ fvc: 2640 })]);

    await clinic.write((query, context) =>
      undoMerge(query, { keptPatientId: kept.patientId, mergeId, reason: 'two after all' }, context),
    );
    await isUnchanged(file);
    expect(await pftsOf(kept.patientId)).toEqual([]);
  });
});

describe('another result of the same day (B-30)', () => {
  const row = (
    mrn: string,
    fvc: number,
    of: { lab?: string; setting?: string; pre?: string; at?: string } = {},
  ) => `${mrn},2026-01-05,${fvc},${of.lab ?? 'Lab'},${of.setting ?? 'lab'},${of.pre ?? 'pre'},${of.at ?? ''}`;

  it('is reported when laboratory, setting and bronchodilator are the same: neither dropped nor added', async () => {
    const { mrn, patientId } = await newPatient();
    await clinic.record(patientId, pftFact('2026-01-05', 2640));
    const lab = 'Test laboratory';
    const outcome = await importFile(clinic, 'pfts', [
      HEADER,
      row(mrn, 2650, { lab }),
      row(mrn, 2660, { lab: 'Elsewhere' }),
      row(mrn, 2670, { lab, setting: 'home' }),
      row(mrn, 2680, { lab, pre: 'post' }),
    ]);
    expect(outcome).toMatchObject({ created: 3, failed: 1, errors: [expect.stringMatching(DIFFERS)] });
    expect((await pftsOf(patientId)).map(({ fvc }) => fvc).sort()).toEqual([2640, 2660, 2670, 2680]);
  });

  it('is reported within one file too, in whichever batches the rows come', async () => {
    const { mrn, patientId } = await newPatient();
    const filler = Array.from({ length: 600 }, (_, index) => row(mrn, 3000 + index, { lab: `Lab ${index}` }));
    const outcome = await importFile(clinic, 'pfts', [
      HEADER,
      row(mrn, 2640),
      row(mrn, 2650),
      ...filler,
      row(mrn, 2660),
    ]);
    expect(outcome).toMatchObject({ rows: 603, created: 601, failed: 2 });
    expect(outcome.errors.map((error) => error.split(':')[0])).toEqual(['3', '604']);
    expect(await pftsOf(patientId)).toHaveLength(601);
  });

  it('is a test of its own where both say when they were done, at other times', async () => {
    const { mrn, patientId } = await newPatient();
    const outcome = await importFile(clinic, 'pfts', [
      HEADER,
      row(mrn, 2640, { at: '2026-01-05T08:00:00Z' }),
      row(mrn, 2650, { at: '2026-01-05T09:00:00Z' }),
      row(mrn, 2660, { at: '2026-01-05T10:00:00+01:00' }),
      row(mrn, 2670),
    ]);
    expect(outcome).toMatchObject({ created: 2, failed: 2 });
    expect(outcome.errors.map((error) => error.split(':')[0])).toEqual(['4', '5']);
    expect(await pftsOf(patientId)).toHaveLength(2);
  });

  it('is asked about, not stored twice, when an export gains a column', async () => {
    const { mrn, patientId } = await newPatient();
    const [old, gained] = [
      ['mrn,tested_on,fvc_ml', `${mrn},2026-01-05,2640`],
      [HEADER, row(mrn, 2640)],
    ];
    await importFile(clinic, 'pfts', old);
    const outcome = await importFile(clinic, 'pfts', gained);
    expect(outcome).toMatchObject({ created: 0, failed: 1 });
    expect(outcome.errors.map((error) => error.split(/(?<=says more)/)[0])).toEqual([
      '2 bronchodilator: differs from what is stored: says more',
      '2 setting: differs from what is stored: says more',
      '2 laboratory: differs from what is stored: says more',
    ]);
    expect(await pftsOf(patientId)).toHaveLength(1);
  });

  it('goes in where what stood there was withdrawn', async () => {
    const { mrn, patientId } = await newPatient();
    const { lineageId } = await clinic.record(patientId, pftFact('2026-01-05', 2640));
    await clinic.withdraw(patientId, 'pft', lineageId);
    const outcome = await importFile(clinic, 'pfts', [HEADER, row(mrn, 2650, { lab: 'Test laboratory' })]);
    expect(outcome).toMatchObject({ created: 1 });
  });

  it('is a question for scans, decisions, courses of a drug and blood tests as well, and none for visits', async () => {
    const { mrn } = await newPatient();
    const errorsIn = async (...[kind, header, ...rows]: Parameters<typeof importRows>) =>
      (await importRows(kind, header, ...rows)).errors;
    const importRows = (kind: Parameters<typeof importFile>[1], header: string, ...rows: string[]) =>
      importFile(clinic, kind, [`mrn,${header}`, ...rows.map((said) => `${mrn},${said}`)]);
    const question = [expect.stringMatching(DIFFERS)];
    expect(await errorsIn('hrcts', 'performed_on,pattern', '2026-01-05,NSIP', '2026-01-05,UIP')).toEqual(
      question,
    );
    expect(
      await errorsIn(
        'progression-decisions',
        'decided_on,decision',
        '2026-01-05,referred',
        '2026-01-05,other-cause',
      ),
    ).toEqual(question);
    expect(
      await errorsIn(
        'treatments',
        'drug,started_on,stopped_on',
        'rituximab,2026-01-05,',
        'rituximab,2026-01-05,2026-02-05',
        'prednisone,2026-01-05,',
      ),
    ).toEqual(question);
    expect(
      await errorsIn(
        'blood-tests',
        'collected_on,laboratory,alt_u_per_l',
        '2026-01-05,L,28',
        '2026-01-05,L,29',
        '2026-01-05,M,29',
      ),
    ).toEqual(question);
    expect(
      await errorsIn(
        'symptom-reports',
        'reported_on,change,instrument',
        '2026-01-05,worse,',
        '2026-01-05,stable,',
        '2026-01-05,stable,mMRC',
      ),
    ).toEqual(question);
    expect(await errorsIn('visits', 'on,specialty', '2026-01-05,joint', '2026-01-05,other')).toEqual([]);
  });
});

describe('a dry run', () => {
  it('says what an import would, and keeps nothing but what it said', async () => {
    const { mrn, patientId } = await newPatient();
    await clinic.record(patientId, pftFact('2026-01-05', 2640));
    const before = await clinic.load(patientId);
    const events = await countOf(clinic, 'audit_event', `action LIKE 'pft.%'`);
    const rows = Array.from(
      { length: 600 },
      (_, index) => `${mrn},2026-01-06,${3000 + index},Lab ${index},,,`,
    );
    const file = [
      HEADER,
      ...rows,
      rows[0] ?? '',
      `${mrn},2026-01-06,4000,Lab 1,,,`,
      `${mrn},2026-01-05,2640,,,,`,
      `nobody,2026-01-05,2640,,,,`,
      `${mrn},2026-01-07,2,,,,`,
    ];
    const dry = await importFile(clinic, 'pfts', file, { dryRun: true });
    expect(dry).toMatchObject({ status: 'completed', rows: 605, created: 600, unchanged: 2, failed: 3 });
    expect(await clinic.load(patientId)).toEqual(before);
    expect(await countOf(clinic, 'audit_event', `action LIKE 'pft.%'`)).toBe(events);

    const { importId: _, ...wet } = await importFile(clinic, 'pfts', file);
    const { importId: __, ...told } = dry;
    expect(wet).toEqual(told);
  });

  it('of patients recognises those who come twice in the file', async () => {
    const header = 'mrn,family_name,given_name,birth_date,sex,ctd';
    const row = (mrn: string, name = 'Example') => `${mrn},${name},Ada,1961-05-04,female,ssc`;
    const many = Array.from({ length: 500 }, (_, index) => row(`D-${index}`));
    const file = [header, ...many, row('D-7'), row('D-8', 'Other')];
    const registered = await countOf(clinic, 'patient');
    const dry = await importFile(clinic, 'patients', file, { dryRun: true });
    expect(dry).toMatchObject({
      created: 500,
      unchanged: 1,
      failed: 1,
      errors: [expect.stringMatching(/^503 family_name:/)],
    });
    expect(await countOf(clinic, 'patient')).toBe(registered);
    expect(await importFile(clinic, 'patients', file)).toMatchObject({
      created: 500,
      unchanged: 1,
      failed: 1,
    });
  });
});
