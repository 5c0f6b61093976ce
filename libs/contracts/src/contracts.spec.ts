import { describe, expect, it } from '@jest/globals';
import { calendarDay } from './calendar-day.js';
import { totalOf } from './list.js';
import { patientChangeRequest, patientRequest } from './patient.js';
import { PERMISSIONS, roleHolds, sitesHolding, type Permission } from './permissions.js';
import { pftRequest } from './pft.js';
import { line } from './text.js';
import { treatmentRequest } from './treatment.js';
import { whyQuery } from './why.js';

const PATIENT = {
  mrn: '1',
  familyName: 'Testcase',
  givenName: 'Ada',
  birthDate: '1961-05-04',
  sex: 'female',
  ctd: 'ssc',
};

describe('the permission table', () => {
  it('gives clinical values to nurses and physicians only', () => {
    for (const permission of ['fact.read', 'fact.record', 'value.read', 'patient.change'] as const) {
      expect([...PERMISSIONS[permission]].sort()).toEqual(['nurse', 'physician']);
    }
  });

  it('gives an admin the site and nothing about patients', () => {
    const all = Object.keys(PERMISSIONS) as Permission[];
    expect(all.filter((permission) => roleHolds('admin', permission))).toEqual([
      'account.read',
      'site.manage',
      'member.read',
      'settings.read',
    ]);
  });

  it('holds site by site', () => {
    const memberships = [
      { siteId: 'a', role: 'nurse' },
      { siteId: 'a', role: 'physician' },
      { siteId: 'b', role: 'coordinator' },
    ] as const;
    expect(sitesHolding(memberships, 'fact.read')).toEqual(['a']);
    expect(sitesHolding(memberships, 'alert.read')).toEqual(['a', 'b']);
    expect(sitesHolding([], 'account.read')).toEqual([]);
  });
});

describe('a calendar day', () => {
  it.each(['2024-02-29', '1900-01-01', '2199-12-31'])('may be %s', (day) => {
    expect(calendarDay.safeParse(day).success).toBe(true);
  });
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-1-1',
    '01.02.2026',
    '2026-01-01T00:00:00Z',
    '1899-12-31',
    '',
    20260101,
  ])('may not be %s', (day) => {
    expect(calendarDay.safeParse(day).error?.issues).toHaveLength(1);
  });
});

describe('a line of text', () => {
  it('is trimmed and kept in one Unicode form, so that one name is one name', () => {
    expect(line(10).parse('  A\u030angstro\u0308m ')).toBe('\u00c5ngstr\u00f6m');
  });
  it.each(['', '   ', 'a\u0000b', 'a\nb', '\ud800', 'elevenchars'])('is not %j', (text) => {
    expect(line(10).safeParse(text).success).toBe(false);
  });
});

describe('a patient', () => {
  it('needs only what tells patients apart, the sex and the disease', () => {
    expect(patientRequest.parse(PATIENT)).toEqual(PATIENT);
  });
  it('has no field that is null, and no field that nobody knows', () => {
    expect(patientRequest.safeParse({ ...PATIENT, heightCm: null }).success).toBe(false);
    expect(patientRequest.safeParse({ ...PATIENT, weightKg: 70 }).success).toBe(false);
  });
  it('is changed field by field: null clears only what may be unknown', () => {
    expect(patientChangeRequest.parse({ heightCm: null })).toEqual({ heightCm: null });
    expect(patientChangeRequest.safeParse({ birthDate: null }).success).toBe(false);
    expect(patientChangeRequest.safeParse({ on: '2026-01-01' }).success).toBe(false);
  });
});

describe('a PFT', () => {
  it('states whether it was before or after a bronchodilator, if only as unknown (B-29)', () => {
    expect(pftRequest.parse({ testedOn: '2026-01-01', fvcMl: 3000 })).toEqual({
      testedOn: '2026-01-01',
      fvcMl: 3000,
      bronchodilator: 'unknown',
    });
  });
});

describe('the DLCO of a PFT', () => {
  it('comes with its unit (B-17)', () => {
    const unitless = { testedOn: '2026-01-01', fvcMl: 3000, dlco: 5.1 };
    expect(pftRequest.safeParse(unitless).error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'dlcoUnit',
    ]);
    expect(pftRequest.safeParse({ ...unitless, dlcoUnit: 'mmol/min/kPa' }).success).toBe(true);
  });
});

describe('a course of treatment', () => {
  it.each(['intolerance', 'adverse-event', 'no-effect', 'plan-completed', 'patients-wish'])(
    'says why it was stopped, here %s, with the day of the stop and not without (D-07)',
    (stopReason) => {
      const course = { drug: 'mycophenolate-mofetil', startedOn: '2026-01-01', stopReason };
      expect(treatmentRequest.parse({ ...course, stoppedOn: '2026-02-01' })).toMatchObject({ stopReason });
      expect(treatmentRequest.safeParse(course).success).toBe(false);
    },
  );

  it('is stopped for no reason that nobody knows (D-07)', () => {
    const stopped = { drug: 'mycophenolate-mofetil', startedOn: '2026-01-01', stoppedOn: '2026-02-01' };
    expect(treatmentRequest.safeParse({ ...stopped, stopReason: 'moon' }).success).toBe(false);
    expect(treatmentRequest.safeParse(stopped).success).toBe(true);
  });
});

describe('a question why', () => {
  it('is about one test or one criterion', () => {
    expect(whyQuery.safeParse({ test: 'pft' }).success).toBe(true);
    expect(whyQuery.safeParse({ criterion: 'inbuild.a', asOf: '2026-01-01' }).success).toBe(true);
    expect(whyQuery.safeParse({ test: 'pft', criterion: 'inbuild.a' }).success).toBe(false);
    expect(whyQuery.safeParse({ criterion: 'A; DROP TABLE' }).success).toBe(false);
  });
});

describe('the total of a list', () => {
  it('is exact to 1000, then a lower bound', () => {
    expect(totalOf(1000)).toBe(1000);
    expect(totalOf(1001)).toEqual({ atLeast: 1000 });
  });
});
