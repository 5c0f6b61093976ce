import { Inject, Injectable } from '@nestjs/common';
import {
  fromScaledInteger,
  type BeforeTreatmentResponse,
  type ComparedPair,
  type JudgedSet,
  type PlaceOnScale,
  type ProgressionResponse,
} from '@interstice/contracts';
import {
  beforeTreatmentLine,
  circumstanceLine,
  explainCriterion,
  explainRapidProgression,
  explainScale,
  type ExplainOptions,
  type RapidProgression,
} from '@interstice/guideline';
import type {
  BeforeTreatment,
  PairAssessment,
  ProgressionAssessment,
  ScaleAssessment,
  SetAssessment,
  TestValues,
} from '@interstice/progression';
import { Clock, Database, unpackOutput } from '@interstice/server';
import type { Access } from '../access/access.js';
import { openPatient } from '../patient/find-patient.js';
import { citationOf, explained } from '../review/explained.js';
import { lastReviewOf } from '../review/last-review.js';
import { OwnRuleSet } from '../review/own-rule-set.js';
import { findReviewStanding } from '../review/review-standing.js';
import { FALLS_ASKED_FOR } from './falls-asked-for.js';
import { findGraft } from './find-graft.js';
import { findSymptomScores } from './symptom-scores.js';
import { likelihoodAnswer, slopeAnswer } from './trend-answer.js';

/**
 * Somebody who blows every day has hundreds of pairs: so many are told one by one beside a verdict. Asking
 * why about one criterion tells all.
 */
const MOST_TOLD = 10;

@Injectable()
export class ProgressionReadModel {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(OwnRuleSet) private readonly rules: OwnRuleSet,
  ) {}

  /** The judgements of the last review, which are not computed here, and the scores on record. Before the first review there are no judgements. */
  async ofPatient(access: Access, patientId: string): Promise<ProgressionResponse> {
    const ruleSetSeq = await this.rules.seq();
    return this.database.asUserSnapshot(access.context, async (query) => {
      const { siteId, timeZone } = await openPatient(query, access, patientId, {
        what: 'progression',
        clock: this.clock,
      });
      const [last] = await query<{ output: Buffer }>(lastReviewOf('$1', '$2'), [patientId, access.siteIds]);
      const asOf = this.clock.today(timeZone);
      const review = await findReviewStanding(query, patientId, { today: asOf, ruleSetSeq });
      const reader = { values: access.holdsAt(siteId, 'value.read'), asOf, atMost: MOST_TOLD };
      const graftSince = await findGraft(query, access, patientId);
      const output = last && unpackOutput(last.output);
      const progression = output?.progression;
      return {
        patientId,
        ...(progression === undefined
          ? {
              baselineOn: null,
              baseline: null,
              sets: [],
              cumulative: null,
              beforeTreatment: null,
              scales: [],
              slope: null,
              dataNotes: [],
              notUsed: [],
            }
          : answerOf(progression, reader)),
        graftSince,
        symptomScores: await findSymptomScores(query, access, patientId, { ...reader, graftSince }),
        rapidProgression: access.holdsAt(siteId, 'alert.decide')
          ? rapidAnswer(output?.rapidProgression, reader)
          : null,
        fallsAskedFor: FALLS_ASKED_FOR,
        review,
      };
    });
  }
}

type Answer = Omit<
  ProgressionResponse,
  'patientId' | 'graftSince' | 'symptomScores' | 'rapidProgression' | 'fallsAskedFor' | 'review'
>;

/** What the reader may see, and the day on which it is read: a verdict of the past is told as such. */
type Reader = Required<ExplainOptions>;

function answerOf(progression: ProgressionAssessment, reader: Reader): Answer {
  const { values } = reader;
  const { baselineOn, sets, cumulative, notUsed, beforeTreatment } = progression;
  // Reviews from before it was kept have none.
  const { baseline = null, scales = [], circumstances = [] } = progression;
  return {
    baselineOn,
    baseline,
    sets: sets.map((set) => judgedSetOf(progression, set, reader)),
    cumulative:
      cumulative === null
        ? null
        : { fromFirst: pairOf(cumulative.fromFirst, values), fromBest: pairOf(cumulative.fromBest, values) },
    beforeTreatment: beforeTreatment ? beforeTreatmentOf(beforeTreatment, values) : null,
    scales: scales.flatMap((scale) => placeOf(scale, values)),
    slope: slopeAnswer(progression.slope, values),
    dataNotes: circumstances.map((changed) => {
      const { what, lineageId, on, previousOn } = changed;
      const { text, cites } = circumstanceLine(changed, { values });
      return { what, lineageId, on, previousOn, text, cites: cites.map(citationOf) };
    }),
    notUsed: notUsed.map(({ lineageId, on, reason, note }) => ({
      lineageId,
      on,
      reason,
      ...(values && note !== undefined ? { note } : {}),
    })),
  };
}

