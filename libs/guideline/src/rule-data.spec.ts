import type { Citation } from '@interstice/clinical';
import { CLINIC_CHOICES } from './clinic-choices.rules.js';
import { PROTOCOLS } from './rule-set.js';
import { SEVERITY } from './severity.rules.js';
import { SOURCES } from './sources.js';

const rules = PROTOCOLS.flatMap((protocol) => protocol.rules);
const cites: Citation[] = [
  ...rules.flatMap(({ cite, windowCite }) => [cite, windowCite]),
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
    for (const ids of [rules.map(({ id }) => id), PROTOCOLS.map(({ id }) => id)]) {
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('survives JSON', () => {
    for (const data of [PROTOCOLS, CLINIC_CHOICES, SEVERITY]) {
      expect(JSON.parse(JSON.stringify(data))).toEqual(data);
    }
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
