import { parseIsoDate, recordAsOf, startDay } from '@interstice/clinical';
import type { ListedOptions, ReasonResponse, TreatmentOption } from '@interstice/contracts';
import {
  describeBackground,
  describeOptions,
  review,
  treatmentOptions,
  type DescribedOption,
  type ExplanationLine,
} from '@interstice/guideline';
import { loadRecord, NotFoundError, protocolOf, type QueryFn } from '@interstice/server';
import { citationOf } from '../review/explained.js';

/**
 * What the sources list for a patient, from the record as it is. They rest on a review of the same record, made here and
 * not stored: nothing is told of a drug that was stopped a minute ago.
 */
export async function findListedOptions(
  query: QueryFn,
  patientId: string,
  day: string,
): Promise<ListedOptions> {
  const loaded = await loadRecord(query, patientId);
  if (loaded === undefined) throw new NotFoundError('patient');
  const asOf = parseIsoDate(day);
  const protocol = protocolOf(loaded);
  const options = treatmentOptions(loaded.record, review(loaded.record, protocol, asOf), asOf);
  const { headline, groups, referrals, against, notChecked, cautions } = describeOptions(
    options,
    protocol.blood,
  );
  return {
    asOf,
    headline,
    groups: groups.map(({ situation, title, lines, lists }) => ({
      situation,
      title,
      because: lines.map(reasonOf),
      lists: lists.map((list) => ({ ...list, options: list.options.map(optionOf) })),
    })),
    referrals: referrals.map(({ id, to, strength, courses, lines }) => ({
      id,
      to,
      strength,
      courses: [...courses],
      because: lines.map(reasonOf),
    })),
    against: against.map(({ id, title, strength, certainty, courses, lines, isConflict }) => ({
      id,
      title,
      strength,
      certainty,
      courses: [...courses],
      because: lines.map(reasonOf),
      isConflict,
    })),
    background: describeBackground(recordAsOf(loaded.record, startDay(asOf))).map(reasonOf),
    notChecked: reasonOf(notChecked),
    cautions: cautions.map(({ lineageId, kind, on, note }) => ({
      lineageId,
      kind,
      on,
      ...(note === undefined ? {} : { note }),
    })),
  };
}

function optionOf(option: DescribedOption): TreatmentOption {
  const {
    id,
    title,
    state,
    drugs,
    strength,
    certainty,
    line,
    courses,
    lines,
    dose,
    monitoring,
    trials,
    notes,
  } = option;
  return {
    id,
    title,
    state,
    drugs: [...drugs],
    strength,
    certainty,
    recommendation: reasonOf(line),
    courses: [...courses],
    because: lines.map(reasonOf),
    dose: dose.map(reasonOf),
    monitoring: monitoring.map(reasonOf),
    trials: trials.map((trial) => ({
      id: trial.id,
      title: trial.title,
      inThisDisease: trial.inThisDisease,
      because: trial.lines.map(reasonOf),
    })),
    notes: notes.map(reasonOf),
  };
}

function reasonOf({ text, cites }: ExplanationLine): ReasonResponse {
  return { text, cites: cites.map(citationOf) };
}
