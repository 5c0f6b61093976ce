import { z } from 'zod';

const EARLIEST_DAY = '1900-01-01';
const LATEST_DAY = '2199-12-31';

/**
 * A calendar day as YYYY-MM-DD that exists. Whether it may lie in the future is decided in the service, which
 * knows the site's own today.
 */
export const calendarDay = z.iso
  .date({ error: 'expected a calendar day that exists, written YYYY-MM-DD', abort: true })
  .refine((day) => day >= EARLIEST_DAY && day <= LATEST_DAY, {
    error: `expected a calendar day from ${EARLIEST_DAY} to ${LATEST_DAY}`,
  })
  .meta({ example: '2026-03-31' });

/** An instant with its offset from UTC. */
export const instant = z.iso.datetime({
  offset: true,
  error: 'expected an instant with its offset, such as 2026-03-31T09:30:00+02:00',
});