function beforeTreatmentOf(before: BeforeTreatment, values: boolean): BeforeTreatmentResponse {
  const { course, test, pair, why } = before;
  const { text, cites } = beforeTreatmentLine(before, { values });
  return {
    course: course && {
      lineageId: course.lineageId,
      startedOn: course.startedOn,
      ...(values ? { drug: course.drug } : {}),
    },
    testOn: test?.on ?? null,
    pair: pair && pairOf(pair, values),
    why,
    text,
    cites: cites.map(citationOf),
  };
}

/** What may be told is told to physicians alone; where there is nothing to say they can set the flag all the same. */
function rapidAnswer(
  found: RapidProgression | undefined,
  reader: Reader,
): NonNullable<ProgressionResponse['rapidProgression']> {
  const told = found && explainRapidProgression(found, reader);
  if (!told) return { headline: null, because: [], cites: [] };
  const { headline, because, cites } = explained(told);
  return { headline, because, cites };
}

function judgedSetOf(progression: ProgressionAssessment, set: SetAssessment, reader: Reader): JudgedSet {
  const explanation = explainCriterion(progression, set.setId, reader);
  return {
    setId: set.setId,
    verdict: set.verdict,
    ...explained(explanation),
    leftOut: explanation.lines.reduce((sum, { leavesOut = 0 }) => sum + leavesOut, 0),
    supportsAlert: set.story.supported,
    firstMetOn: set.story.firstMetOn,
    certainty: set.story.certainty,
    likelihood: likelihoodAnswer(set, reader.values),
    criteria: set.criteria.map(({ criterionId, verdict, pair }) => ({
      criterionId,
      verdict,
      ...explained(explainCriterion(progression, criterionId, reader)),
      pair: pair === null ? null : pairOf(pair, reader.values),
    })),
  };
}

function placeOf(assessed: ScaleAssessment, values: boolean): PlaceOnScale[] {
  const explanation = explainScale(assessed, { values });
  if (!explanation) return [];
  const { headline, because, cites } = explained(explanation);
  return [
    {
      scaleId: assessed.scaleId,
      headline,
      because,
      cites,
      pair: assessed.pair && pairOf(assessed.pair, values),
    },
  ];
}

/** Days and which measure decides are for everybody; figures of the patient only for who reads values (B-34). */
export function pairOf(pair: PairAssessment, values: boolean): ComparedPair {
  const { measure, basis, assumed, declineTenths, pointsTenths, hbCorrected, standsIn } = pair;
  return {
    earlier: testOf(pair.earlier, values),
    later: testOf(pair.later, values),
    measure,
    basis,
    assumed,
    ...(hbCorrected === undefined ? {} : { hbCorrected }),
    ...(standsIn === undefined ? {} : { standsIn }),
    ...(values ? { declinePct: fromScaledInteger(declineTenths, 1) } : {}),
    ...(values && pointsTenths !== undefined ? { declinePoints: fromScaledInteger(pointsTenths, 1) } : {}),
  };
}

function testOf(test: TestValues, values: boolean): ComparedPair['earlier'] {
  const { lineageId, on, fvcMl, pctTenths, recomputedMillionths, dlcoPctTenths } = test;
  if (!values) return { lineageId, on };
  return {
    lineageId,
    on,
    ...(fvcMl === undefined ? {} : { fvcMl }),
    ...(pctTenths === undefined ? {} : { fvcPctPred: fromScaledInteger(pctTenths, 1) }),
    ...(recomputedMillionths === undefined
      ? {}
      : { fvcPctRecomputed: fromScaledInteger(Math.round(recomputedMillionths / 10_000), 2) }),
    ...(dlcoPctTenths === undefined ? {} : { dlcoPctPred: fromScaledInteger(dlcoPctTenths, 1) }),
  };
}
