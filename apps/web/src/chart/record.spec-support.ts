import type { PftResponse } from '@interstice/contracts';
import type { ItemOfKind } from '../api/patients';
import type { TrajectoryRecord } from './trajectory-layout';

type Pft = ItemOfKind<'pft'>;

let count = 0;

/** A test of a laboratory as a timeline holds it. */
export function pftItem(
  on: string,
  values: Partial<PftResponse>,
  more: Partial<Pick<Pft, 'withdrawn' | 'versions'>> = {},
): Pft {
  count += 1;
  const lineageId = `test-${count}`;
  return {
    kind: 'pft',
    lineageId,
    on,
    versions: [
      {
        versionId: lineageId,
        recordedAt: `${on}T10:00:00Z`,
        recordedBy: 'Nina Nurse',
        source: 'app',
        changed: [],
      },
    ],
    fact: {
      lineageId,
      versionId: lineageId,
      recordedAt: `${on}T10:00:00Z`,
      source: 'app',
      testedOn: on,
      bronchodilator: 'pre',
      setting: 'lab',
      ...values,
    },
    ...more,
  };
}

/** A record with nothing but what is given. */
export function recordWith(parts: Partial<TrajectoryRecord>): TrajectoryRecord {
  return {
    tests: [],
    hrcts: [],
    symptoms: [],
    treatments: [],
    decisions: [],
    alerts: [],
    baseline: null,
    falls: [],
    notes: [],
    recomputed: null,
    graftOn: null,
    ...parts,
  };
}
