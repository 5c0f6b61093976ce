import { Inject, Injectable } from '@nestjs/common';
import { parseIsoDate, type IsoDate } from '@interstice/clinical';
import type { WhyQuery, WhyResponse } from '@interstice/contracts';
import {
  analytesOf,
  bloodSeries,
  dueStatus,
  explainAbsence,
  explainAlert,
  explainAlerts,
  explainCriterion,
  explainDueItem,
  hangsOnSeverity,
  review,
  SAFETY_RULE_IDS,
  safetyKindOf,
  severityLines,
  type AnalyteSeries,
  type DueTest,
  type ReviewResult,
  type StopWritten,
} from '@interstice/guideline';
import {
  Clock,
  Database,
  endOfDay,
  loadRecord,
  NotFoundError,
  protocolOf,
  ValidationFailedError,
} from '@interstice/server';
import { everyJudged } from '@interstice/progression';
import type { Access } from '../access/access.js';
import { openPatient } from '../patient/find-patient.js';
import { explained, type Explained } from '../review/explained.js';

interface Asked {
  readonly result: ReviewResult;
  readonly asOf: IsoDate;
  readonly values: boolean;
  /** Keys of the alerts that are there: one that could not open any more may be there all the same (B-03). */
  readonly standing: ReadonlySet<string>;
  /** What the rule asks about over time, which no review stores. */
  readonly blood: (ruleId: string) => readonly AnalyteSeries[];
  readonly stops: readonly StopWritten[];
}

type Answer = Explained & Pick<WhyResponse, 'subject'>;

/** Explains why something is on a list, or is not, from the record as it is now or was known. Computes and stores nothing. */
@Injectable()
export class WhyService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async explain(access: Access, patientId: string, asked: WhyQuery): Promise<WhyResponse> {
    const { loaded, place, standing, stops } = await this.database.asUserSnapshot(
      access.context,
      async (query) => {
        const place = await openPatient(query, access, patientId, { what: 'why', clock: this.clock });
        const knownAt = asked.asKnownOn === undefined ? undefined : endOfDay(asked.asKnownOn, place.timeZone);
        return {
          place,
          loaded: await loadRecord(query, patientId, knownAt === undefined ? {} : { knownAt }),
          standing: await query<{ key: string }>(
            `SELECT key FROM alert
            WHERE patient_id = $1 AND site_id = ANY ($2) AND (status <> 'withdrawn' OR closed_at > $3)
              AND ($3::timestamptz IS NULL OR opened_at <= $3)`,
            [patientId, access.siteIds, knownAt ?? null],
          ),
          stops: await query<StopWritten & Record<string, unknown>>(
            `SELECT stopped.id AS "overrideId", display_name AS by, reason
             FROM interval_override AS stopped LEFT JOIN "user" ON "user".id = set_by
            WHERE patient_id = $1 AND site_id = ANY ($2) AND test = $3 AND stop IS NOT NULL`,
            [patientId, access.siteIds, asked.test ?? null],
          ),
        };
      },
    );
    if (loaded === undefined) throw notKnownYet(asked.asKnownOn);
    const asOf = parseIsoDate(asked.asOf ?? asked.asKnownOn ?? this.clock.today(place.timeZone));
    const protocol = protocolOf(loaded);
    const result = review(loaded.record, protocol, asOf);
    const blood = (ruleId: string): readonly AnalyteSeries[] =>
      bloodSeries(loaded.record, protocol, asOf, analytesOf(ruleId)).analytes;
    const values = access.holdsAt(place.siteId, 'value.read');
    return {
      patientId,
      asOf,
      ...(asked.asKnownOn === undefined ? {} : { asKnownOn: asked.asKnownOn }),
      rules: 'today',
      recordRevision: loaded.recordRevision,
      ...answerOf(asked, {
        result,
        asOf,
        values,
        blood,
        standing: new Set(standing.map(({ key }) => key)),
        stops,
      }),
    };
  }
}

