import {
  addDays,
  DRUG_CODES,
  type Ctd,
  type DrugCode,
  type PatientRecord,
  type PersonFact,
} from '@interstice/clinical';
import { MONITORED_DRUGS } from './monitored-drugs.rules.js';
import type { Protocol } from './protocol.js';
import {
  bloodCount,
  day,
  diagnosis,
  hrct,
  pft,
  PROTOCOL,
  recordOf,
  treatment,
  type Facts,
} from './record.spec-support.js';
import { review } from './review.js';
import { BLOOD_PROTOCOLS, PROTOCOLS, protocolById } from './rule-set.js';

const asOf = day('2026-03-01');
const CTDS: readonly (Ctd | undefined)[] = [
  'ssc',
  'ra',
  'iim',
  'mctd',
  'sjd',
  'sle',
  'undifferentiated',
  undefined,
];
const SEVERITIES: Readonly<Record<string, Facts>> = {
  'moderate-to-severe': { pfts: [pft('2026-01-15', { pct: 60, dlcoPct: 50 })] },
  progressive: {
    pfts: [pft('2025-01-15', { pct: 100, dlcoPct: 60 }), pft('2026-01-15', { pct: 88, dlcoPct: 60 })],
    hrcts: [hrct('2026-01-20', 5)],
  },
  mild: { pfts: [pft('2026-01-15', { pct: 90, dlcoPct: 60 })], hrcts: [hrct('2026-01-20', 5)] },
  'mild for ten years': {
    pfts: [pft('2016-01-15', { pct: 90, dlcoPct: 60 }), pft('2026-01-15', { pct: 90, dlcoPct: 60 })],
    hrcts: [hrct('2026-01-20', 5)],
  },
  unknown: { pfts: [pft('2026-01-15', { ml: 3000, dlcoPct: 60 })] },
  'without any test': {},
};
/** Days since the start, with the last count on the day before today. */
const PHASES = [1, 28, 42, 91, 133, 182, 365, 4000];
const DRUGS: readonly DrugCode[] = Object.values(MONITORED_DRUGS).flatMap(({ drugs }) => drugs);
const CHOICES = PROTOCOLS.flatMap(({ id }) => BLOOD_PROTOCOLS.map((blood) => protocolById(id, blood.id)));

const ofCtd = (primary: Ctd | undefined): readonly PersonFact[] =>
  primary === undefined
    ? []
    : [
        {
          kind: 'ctd',
          lineageId: 'ctd',
          id: 'ctd v1',
          on: day('2020-01-01'),
          value: { primary, secondary: [] },
        },
      ];
const wanted = (record: PatientRecord, protocol: Protocol) =>
  review(record, protocol, asOf).dueItems.flatMap(({ test, rules }) =>
    rules.map((rule) => ({ test, ...rule })),
  );
const tests = (record: PatientRecord, protocol: Protocol) =>
  new Set(wanted(record, protocol).map(({ test }) => test));

describe('Nothing runs out', () => {
  it.each(Object.entries(SEVERITIES))(
    'for a PFT and its DLCO: %s, whatever the CTD, the phase and the protocol (B-21, M-03)',
    (_, facts) => {
      for (const protocol of CHOICES.filter(({ blood }) => blood.id === 'mmf-label'))
        for (const ctd of CTDS)
          for (const diagnosedOn of ['2025-12-01', '2015-12-01'])
            for (const test of ['pft', 'dlco'] as const) {
              const person = [...ofCtd(ctd), diagnosis(diagnosedOn)];
              expect(tests(recordOf({ ...facts, person }), protocol)).toContain(test);
            }
    },
  );

  it.each(PHASES)('for the blood, %i days after the start of a drug that needs it (B-21, M-07)', (days) => {
    // Every drug in every phase by every protocol; disease, severity and the other protocol go round beside them.
    const others = CTDS.flatMap((ctd) => Object.values(SEVERITIES).map((facts) => ({ ctd, facts })));
    let turn = days;
    for (const protocol of CHOICES)
      for (const drug of DRUGS)
        for (const counted of [true, false]) {
          const { ctd, facts } = others[(turn += 5) % others.length] ?? {};
          const record = recordOf({
            ...facts,
            person: ofCtd(ctd),
            registeredOn: '2010-01-01',
            treatments: [treatment(addDays(asOf, -days), { drug })],
            bloodTests: counted ? [bloodCount(addDays(asOf, -1))] : [],
          });
          expect(tests(record, protocol)).toContain('blood');
        }
  });

  it('for the blood: drugs that no source asks a blood test of are known by name', () => {
    expect(DRUG_CODES.filter((code) => !DRUGS.includes(code))).toEqual([
      'obinutuzumab',
      'inebilizumab',
      'sarilumab',
      'voclosporin',
      'nerandomilast',
      'prednisone',
      'prednisolone',
      'methylprednisolone',
      'infliximab',
      'etanercept',
      'adalimumab',
      'golimumab',
      'certolizumab-pegol',
      'abatacept',
      'ivig',
      'stem-cell-transplant',
      'belimumab',
      'anifrolumab',
      'treprostinil',
    ]);
  });

  it('where a protocol has no rule: that of the summary stands in, and says so (B-21)', () => {
    const silent: Protocol = {
      ...PROTOCOL,
      id: 'silent',
      rules: PROTOCOL.rules.filter(({ test }) => test === 'hrct'),
      blood: { id: 'silent', title: 'Silent', summary: '', rules: [] },
    };
    const record = recordOf({ ...SEVERITIES['mild'], treatments: [treatment('2026-01-01')] });
    const standIns = wanted(record, silent).filter(({ test }) => test !== 'hrct');
    expect(standIns.map(({ ruleId }) => ruleId)).toEqual(['blood.m-07', 'dlco.m-02', 'pft.m-02']);
    for (const { notes } of standIns)
      expect(notes?.[0]).toEqual({ kind: 'fallback', protocolId: 'summary-2026' });
    // A protocol may want no scan as a matter of routine: none is put in.
    const noScans = { ...silent, rules: [] };
    expect(tests(record, noScans)).toEqual(new Set(['blood', 'dlco', 'pft']));
    expect(wanted(record, PROTOCOL).flatMap(({ notes = [] }) => notes)).toEqual([]);
  });
});
