/** Of the answers of the API: the time by which it says what is due and overdue. */
export const TIME_HEADER = 'interstice-now';

let aheadMs = 0;

/**
 * Takes the time from an answer, because the clock of a ward's computer may be hours or a day off.
 *
 * @param text - an ISO instant; without one the time known so far stays
 */
export function noteServerTime(text: string | null): void {
  const at = text === null ? Number.NaN : Date.parse(text);
  if (!Number.isNaN(at)) aheadMs = at - new Date().getTime();
}

/** Now, by the server's clock; by the computer's own until the server has first answered. */
export function serverNow(): Date {
  return new Date(new Date().getTime() + aheadMs);
}
