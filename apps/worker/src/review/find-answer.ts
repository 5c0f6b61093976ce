import { type BloodTest, type Hrct, type PatientRecord, type Pft, type Visit } from '@interstice/clinical';
import { completedBy } from '@interstice/guideline';
import { isUsable, named } from '@interstice/progression';
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
  return factsAnswering(item, record)
    .filter(({ lineageId, on }) => isInTime(on) || asksAbout(item, lineageId))
    .sort((earlier, later) => (earlier.on < later.on ? -1 : earlier.on > later.on ? 1 : 0))[0];
}

/** What is asked for is a property of a fact that is there: a reading of its scan, the haemoglobin of its test. */
function asksAbout({ test, detail }: StoredDueItem, lineageId: string): boolean {
  return lineageId === completedBy({ test, rules: detail })?.lineageId;
}

/** A test counts from the day its window opens on (B-19), a late one as well. */
function inTimeFor(item: StoredDueItem): (on: string) => boolean {
  const [first] = item.detail;
  if (item.test === 'pft-values') return () => true;
  if (item.test === 'symptom-report') {
    // Any report after the earlier test of the pair says what was not known of it (B-12).
    const [earlier] = item.detail
      .flatMap(({ because }) => because.filter(({ kind }) => kind === 'pft').map(({ on }) => on))
      .sort();
    if (earlier !== undefined) return (on) => on > earlier;
  }
  const [anchor] = first.because;
  if (anchor !== undefined && first.missing.some(({ because }) => because === 'home-alone')) {
    // What only a blow at home shows, any later test in the laboratory confirms or not, however soon.
    return (on) => on >= anchor.on;
  }
  // A first test that was done elsewhere, before the patient came, is a baseline all the same.
  if (item.cycle === BASELINE) return () => true;
  const start = first.because.find(({ kind }) => kind === 'treatment');
  if (anchor?.kind === 'registration' && start !== undefined) return (on) => on >= start.on;
  return (on) => on >= item.opensOn;
}

/** The facts of a kind that would do, but for the one that the item counts from. */
function factsAnswering(item: StoredDueItem, record: PatientRecord): Answer[] {
  const isNew = ({ lineageId }: { readonly lineageId: string }): boolean => lineageId !== item.cycle;
  switch (item.test) {
    case 'pft':
      return record.pfts.filter((pft) => isNew(pft) && pft.setting !== 'home' && isUsable(pft)).map(ofPft);
    case 'dlco':
      return record.pfts.filter((pft) => isNew(pft) && carriesDlco(pft)).map(ofPft);
    case 'haemoglobin':
      return record.pfts
        .filter(({ haemoglobin, hbCorrected }) => haemoglobin !== undefined || hbCorrected === true)
        .map(ofPft);
    case 'pft-values':
      return record.pfts.filter((pft) => carriesWhatWasMissing(pft, item)).map(ofPft);
    case 'hrct':
      return record.hrcts.filter(isNew).map(ofHrct);
    case 'hrct-comparison':
      return record.hrcts.filter((hrct) => isRead(hrct, item)).map(ofHrct);
    case 'blood':
      return record.bloodTests
        .filter((test) => isNew(test) && isComplete(test, item))
        .map(({ lineageId, collectedOn }) => ({ lineageId, on: collectedOn }));
    case 'symptom-report':
      return record.symptomReports
        .filter((report) => isNew(report) && report.change !== 'unknown')
        .map(({ lineageId, reportedOn }) => ({ lineageId, on: reportedOn }));
    case 'height':
      return record.person
        .filter((fact) => isNew(fact) && fact.kind === 'height')
        .map(({ lineageId, on }) => ({ lineageId, on }));
    case 'joint-visit':
      return visitsAnswering(item, record);
  }
}

/** The visit by which nobody was missing any more: a joint one, or the later of one to each that was. */
function visitsAnswering({ detail }: StoredDueItem, { visits }: PatientRecord): Answer[] {
  const missing = detail[0].missing.map(({ because }) => because);
  const isOf = (visit: Visit, because: string): boolean =>
    visit.specialty === 'joint' || because === `no-${visit.specialty}-visit`;
  return visits
    .filter((visit) =>
      missing.every((because) => visits.some((other) => other.on <= visit.on && isOf(other, because))),
    )
    .map(({ lineageId, on }) => ({ lineageId, on }));
}

/** The very test that lacked it: what another one carries completes nothing (B-14). */
function carriesWhatWasMissing(pft: Pft, { detail }: StoredDueItem): boolean {
  const asked = detail.flatMap(({ missing }) => missing).filter(({ of }) => of?.lineageId === pft.lineageId);
  return asked.some(({ what, because }) => {
    switch (what) {
      case 'reference-equation':
        return isNamed(because === 'equation-named-once' ? pft.referenceEquation : pft.dlcoReferenceEquation);
      case 'fvc-litres':
        return pft.fvc !== undefined;
      case 'fvc-pct-pred':
        return pft.fvcPctPred !== undefined;
      case 'dlco-corrected':
        return pft.hbCorrected === true;
      default:
        return false;
    }
  });
}

function isNamed(equation: string | undefined): boolean {
  return named(equation) !== null;
}

function carriesDlco({ notDone, dlco, dlcoPctPred }: Pft): boolean {
  return notDone === undefined && (dlco !== undefined || dlcoPctPred !== undefined);
}

/** Says what was asked of it: how fibrosis has changed, or how far it extends. */
function isRead({ fibrosisChange, fibrosisExtent, fibrosisBand }: Hrct, { detail }: StoredDueItem): boolean {
  return detail[0].missing.some(({ what }) => what === 'fibrosis-extent')
    ? fibrosisExtent !== undefined || (fibrosisBand ?? 'unknown') !== 'unknown'
    : (fibrosisChange ?? 'unknown') !== 'unknown';
}

/** Carries everything that the draw was to have (B-22, B-23). */
function isComplete({ insufficient, amounts }: BloodTest, { detail }: StoredDueItem): boolean {
  const wanted = detail.flatMap(({ analytes = [] }) => analytes);
  const either = detail.flatMap(({ oneOf }) => (oneOf === undefined ? [] : [oneOf]));
  return (
    !insufficient &&
    wanted.length + either.length > 0 &&
    wanted.every((analyte) => amounts[analyte] !== undefined) &&
    either.every((oneOf) => oneOf.some((analyte) => amounts[analyte] !== undefined))
  );
}

function ofPft({ lineageId, testedOn }: Pft): Answer {
  return { lineageId, on: testedOn };
}

function ofHrct({ lineageId, performedOn }: Hrct): Answer {
  return { lineageId, on: performedOn };
}
