import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportList, ImportReport, Problem } from '@interstice/contracts';
import { createLogger, runImport } from '@interstice/server';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';

const BOUNDARY = 'a-boundary';
const silent = createLogger({ logLevel: 'silent', name: 'test' });
const FILE = 'mrn,on,specialty\nI-1,2026-01-05,joint\nI-1,2026-01-06,nobody\nI-2,2026-01-05,joint\n';

/** A form as browsers send it: fields and a file, in the order given. */
function form(
  parts: readonly (readonly [name: string, content: string, fileName?: string])[],
  end = true,
): string {
  const lines = parts.flatMap(([name, content, fileName]) => [
    `--${BOUNDARY}`,
    `Content-Disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}`,
    ...(fileName === undefined ? [] : ['Content-Type: text/csv']),
    '',
    content,
  ]);
  return [...lines, ...(end ? [`--${BOUNDARY}--`, ''] : [])].join('\r\n');
}

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

  const send = <Body = { id: string }>(
    body: string,
    client = nurse,
    type = `multipart/form-data; boundary=${BOUNDARY}`,
  ) => api.ask<Body>('POST', '/api/v1/imports', body, { cookie: client.cookie, 'content-type': type });
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

  it.each<[string, string, number, string[]]>([
    ['no file', form([['kind', 'visits']]), 400, ['/file']],
    ['no kind', form([['file', FILE, 'v.csv']]), 400, ['/kind']],
    [
      'a kind that is none',
      form([
        ['kind', 'scans'],
        ['file', FILE, 'v.csv'],
      ]),
      400,
      ['/kind'],
    ],
    [
      'a field that nobody knows',
      form([
        ['kind', 'visits'],
        ['dry', 'true'],
        ['file', FILE, 'v.csv'],
      ]),
      400,
      ['/dry'],
    ],
    [
      'a field twice',
      form([
        ['kind', 'visits'],
        ['kind', 'pfts'],
        ['file', FILE, 'v.csv'],
      ]),
      400,
      ['/kind'],
    ],
    [
      'a dry run that is neither true nor false',
      form([
        ['kind', 'visits'],
        ['dryRun', 'yes'],
        ['file', FILE, 'v.csv'],
      ]),
      400,
      ['/dryRun'],
    ],
    [
      'an empty file',
      form([
        ['kind', 'visits'],
        ['file', '', 'v.csv'],
      ]),
      400,
      ['/file'],
    ],
    [
      'a file under another name',
      form([
        ['kind', 'visits'],
        ['data', FILE, 'v.csv'],
      ]),
      400,
      ['/data'],
    ],
    [
      'two files',
      form([
        ['kind', 'visits'],
        ['file', FILE, 'v.csv'],
        ['file', FILE, 'w.csv'],
      ]),
      400,
      [],
    ],
    [
      'a form that was cut off',
      form(
        [
          ['kind', 'visits'],
          ['file', FILE, 'v.csv'],
        ],
        false,
      ),
      400,
      [],
    ],
    ['nothing', '', 400, ['/kind', '/file']],
  ])('refuses a form with %s, and keeps nothing of it', async (_, body, status, pointers) => {
    const before = await imports();
    const answer = await send<Problem>(body);
    expect([answer.status, (answer.body.errors ?? []).map(({ pointer }) => pointer)]).toEqual([
      status,
      pointers,
    ]);
    expect(await imports()).toBe(before);
  });

  const imports = async () => {
    const [row] = await api.gateway.asWorker((query) => query(`SELECT count(*) AS count FROM import`));
    return row?.['count'];
  };

  it('refuses a file of more than 64 MiB', async () => {
    const before = await imports();
    const large = 'x'.repeat(64 * 1024 * 1024 + 1);
    const answer = await send<Problem>(
      form([
        ['kind', 'visits'],
        ['file', large, 'v.csv'],
      ]),
    );
    expect([answer.status, answer.body.code]).toEqual([413, 'file-too-large']);
    expect(await imports()).toBe(before);
  });

  it('takes forms there and nowhere else, and nothing but forms there', async () => {
    expect((await send(JSON.stringify({ kind: 'visits' }), nurse, 'application/json')).status).toBe(415);
    const elsewhere = await api.ask('POST', '/api/v1/patients', form([['mrn', 'X']]), {
      cookie: nurse.cookie,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    });
    expect(elsewhere.status).toBe(415);
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
