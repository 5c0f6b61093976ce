import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem } from '@interstice/contracts';
import { registerPatient, TestApi, type Client } from '../test-api.spec-support.js';
import { FILE, form, FORM_TYPE, send as sendForm } from './import-form.spec-support.js';

describe('a form with a file', () => {
  let api: TestApi;
  let nurse: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    nurse = await api.memberOf(await api.addSite('Riverside'), 'nurse');
    await registerPatient(nurse, { mrn: 'I-1' });
  });
  afterAll(() => api.stop());

  const send = (body: string, type?: string) => sendForm<Problem>(api, nurse, body, type);

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
    const answer = await send(body);
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

  it.each([
    [
      'a name with a control character',
      'a\u0007b.csv',
      'of the name of the file: expected one line without control',
    ],
    ['a name that is too long', `${'x'.repeat(300)}.csv`, 'of the name of the file: expected at most 255'],
    ['no name', undefined, 'expected a file with a name'],
  ])('says once what is wrong with a file that has %s', async (_, name, detail) => {
    const answer = await send(
      form([['kind', 'visits'], name === undefined ? ['file', FILE] : ['file', FILE, name]]),
    );
    expect([answer.status, answer.body.errors]).toEqual([
      400,
      [{ pointer: '/file', detail: expect.stringContaining(detail) }],
    ]);
  });

  it('refuses a file of more than 64 MiB', async () => {
    const before = await imports();
    const large = 'x'.repeat(64 * 1024 * 1024 + 1);
    const answer = await send(
      form([
        ['kind', 'visits'],
        ['file', large, 'v.csv'],
      ]),
    );
    expect([answer.status, answer.body.code]).toEqual([413, 'file-too-large']);
    expect(await imports()).toBe(before);
  });

  it('takes forms there and nowhere else, and nothing but forms there', async () => {
    const json = await send(JSON.stringify({ kind: 'visits' }), 'application/json');
    expect([json.status, json.body.detail]).toEqual([415, 'Send the body as multipart/form-data.']);
    const elsewhere = await api.ask<Problem>('POST', '/api/v1/patients', form([['mrn', 'X']]), {
      cookie: nurse.cookie,
      'content-type': FORM_TYPE,
    });
    expect([elsewhere.status, elsewhere.body.detail]).toEqual([415, 'Send the body as application/json.']);
  });
});
