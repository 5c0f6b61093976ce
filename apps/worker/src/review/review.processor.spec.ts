import { describe, expect, it } from '@jest/globals';
import { createLogger, Metrics, newId, UnrecoverableError } from '@interstice/server';
import { ReviewProcessor } from './review.processor.js';

const silent = createLogger({ logLevel: 'silent', name: 'test' });
const patientId = newId(new Date('2026-03-02T09:00:00Z'));

function processorWhoseReviews(fail: () => Promise<never>): ReviewProcessor {
  return new ReviewProcessor({ review: fail }, { run: fail }, { run: fail }, silent, new Metrics('test'));
}

describe('a job that fails', () => {
  it.each([
    [{ code: '23514', detail: 'Failing row contains (Smith, 2640).' }, 'sql-23514'],
    [{}, 'unexpected'],
  ])('tells the queue, which keeps it, a code and never what the database quoted', async (error, code) => {
    const processor = processorWhoseReviews(() => {
      throw Object.assign(new Error('invalid input: "Smith"'), error);
    });
    const told: unknown = await processor
      .handle({ name: 'review-hints', data: { patientIds: [patientId] } })
      .catch((thrown: unknown) => thrown);

    expect(told).toMatchObject({ message: code });
    expect((told as Error).cause).toBeUndefined();
    expect((told as Error).stack).not.toMatch(/Smith|2640/);
  });

  it.each([
    ['a name that is no job', { name: 'toString', data: {} }],
    ['a payload that cannot be read', { name: 'review-hints', data: { patientIds: ['Smith'] } }],
  ])('is not tried again when it has %s', async (_, job) => {
    const processor = processorWhoseReviews(() => Promise.reject(new Error('not reached')));
    const told: unknown = await processor.handle(job).catch((thrown: unknown) => thrown);
    expect(told).toBeInstanceOf(UnrecoverableError);
    expect((told as Error).message).not.toContain('Smith');
  });
});
