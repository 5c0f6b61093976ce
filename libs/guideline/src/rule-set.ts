import { CLINIC_CHOICES } from './clinic-choices.rules.js';
import type { Protocol } from './protocol.js';
import { ENGINE_VERSION } from './review.js';
import { SEVERITY } from './severity.rules.js';
import { SUMMARY_2026 } from './summary-2026/summary-2026.rules.js';

/** A site or a patient names a protocol that this version does not have. */
export class UnknownProtocolError extends Error {
  readonly code = 'unknown-protocol';
  override readonly name = 'UnknownProtocolError';

  constructor(readonly protocolId: string) {
    super(`There is no protocol "${protocolId}". Known: ${PROTOCOLS.map(({ id }) => id).join(', ')}.`);
  }
}

/** Every protocol that a site can choose. */
export const PROTOCOLS: readonly Protocol[] = [SUMMARY_2026];

/**
 * A protocol by its id.
 *
 * @param id - as stored with the site
 * @returns the protocol
 * @throws UnknownProtocolError rather than falling back: a wrong schedule must not look like the right one
 * @example protocolById('summary-2026').title //=> 'Summary 2026'
 */
export function protocolById(id: string): Protocol {
  const protocol = PROTOCOLS.find((candidate) => candidate.id === id);
  if (!protocol) throw new UnknownProtocolError(id);
  return protocol;
}

/**
 * Everything but the record and the day that an answer depends on, as text to be hashed: when it changes, every
 * patient is owed a review.
 *
 * @returns JSON, the same on every machine for the same rules and engine
 * @example JSON.parse(ruleSetDocument()).engine //=> ENGINE_VERSION
 */
export function ruleSetDocument(): string {
  return JSON.stringify({
    engine: ENGINE_VERSION,
    clinicChoices: CLINIC_CHOICES,
    severity: SEVERITY,
    protocols: PROTOCOLS,
  });
}
