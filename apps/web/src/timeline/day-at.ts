/**
 * The calendar day at a clinic on which something happened.
 *
 * @example dayAt('2026-03-02T23:30:00Z', 'Europe/Berlin') //=> '2026-03-03'
 */
export function dayAt(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(instant));
}
