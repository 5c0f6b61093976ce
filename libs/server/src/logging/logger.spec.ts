import { describe, expect, it } from '@jest/globals';
import { NotFoundError } from '../errors.js';
import { createLogger } from './logger.js';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger({ logLevel: 'info', name: 'test' }, { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it('never holds the text of an error that is not ours: it may quote the record', () => {
    const error = Object.assign(new TypeError('Cannot read "Smith" of 2640'), {
      code: '22P02',
      detail: 'Key (mrn)=(12345) already exists.',
    });
    const text = logged((logger) => logger.error({ err: error }, 'failed'));
    expect(text).not.toMatch(/Smith|2640|12345/);
    expect(JSON.parse(text)).toMatchObject({ msg: 'failed', err: { type: 'TypeError', code: '22P02' } });
    expect(text).toContain('logger.spec');
  });

  it('holds the text of our own errors, which never quote the record', () => {
    expect(logged((logger) => logger.warn({ err: new NotFoundError('patient') }, 'x'))).toContain(
      'There is no such patient.',
    );
  });

  it('blots out what could be a patient or a secret, one level down too', () => {
    const text = logged((logger) => {
      logger.info({
        password: 'hidden-1',
        values: { fvcMl: 2640 },
        patient: { familyName: 'hidden-2', mrn: 'hidden-3' },
      });
    });
    expect(text).not.toMatch(/hidden|2640/);
  });

  it('says of a request only its id and method, never the address', () => {
    const text = logged((logger) => {
      logger.info({
        req: { id: 'r-1', method: 'GET', url: '/patients?name=hidden', headers: { cookie: 'hidden' } },
      });
    });
    expect(JSON.parse(text)).toMatchObject({ req: { id: 'r-1', method: 'GET' } });
    expect(text).not.toContain('hidden');
  });
});
