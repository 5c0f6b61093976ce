import {
  listOf,
  personFactCorrection,
  personFactRequest,
  personFactResponse,
  type PersonFactResponse,
  type StatusRequest,
} from '@interstice/contracts';
import { factRoutes, type RecordedKind } from '../fact/fact-kind.js';
import { impossiblePersonDays, keepBannerTrue, refuseLastOne } from './person-fact-checks.js';
import { personFactInput } from './person-fact-input.js';
import { PERSON_FACT_READING, type PersonFactRow } from './person-fact-reading.js';

export const PERSON_FACT_ROUTES = factRoutes({
  name: 'PersonFact',
  path: 'person-facts',
  one: 'a dated fact about the person',
  many: 'dated facts about the person',
  request: personFactRequest,
  correction: personFactCorrection,
  answer: personFactResponse,
  page: listOf(personFactResponse).meta({ id: 'PersonFactList' }),
  permissionToRecord: 'patient.change',
  // Which days may be meant depends on the kind; see the check.
  days: [],
  daysOfMove: [{ field: 'on' }],
  reading: PERSON_FACT_READING,
  inputOf: (values) => ({ kind: 'person-fact', values: personFactInput(values) }),
  reasonOf: ({ reason }) => reason,
  correctedInputOf: (corrected) => ({ kind: 'person-fact', values: personFactInput(corrected) }),
  check: impossiblePersonDays,
  settle: keepBannerTrue,
  refuseWithdrawal: refuseLastOne,
});

/** A change of status is a fact about the person like the others, with a reason that is part of it (B-27). */
export const STATUS_KIND: RecordedKind<StatusRequest, PersonFactRow, PersonFactResponse> = {
  days: [{ field: 'on' }],
  reading: PERSON_FACT_READING,
  settle: keepBannerTrue,
  inputOf: ({ on, status, reason, receiver }) => ({
    kind: 'person-fact',
    values: {
      kind: 'status',
      on,
      value: { status, reason, ...(receiver === undefined ? {} : { receiver }) },
    },
  }),
};
