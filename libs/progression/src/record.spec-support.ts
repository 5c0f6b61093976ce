import {
  emptyRecord,
  millilitres,
  parseIsoDate,
  pctPred,
  type Episode,
  type Hrct,
  type PatientRecord,
  type PersonFact,
  type Pft,
  type SymptomChange,
  type SymptomReport,
} from '@interstice/clinical';
import type { CriterionAssessment, SetAssessment } from './assessment.js';
import { assessProgression } from './assess-progression.js';
import { CRITERION_SETS } from './criterion-sets.rules.js';

type PftOptions = Partial<Omit<Pft, 'testedOn' | 'fvc' | 'fvcPctPred'>> & {
  readonly ml?: number;
  readonly pct?: number;
};

/** A test with FVC in millilitres, in percent of predicted, or both. */
export function pft(on: string, { ml, pct, ...rest }: PftOptions): Pft {
  const lineageId = rest.lineageId ?? `pft ${on}`;
  return {
    bronchodilator: 'unknown',
    ...rest,
    lineageId,
    id: rest.id ?? `${lineageId} v1`,
    testedOn: parseIsoDate(on),
    ...(ml === undefined ? {} : { fvc: millilitres(ml) }),
    ...(pct === undefined ? {} : { fvcPctPred: pctPred(pct) }),
  };
}

export function symptoms(
  on: string,
  change: SymptomChange,
  lineageId = `symptoms ${on} ${change}`,
): SymptomReport {
  return { lineageId, id: `${lineageId} v1`, reportedOn: parseIsoDate(on), change };
}

export function episode(startedOn: string, baselineLineageId: string): Episode {
  return {
    id: `episode ${startedOn}`,
    startedOn: parseIsoDate(startedOn),
    baselineLineageId,
    code: 'escalated',
  };
}

interface Facts {
  readonly pfts?: readonly Pft[];
  readonly symptoms?: readonly SymptomReport[];
  readonly episodes?: readonly Episode[];
  readonly hrcts?: readonly Hrct[];
  readonly person?: readonly PersonFact[];
}

export function recordOf(facts: Facts): PatientRecord {
  return {
    ...emptyRecord('patient', parseIsoDate('2020-01-01')),
    person: facts.person ?? [],
    pfts: facts.pfts ?? [],
    hrcts: facts.hrcts ?? [],
    symptomReports: facts.symptoms ?? [],
    episodes: facts.episodes ?? [],
  };
}

export function assessedSet(record: PatientRecord, setId = 'inbuild'): SetAssessment {
  const set = assessProgression(record, CRITERION_SETS).sets.find((assessed) => assessed.setId === setId);
  if (!set) throw new Error(`no set ${setId}`);
  return set;
}

export function assessedCriterion(record: PatientRecord, criterionId: string): CriterionAssessment {
  const set = assessedSet(record, criterionId.split('.')[0]);
  const criterion = set.criteria.find((assessed) => assessed.criterionId === criterionId);
  if (!criterion) throw new Error(`no criterion ${criterionId}`);
  return criterion;
}
