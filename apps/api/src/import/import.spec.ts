import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportList, ImportReport } from '@interstice/contracts';
import { createLogger, runImport } from '@interstice/server';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';
import { FILE, form, send as sendForm } from './import-form.spec-support.js';

const silent = createLogger({ logLevel: 'silent', name: 'test' });

describe('handing in a file', () => {
  let api: TestApi;
  let siteId: string;
  let nurse: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
    await registerPatient(nurse, { mrn: 'I-1' });
  });
  afterAll(() => api.stop());

  const send = (body: string, client = nurse) => sendForm(api, client, body);
  const run = (importId: string) => runImport(api.gateway, importId, { clock: api.clock, logger: silent });
  const report = async (id: string, query = '') =>
    (await nurse.get<ImportReport>(`/imports/${id}${query}`)).body;

  it('answers 202 with an id at once; asked later, says what became of every row', async () => {
    const answer = await send(
      form([
        ['kind', 'visits'],
        ['file', FILE, 'visits.csv'],
      ]),
    );
    expect(answer.status).toBe(202);
    const { id } = answer.body;
    expect(await report(id)).toEqual({
      id,
      siteId,
      kind: 'visits',
      fileName: 'visits.csv',
      dryRun: false,
      status: 'queued',
      requestedAt: api.clock.now().toISOString(),
      rowsDone: 0,
      created: 0,
      unchanged: 0,
      failed: 0,
      errors: [],
      errorsTotal: 0,
    });
    await run(id);
    const done = await report(id);
    expect(done).toMatchObject({
      status: 'completed',
      rows: 3,
      rowsDone: 3,
      created: 1,
      unchanged: 0,
      failed: 2,
      errorsTotal: 2,
    });
    expect(done.errors).toEqual([
      { line: 3, column: 'specialty', detail: expect.stringMatching(/^expected one of/) },
      { line: 4, column: 'mrn', detail: 'expected the mrn of a patient of this site' },
    ]);
    expect((await report(id, '?errorsAfter=1')).errors).toEqual(done.errors.slice(1));
    expect((await report(id, '?errorsAfter=2')).errors).toEqual([]);
  });

  it('takes the fields in any order, also after the file, and a dry run keeps nothing', async () => {
    const rows = FILE.replaceAll('2026-01-0', '2026-02-0');
    const { id } = (
      await send(
        form([
          ['file', rows, 'v.csv'],
          ['dryRun', 'true'],
          ['siteId', siteId],
          ['kind', 'visits'],
        ]),
      )
    ).body;
    await run(id);
    expect(await report(id)).toMatchObject({ dryRun: true, status: 'completed', created: 1, failed: 2 });
    const wet = (
      await send(
        form([
          ['file', rows, 'v.csv'],
          ['kind', 'visits'],
        ]),
      )
    ).body;
    await run(wet.id);
    expect(await report(wet.id)).toMatchObject({ dryRun: false, created: 1 });
  });

  it('is for those who may enter the same by hand', async () => {
    const coordinator = await api.memberOf(siteId, 'coordinator');
    const admin = await api.memberOf(siteId, 'admin');
    const patients = 'mrn,family_name,given_name,birth_date,sex,ctd\nI-9,Example,Ada,1961-05-04,female,ssc\n';
    const statuses = async (client: Client) => [
      (
        await send(
          form([
            ['kind', 'visits'],
            ['file', FILE, 'v.csv'],
          ]),
          client,
        )
      ).status,
      (
        await send(
          form([
            ['kind', 'patients'],
            ['file', patients, 'p.csv'],
          ]),
          client,
        )
      ).status,
    ];
    expect(await statuses(nurse)).toEqual([202, 202]);
    expect(await statuses(coordinator)).toEqual([403, 202]);
    expect(await statuses(admin)).toEqual([403, 403]);
  });

  it('shows imports of the own sites only, the latest first, a page at a time', async () => {
    const other = await api.memberOf(await api.addSite('Hillside'), 'nurse');
    const { id } = (
      await send(
        form([
          ['kind', 'visits'],
          ['file', FILE, 'v.csv'],
        ]),
        other,
      )
    ).body;
    expect((await nurse.get(`/imports/${id}`)).status).toBe(404);
    expect((await other.get<ImportList>('/imports')).body).toMatchObject({
      total: 1,
      nextCursor: null,
      items: [{ id }],
    });

    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: ImportList = (
        await nurse.get<ImportList>(`/imports?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`)
      ).body;
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    }
    expect(seen).not.toContain(id);
    expect(new Set(seen).size).toBe(seen.length);
    expect((await nurse.get<ImportList>('/imports')).body.total).toBe(seen.length);
  });

  it('leaves nothing of the file, nor its name, in the log', async () => {
    const { id } = (
      await send(
        form([
          ['kind', 'visits'],
          ['file', `${FILE}Quillfeather`, 'Quillfeather 1961.csv'],
        ]),
      )
    ).body;
    expect((await report(id)).fileName).toBe('Quillfeather 1961.csv');
    await send(
      form(
        [
          ['kind', 'visits'],
          ['file', `${FILE}Quillfeather`, 'Quillfeather.csv'],
        ],
        false,
      ),
    );
    expect(api.log.join('')).not.toMatch(/Quillfeather|I-1,/);
  });
});
