import type { Protocol } from './protocol.js';
import { ENGINE_VERSION } from './review.js';

export class UnknownProtocolError extends Error {
  readonly code = 'unknown-protocol';
  override readonly name = 'UnknownProtocolError';

  constructor(readonly protocolId: string) {
    super(`There is no protocol "${protocolId}".`);
  }
}

export const PROTOCOLS: readonly Protocol[] = [
  { id: 'summary-2026', title: 'Summary 2026', rules: [], criterionSets: [], alerts: [] },
];

export function protocolById(id: string): Protocol {
  const protocol = PROTOCOLS.find((candidate) => candidate.id === id);
  if (!protocol) throw new UnknownProtocolError(id);
  return protocol;
}

/** Everything but the record and the day that an answer depends on; the server hashes it to number rule sets. */
export function ruleSetDocument(): string {
  return JSON.stringify({ engine: ENGINE_VERSION, protocols: PROTOCOLS });
}
