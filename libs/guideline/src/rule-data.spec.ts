import type { Citation } from '@interstice/clinical';
import { CLINIC_CHOICES } from './clinic-choices.rules.js';
import { MONITORED_DRUGS, WATCHED_DRUGS } from './monitored-drugs.rules.js';
import {
  CONFLICT_WHEN_RAPID,
  DOCUMENTED_PROGRESSION,
  DRUG_WARNINGS,
  LONG_ON_PROGRESSION,
  NOT_CHECKED,
} from './drug-warnings/drug-warnings.rules.js';
import { ADVISORIES } from '@interstice/progression';
import {
  BLOOD_PROTOCOLS,
  DEFAULT_ALERT_SETS,
  findSurveillanceRule,
  protocolById,
  PROTOCOLS,
  UnknownAlertSetError,
  UnknownProtocolError,
} from './rule-set.js';
import { SCAN_LIMIT } from './scan-limit.rules.js';
import { SEVERITY } from './severity.rules.js';
import {
  PREDNISONE_EQUIVALENTS,
  RENAL_CRISIS_DOSE,
} from './steroid-exposure/prednisone-equivalents.rules.js';
import { SOURCES } from './sources.js';

const rules = [...new Set([...PROTOCOLS, ...BLOOD_PROTOCOLS].flatMap((protocol) => protocol.rules))];
const cites: Citation[] = [
  ...rules.flatMap(({ cite, windowCite, when }) => [
    cite,
    windowCite,
    ...(when.kind === 'treatment-started' ? [when.drugsCite] : []),
  ]),
  ...Object.values(WATCHED_DRUGS).flatMap((drug) => [
    drug.cite,
    ...[...drug.actionLimits, ...(drug.alertLimits ?? [])].map(({ cite }) => cite),
  ]),
  SCAN_LIMIT.cite,
  ...DRUG_WARNINGS.flatMap(({ cite, when, disputes, remarks }) => [
    cite,
    ...(when.kind === 'beside' ? [when.togetherCite] : []),
    ...[...disputes, ...remarks].map((remark) => remark.cite),
  ]),
  ...[CONFLICT_WHEN_RAPID, LONG_ON_PROGRESSION, DOCUMENTED_PROGRESSION, NOT_CHECKED].map(({ cite }) => cite),
  ...[...Object.values(PREDNISONE_EQUIVALENTS), RENAL_CRISIS_DOSE].map(({ cite }) => cite),
  ...PROTOCOLS.flatMap(({ alerts }) => alerts.map(({ cite }) => cite)),
  ...ADVISORIES.flatMap(({ consider, notCriterionCite }) => [
    notCriterionCite,
    ...consider.map(({ cite }) => cite),
  ]),
  ...Object.values(CLINIC_CHOICES).map(({ cite }) => cite),
  ...Object.values(SEVERITY).map(({ cite }) => cite),
];

describe('The data of the surveillance rules', () => {
  it('cites a known document, the place in it and what it answers to, for every part', () => {
    for (const cite of cites) {
      expect(Object.keys(SOURCES)).toContain(cite.doc);
      expect(cite.at).not.toBe('');
      expect(cite.ids?.length).toBeGreaterThan(0);
      expect(cite.ids).toEqual(expect.arrayContaining([expect.stringMatching(/^[A-Z]-\d{2}$/)]));
    }
  });

  it('names every rule and protocol once', () => {
    for (const named of [rules, PROTOCOLS, BLOOD_PROTOCOLS]) {
      const ids = named.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    for (const rule of rules) expect(findSurveillanceRule(rule.id)).toBe(rule);
  });

  it('survives JSON', () => {
    for (const data of [PROTOCOLS, BLOOD_PROTOCOLS, CLINIC_CHOICES, SEVERITY, MONITORED_DRUGS, SCAN_LIMIT]) {
      expect(JSON.parse(JSON.stringify(data))).toEqual(data);
    }
  });

  it('names what a blood test has to carry, and only of blood tests', () => {
    const asksFirst = ['drug-planned', 'drug-ran-before-registration'];
    for (const { test, panel, when } of rules)
      expect(panel !== undefined || asksFirst.includes(when.kind)).toBe(test === 'blood');
  });

  it('can alert by everything that a protocol judges, and by nothing else', () => {
    for (const { alerts, criterionSets, advisories } of PROTOCOLS)
      expect(alerts.map(({ set }) => set)).toEqual([...criterionSets, ...advisories].map(({ id }) => id));
  });

  it('alerts by INBUILD and a fall of DLCO until a site chooses otherwise', () => {
    expect(DEFAULT_ALERT_SETS).toEqual(['inbuild', 'dlco-decline']);
  });

  it('refuses to review by a name that it does not know, rather than by what it does', () => {
    expect(() => protocolById('summary-2025')).toThrow(UnknownProtocolError);
    expect(() => protocolById('summary-2026', 'bsr-2008')).toThrow(UnknownProtocolError);
    expect(() => protocolById('summary-2026', 'mmf-label', ['inbuild', 'trail1'])).toThrow(
      UnknownAlertSetError,
    );
  });

  it('uses every choice of the clinic', () => {
    const text = JSON.stringify([rules, DRUG_WARNINGS]);
    for (const name of Object.keys(CLINIC_CHOICES)) expect(text).toContain(`"${name}"`);
  });
});
