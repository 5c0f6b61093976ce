import type { Citation } from '@interstice/clinical';
import { CLINIC_CHOICES } from './clinic-choices.rules.js';
import { MONITORED_DRUGS } from './monitored-drugs.rules.js';
import { BLOOD_PROTOCOLS, findSurveillanceRule, PROTOCOLS } from './rule-set.js';
import { SCAN_LIMIT } from './scan-limit.rules.js';
import { SEVERITY } from './severity.rules.js';
import { SOURCES } from './sources.js';

const rules = [...new Set([...PROTOCOLS, ...BLOOD_PROTOCOLS].flatMap((protocol) => protocol.rules))];
const cites: Citation[] = [
  ...rules.flatMap(({ cite, windowCite, when }) => [
    cite,
    windowCite,
    ...(when.kind === 'treatment-started' ? [when.drugsCite] : []),
  ]),
  ...Object.values(MONITORED_DRUGS).flatMap((drug) => [
    drug.cite,
    ...drug.actionLimits.map(({ cite }) => cite),
  ]),
  SCAN_LIMIT.cite,
  ...PROTOCOLS.flatMap(({ alerts }) => alerts.map(({ cite }) => cite)),
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

  it('alerts only about criterion sets of its protocol', () => {
    for (const { alerts, criterionSets } of PROTOCOLS) {
      for (const { set } of alerts) expect(criterionSets.map(({ id }) => id)).toContain(set);
    }
  });

  it('uses every choice of the clinic', () => {
    const text = JSON.stringify(rules);
    for (const name of Object.keys(CLINIC_CHOICES)) expect(text).toContain(`"${name}"`);
  });
});
