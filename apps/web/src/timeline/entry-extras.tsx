import type { TimelineItem } from '@interstice/contracts';
import { Group, Text } from '@mantine/core';
import { formatDay } from '../ui/day';
import { AlertStatusBadge, CertaintyBadge, SeverityBadge } from '../ui/statuses';
import { DECISION_NAMES } from './item-words';
import { changeOfTreatmentInWords } from './value-words';
import { PatientLink, Versions, whenAndBy, WhereItWent } from './versions';
import classes from './timeline.module.css';

type Of<Kind extends TimelineItem['kind']> = Extract<TimelineItem, { kind: Kind }>;

/** When a test was kept out of judging, and when that was lifted (B-11). */
export function Exclusions({ exclusions }: { readonly exclusions: NonNullable<Of<'pft'>['exclusions']> }) {
  return exclusions.map(({ reason, on, by, lifted }) => (
    <Text key={`${on} ${reason}`} size="sm">
      Kept out of judging on {formatDay(on)}
      {by !== undefined && ` by ${by}`}: {reason}
      {lifted !== undefined && `; counted again since ${formatDay(lifted.on)}`}
      {lifted?.by !== undefined && `, ${lifted.by}`}
    </Text>
  ));
}

interface TreatmentChangesProps {
  readonly changes: Of<'treatment'>['changes'];
  readonly timeZone: string;
}

export function TreatmentChanges({ changes, timeZone }: TreatmentChangesProps) {
  if (changes.length === 0) return null;
  return (
    <ul className={classes['changes']}>
      {changes.map((change) => (
        <li key={change.lineageId}>
          <Text size="sm" className={change.withdrawn === undefined ? undefined : classes['struck']}>
            {formatDay(change.on)}: {changeOfTreatmentInWords(change.fact)}
          </Text>
          <WhereItWent fact={change} timeZone={timeZone} />
          {change.versions.length > 1 && <Versions versions={change.versions} timeZone={timeZone} />}
        </li>
      ))}
    </ul>
  );
}

const ACTIONS: Readonly<Record<string, string>> = {
  opened: 'Opened',
  'evidence-changed': 'New evidence',
  seen: 'Seen',
  acknowledged: 'Acknowledged',
  acted: 'Acted on',
  dismissed: 'Dismissed',
  reopened: 'Opened again',
  recovered: 'Recovered',
  withdrawn: 'Withdrawn',
  assigned: 'Handed over',
};

/** Evidence that changed says so by itself; with a reason it is the alert that came back, with none. */
function actionName(kind: string, reason: string | undefined): string {
  if (kind === 'evidence-changed' && reason !== undefined) return 'Returned';
  return ACTIONS[kind] ?? kind.replaceAll('-', ' ');
}

interface AlertActionsProps {
  readonly item: Of<'alert'>;
  readonly timeZone: string;
}

/** What was done to an alert, oldest first. */
export function AlertActions({ item, timeZone }: AlertActionsProps) {
  const { status, severity, certainty, actions } = item;
  return (
    <>
      <Group gap="xs" my={2}>
        {severity !== undefined && <SeverityBadge severity={severity} />}
        {status !== undefined && <AlertStatusBadge status={status} />}
        {certainty !== undefined && certainty !== 'not-applicable' && (
          <CertaintyBadge certainty={certainty} />
        )}
      </Group>
      <ul className={classes['changes']}>
        {actions.map(({ kind, at, by, code, reason, note }) => (
          <li key={`${kind} ${at}`}>
            <Text size="sm">
              {actionName(kind, reason)} {whenAndBy(at, by, timeZone)}
              {code !== undefined && `: ${(DECISION_NAMES as Record<string, string>)[code] ?? code}`}
              {reason !== undefined && `: ${reason}`}
              {note !== undefined && ` (${note})`}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}

interface UndoneMergeProps {
  readonly item: Of<'merge'>;
  readonly patientId: string;
  readonly timeZone: string;
}

/** Which of the two records is kept, and whether they were parted again (B-31). */
export function UndoneMerge({ item, patientId, timeZone }: UndoneMergeProps) {
  const { at, by, keptPatientId, mergedPatientId, undone } = item;
  const isKept = keptPatientId === patientId;
  return (
    <>
      <Text size="sm">
        {isKept ? 'Another record was merged into this one' : 'This record was merged into another one'}{' '}
        {whenAndBy(at, by, timeZone)}. <PatientLink patientId={isKept ? mergedPatientId : keptPatientId} />
      </Text>
      {undone !== undefined && (
        <Text size="sm">
          Parted again {whenAndBy(undone.at, undone.by, timeZone)}: {undone.reason}
        </Text>
      )}
    </>
  );
}
