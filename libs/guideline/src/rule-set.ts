import { ACR_CHEST_2023 } from './acr-chest-2023/acr-chest-2023.rules.js';
import { BSR_2017 } from './bsr-2017/bsr-2017.rules.js';
import { CTCAE } from './blood-safety/ctcae.rules.js';
import { BSR_2017_FURTHER_LIMITS, BSR_2017_LIMITS } from './bsr-2017/bsr-2017-limits.rules.js';
import { BLOOD_CHOICES, CLINIC_CHOICES } from './clinic-choices.rules.js';
import { DOCUMENTED_PROGRESSION, DRUG_WARNINGS } from './drug-warnings/drug-warnings.rules.js';
import { MMF_LABEL } from './mmf-label/mmf-label.rules.js';
import { MONITORED_DRUGS } from './monitored-drugs.rules.js';
import { PROGRESSION_ALERTS } from './progression-alerts.rules.js';
import type {
  BloodProtocol,
  ProgressionAlertRule,
  Protocol,
  SurveillanceProtocol,
  SurveillanceRule,
} from './protocol.js';
import { CHANGE_SCALES } from '@interstice/progression';
import { ENGINE_VERSION } from './review.js';
import {
  PREDNISONE_EQUIVALENTS,
  RENAL_CRISIS_DOSE,
} from './steroid-exposure/prednisone-equivalents.rules.js';
import { SCAN_LIMIT } from './scan-limit.rules.js';
import { SEVERITY } from './severity.rules.js';
import { SUMMARY_2026_BLOOD } from './summary-2026/blood.rules.js';
import { SUMMARY_2026 } from './summary-2026/summary-2026.rules.js';

/** A site or a patient names a protocol that this version does not have. */
export class UnknownProtocolError extends Error {
  readonly code = 'unknown-protocol';
  override readonly name = 'UnknownProtocolError';

  constructor(
    readonly protocolId: string,
    known: readonly { readonly id: string }[],
  ) {
    super(`There is no protocol "${protocolId}". Known: ${known.map(({ id }) => id).join(', ')}.`);
  }
}

/** Every protocol that a site can choose for surveillance. */
export const PROTOCOLS: readonly SurveillanceProtocol[] = [SUMMARY_2026, ACR_CHEST_2023];

/** Every protocol that a site can choose for blood tests. */
export const BLOOD_PROTOCOLS: readonly BloodProtocol[] = [MMF_LABEL, SUMMARY_2026_BLOOD, BSR_2017];

/** The blood protocol of a site that has chosen none (B-20). */
export const DEFAULT_BLOOD_PROTOCOL = 'mmf-label';

/** A site names something to alert by that this version does not judge. */
export class UnknownAlertSetError extends Error {
  readonly code = 'unknown-alert-set';
  override readonly name = 'UnknownAlertSetError';

  constructor(
    readonly setId: string,
    known: readonly ProgressionAlertRule[],
  ) {
    super(`Nothing alerts by "${setId}". Known: ${known.map(({ set }) => set).join(', ')}.`);
  }
}

/** What a site that has chosen nothing alerts by. */
export const DEFAULT_ALERT_SETS: readonly string[] = PROGRESSION_ALERTS.filter(
  ({ byDefault }) => byDefault,
).map(({ set }) => set);

const chosen = new Map<string, Protocol>();

/**
 * What a site has chosen, by the ids of its protocols.
 *
 * @param id - for surveillance, as stored with the site
 * @param bloodId - for blood tests, as stored with the site
 * @param alertSets - which criterion sets and advisories raise alerts, as stored with the site
 * @returns all of it as one
 * @throws UnknownProtocolError rather than falling back: a wrong schedule must not look like the right one
 * @throws UnknownAlertSetError likewise: silence must not look like stability
 * @example protocolById('summary-2026').blood.id //=> 'mmf-label'
 */
export function protocolById(
  id: string,
  bloodId: string = DEFAULT_BLOOD_PROTOCOL,
  alertSets: readonly string[] = DEFAULT_ALERT_SETS,
): Protocol {
  const key = JSON.stringify([id, bloodId, alertSets]);
  const known = chosen.get(key);
  if (known) return known;
  const surveillance = PROTOCOLS.find((protocol) => protocol.id === id);
  if (!surveillance) throw new UnknownProtocolError(id, PROTOCOLS);
  const blood = BLOOD_PROTOCOLS.find((protocol) => protocol.id === bloodId);
  if (!blood) throw new UnknownProtocolError(bloodId, BLOOD_PROTOCOLS);
  const unknown = alertSets.find((asked) => !surveillance.alerts.some(({ set }) => set === asked));
  if (unknown !== undefined) throw new UnknownAlertSetError(unknown, surveillance.alerts);
  const protocol = { ...surveillance, blood, alertSets };
  chosen.set(key, protocol);
  return protocol;
}

const RULES: ReadonlyMap<string, SurveillanceRule> = new Map(
  [...PROTOCOLS, ...BLOOD_PROTOCOLS].flatMap(({ rules }) => rules.map((rule) => [rule.id, rule])),
);

/**
 * A surveillance or blood rule by its id, in any protocol.
 *
 * @param id - for example `pft.m-01`
 * @returns the rule, or undefined when this version no longer has it
 * @example findSurveillanceRule('pft.m-01')?.test //=> 'pft'
 */
export function findSurveillanceRule(id: string): SurveillanceRule | undefined {
  return RULES.get(id);
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
    bloodChoices: BLOOD_CHOICES,
    ctcae: CTCAE,
    bsr2017Limits: [BSR_2017_LIMITS, BSR_2017_FURTHER_LIMITS],
    severity: SEVERITY,
    scanLimit: SCAN_LIMIT,
    monitoredDrugs: MONITORED_DRUGS,
    drugWarnings: DRUG_WARNINGS,
    documentedProgression: DOCUMENTED_PROGRESSION,
    glucocorticoids: [PREDNISONE_EQUIVALENTS, RENAL_CRISIS_DOSE],
    changeScales: CHANGE_SCALES,
    protocols: PROTOCOLS,
    bloodProtocols: BLOOD_PROTOCOLS,
  });
}