/** The patient is there, but was not entered yet at the end of that day. */
function notKnownYet(asKnownOn: string | undefined): NotFoundError | ValidationFailedError {
  if (asKnownOn === undefined) return new NotFoundError('patient');
  return new ValidationFailedError([
    { pointer: '/asKnownOn', detail: 'expected a day on which the patient had been entered here' },
  ]);
}

function answerOf(query: WhyQuery, asked: Asked): Answer {
  if (query.test !== undefined) return explainTest(query.test, asked);
  const id = query.criterion ?? '';
  return safetyKindOf(id) === undefined ? explainProgression(id, asked) : explainSafety(id, asked);
}

function explainTest(test: DueTest, { result, asOf, values, stops }: Asked): Answer {
  const item = result.dueItems.find((candidate) => candidate.test === test);
  if (item === undefined) {
    return {
      subject: { test, wanted: false, status: null },
      ...explained(explainAbsence({ test }, result, asOf, { values, stops })),
    };
  }
  const cites = item.rules.flatMap((rule) => rule.cites);
  const explanation = explainDueItem(item, asOf, { values });
  const severity = hangsOnSeverity(item) ? severityLines(result.severity, { values }) : [];
  return {
    subject: { test, wanted: true, status: dueStatus(item, asOf) },
    ...explained({ ...explanation, lines: [...explanation.lines, ...severity] }, cites),
  };
}

/** Why there are alerts about a drug or its blood, each of them told, or why there is none. */
function explainSafety(ruleId: string, { result, asOf, values, standing, blood }: Asked): Answer {
  const findings = result.alerts.filter((finding) => finding.ruleId === ruleId);
  const there = findings.filter(({ key, mayOpen }) => mayOpen || standing.has(key));
  const failed = result.cannotJudge.some((rule) => rule.ruleId === ruleId);
  const stands = there.length > 0 || (failed && [...standing].some((key) => key.startsWith(`${ruleId}:`)));
  const verdict = findings.length > 0 ? 'met' : failed ? 'unknown' : 'not-met';
  return {
    subject: { criterion: ruleId, verdict, alert: stands ? 'present' : 'absent' },
    ...(there.length > 0
      ? explained(
          explainAlerts(there, { values }),
          there.flatMap(({ cites }) => cites),
        )
      : // What could not be judged has no series either.
        explained(
          explainAbsence({ alert: ruleId }, result, asOf, { values, blood: failed ? [] : blood(ruleId) }),
        )),
  };
}

/** A criterion by itself, or a whole set: then also why there is an alert, or why there is none. */
function explainProgression(id: string, { result, asOf, values, standing }: Asked): Answer {
  const sets = everyJudged(result.progression);
  const set = sets.find(
    ({ setId, criteria }) => setId === id || criteria.some((it) => it.criterionId === id),
  );
  if (set === undefined) {
    const known = [
      ...sets.flatMap(({ setId, criteria }) => [setId, ...criteria.map((it) => it.criterionId)]),
      ...Object.values(SAFETY_RULE_IDS).flat(),
    ];
    throw new ValidationFailedError([
      { pointer: '/criterion', detail: `expected one of ${known.join(', ')}` },
    ]);
  }
  const finding = result.alerts.find(({ ruleId }) => ruleId === set.setId);
  const alert = finding !== undefined && (finding.mayOpen || standing.has(finding.key)) ? finding : undefined;
  const criterion = set.criteria.find(({ criterionId }) => criterionId === id);
  const subject = {
    criterion: id,
    verdict: (criterion ?? set).verdict,
    alert: alert === undefined ? ('absent' as const) : ('present' as const),
  };
  const judged = explained(explainCriterion(result.progression, id, { values, asOf }));
  if (criterion !== undefined) return { subject, ...judged };
  const why =
    alert === undefined
      ? explained(explainAbsence({ alert: set.setId }, result, asOf, { values }))
      : explained(
          explainAlert(alert, { values, cumulative: result.progression.cumulative, present: set }),
          alert.cites,
        );
  return { subject, ...why, missing: why.missing.length > 0 ? why.missing : judged.missing };
}
