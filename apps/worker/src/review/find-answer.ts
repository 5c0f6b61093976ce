import type { PatientRecord, Pft } from '@interstice/clinical';
import type { DueTest } from '@interstice/guideline';
import { isUsable } from '@interstice/progression';
import type { StoredDueItem } from './reconcile-due-items.js';

interface Answer {
  readonly lineageId: string;
  readonly on: string;
}

/** The cycle of a test that was never done. */
const BASELINE = 'baseline';

/**
 * The earliest fact that does what a due item asks for. A fact that merely takes the question away does not: a new PFT
 * replaces a nurse call about the one before, it does not answer it.
 */
export function findAnswer(item: StoredDueItem, record: PatientRecord): Answer | undefined {
  const isInTime = inTimeFor(item);
  return factsAnswering(item.test, record)
    .filter(({ lineageId, on }) => lineageId !== item.cycle && isInTime(on))
    .sort((earlier, later) => (earlier.on < later.on ? -1 : earlier.on > later.on ? 1 : 0))[0];
}

/** A test counts from the day its window opens on (B-19), a late one as well. */
function inTimeFor(item: StoredDueItem): (on: string) => boolean {
  if (item.test === 'symptom-report') {
    // Any report after the earlier test of the pair says what was not known of it (B-12).
    const [earlier] = item.detail
      .flatMap(({ because }) => because.filter(({ kind }) => kind === 'pft').map(({ on }) => on))
      .sort();
    if (earlier !== undefined) return (on) => on > earlier;
  }
  const [first] = item.detail;
  const [blow] = first.because;
  if (blow !== undefined && first.missing.some(({ because }) => because === 'home-alone')) {
    // What only a blow at home shows, any later test in the laboratory confirms or not, however soon.
    return (on) => on >= blow.on;
  }
  // A first test that was done elsewhere, before the patient came, is a baseline all the same.
  return item.cycle === BASELINE ? () => true : (on) => on >= item.opensOn;
}

function factsAnswering(test: DueTest, record: PatientRecord): Answer[] {
  switch (test) {
    case 'pft':
      return record.pfts.filter((pft) => pft.setting !== 'home' && isUsable(pft)).map(ofPft);
    case 'dlco':
      return record.pfts.filter((pft) => pft.dlco !== undefined || pft.dlcoPctPred !== undefined).map(ofPft);
    case 'haemoglobin':
      return record.pfts.filter((pft) => pft.haemoglobin !== undefined).map(ofPft);
    case 'hrct':
    case 'hrct-comparison':
      return record.hrcts
        .filter(
          ({ fibrosisChange = 'unknown' }) => test !== 'hrct-comparison' || fibrosisChange !== 'unknown',
        )
        .map(({ lineageId, performedOn }) => ({ lineageId, on: performedOn }));
    case 'symptom-report':
      return record.symptomReports
        .filter(({ change }) => change !== 'unknown')
        .map(({ lineageId, reportedOn }) => ({ lineageId, on: reportedOn }));
    case 'height':
      return record.person
        .filter(({ kind }) => kind === 'height')
        .map(({ lineageId, on }) => ({ lineageId, on }));
    case 'blood':
    case 'joint-visit':
      return [];
  }
}

function ofPft({ lineageId, testedOn }: Pft): Answer {
  return { lineageId, on: testedOn };
}
