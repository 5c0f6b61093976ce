import { describe, expect, it } from '@jest/globals';
import {
  overridableTest,
  overrideRequest,
  stopCode,
  stoppableTest,
  type OverrideResponse,
} from '@interstice/contracts';
import { MOST, OVERRIDABLE, overrideBody, typedFor, type TypedOverride } from './override-form';
import { inForce, intervalInWords, overrideInWords, saidInWords, STOP_NAMES } from './override-words';
import { stopBody, STOPPABLE, stopFor, type TypedStop } from './stop-form';

const TODAY = '2026-03-31';
const standing: OverrideResponse = {
  overrideId: '019d0000-0000-7abc-8abc-0123456789ab',
  test: 'pft',
  interval: { months: 2 },
  reason: 'More tired since the winter.',
  until: '2027-06-01',
  setOn: '2026-03-03',
  by: 'Dr. Ada Example',
};
const typed = (said: Partial<TypedOverride>) => ({ ...typedFor('pft', standing), ...said });
const errorsOf = (said: Partial<TypedOverride>) => {
  const answer = overrideBody(typed(said), TODAY);
  return 'errors' in answer ? Object.keys(answer.errors) : [];
};

describe('an interval that a physician sets on screen', () => {
  it('is told with its end, by whom and since when', () => {
    expect(overrideInWords(standing)).toBe(
      'PFT every 2 months until 1 Jun 2027, set by Dr. Ada Example on 3 Mar 2026',
    );
    expect([{ months: 1 }, { weeks: 1 }, { weeks: 6 }].map(intervalInWords)).toEqual([
      'every month',
      'every week',
      'every 6 weeks',
    ]);
  });

  it('holds on its last day and not on the day after (B-25)', () => {
    expect(inForce([standing], '2027-06-01')).toEqual([standing]);
    expect(inForce([standing], '2027-06-02')).toEqual([]);
  });

  it('proposes no number of its own, and begins with what stands when it is changed', () => {
    expect(typedFor('blood', undefined)).toMatchObject({ count: '', until: '', reason: '' });
    expect(overrideBody(typed({}), TODAY)).toEqual({
      body: { interval: { months: 2 }, until: '2027-06-01', reason: 'More tired since the winter.' },
    });
  });

  it('is refused at the field where it is wrong', () => {
    for (const count of ['', '0', '1.5', '-2', 'two']) expect(errorsOf({ count })).toEqual(['interval']);
    expect(errorsOf({ until: TODAY })).toEqual(['until']);
    expect(errorsOf({ until: '2026-04-01' })).toEqual([]);
    expect(errorsOf({ reason: ' ' })).toEqual(['reason']);
  });

  it('asks for neither more nor less than the server takes', () => {
    expect(OVERRIDABLE).toEqual(overridableTest.options);
    for (const unit of ['months', 'weeks'] as const) {
      for (const [count, isTaken] of [
        [MOST[unit], true],
        [MOST[unit] + 1, false],
      ] as const) {
        const body = { interval: { [unit]: count }, until: '2027-06-01', reason: 'So.' };
        expect(overrideRequest.safeParse(body).success).toBe(isTaken);
        expect(errorsOf({ count: String(count), unit })).toEqual(isTaken ? [] : ['interval']);
      }
    }
  });
});

describe('B-27: a stop that a physician sets on screen', () => {
  const { interval: _, ...common } = standing;
  const stopped: OverrideResponse = {
    ...common,
    stop: { code: 'declined', reviewOn: '2026-06-01' },
    until: '2026-05-31',
  };
  const stopErrors = (said: Partial<TypedStop>) => {
    const answer = stopBody({ ...stopFor('pft', stopped), ...said }, TODAY);
    return 'errors' in answer ? Object.keys(answer.errors) : [];
  };

  it('is told with the day of its review, and without why to whoever may not know it', () => {
    expect(overrideInWords(stopped)).toBe(
      'PFT stopped until its review on 1 Jun 2026 (declined by the patient), set by Dr. Ada Example on 3 Mar 2026',
    );
    expect(saidInWords({ ...stopped, stop: { reviewOn: '2026-06-01' } })).toBe(
      'stopped until its review on 1 Jun 2026',
    );
    expect([inForce([stopped], '2026-05-31').length, inForce([stopped], '2026-06-01').length]).toEqual([
      1, 0,
    ]);
  });

  it('proposes no reason, begins with what stands, and is refused at the field where it is wrong', () => {
    expect(stopFor('blood', undefined)).toEqual({ test: 'blood', code: '', reviewOn: '', reason: '' });
    expect(stopFor('pft', standing)).toEqual({ test: 'pft', code: '', reviewOn: '', reason: '' });
    expect(typedFor('pft', stopped)).toMatchObject({ count: '', until: '', reason: '' });
    const answer = stopBody(stopFor('pft', stopped), TODAY);
    expect(answer).toEqual({ body: { stop: stopped.stop, reason: stopped.reason } });
    expect('body' in answer && overrideRequest.safeParse(answer.body).success).toBe(true);
    expect(stopErrors({ code: '' })).toEqual(['code']);
    expect(stopErrors({ reviewOn: TODAY })).toEqual(['reviewOn']);
    expect(stopErrors({ reason: ' ' })).toEqual(['reason']);
    expect(STOPPABLE).toEqual(stoppableTest.options);
    expect(Object.keys(STOP_NAMES)).toEqual(stopCode.options);
  });
});
