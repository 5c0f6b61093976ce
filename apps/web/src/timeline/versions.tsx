import type { TimelineItem, TimelineVersion } from '@interstice/contracts';
import { Text } from '@mantine/core';
import { AnchorLink } from '../ui/links';
import { formatInstant } from '../ui/day';
import { fieldName, valueInWords } from './field-names';
import classes from './timeline.module.css';

interface VersionsProps {
  readonly versions: readonly TimelineVersion[];
  readonly timeZone: string;
}

/** Who recorded it; where it was corrected, folded away, what changed, by whom and why. */
export function Versions({ versions, timeZone }: VersionsProps) {
  const [first, ...corrections] = versions;
  if (first === undefined) return null;
  return (
    <>
      <Text size="xs" className="muted">
        Recorded {whenAndBy(first.recordedAt, first.recordedBy, timeZone)}
        {first.source === 'import' && ', imported'}
      </Text>
      {corrections.length > 0 && (
        <details className={classes['fold']}>
          <summary>
            {corrections.length === 1 ? 'Corrected once' : `Corrected ${corrections.length} times`}
          </summary>
          <ol className={classes['corrections']}>
            {corrections.map((version) => (
              <li key={version.versionId}>
                <Text size="sm">
                  {whenAndBy(version.recordedAt, version.recordedBy, timeZone)}:{' '}
                  {version.reason ?? 'no reason stated'}
                </Text>
                <ul>
                  {version.changed.map(({ field, from, to }) => (
                    <li key={field}>
                      {fieldName(field)}: <del>{valueInWords(from)}</del> → <ins>{valueInWords(to)}</ins>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

type Fact = Pick<Extract<TimelineItem, { kind: 'pft' }>, 'withdrawn' | 'movedFrom'>;

interface WhereItWentProps {
  readonly fact: Fact;
  readonly timeZone: string;
}

/** That it does not stand any more, or was another patient's before, and why (B-31). */
export function WhereItWent({ fact: { withdrawn, movedFrom }, timeZone }: WhereItWentProps) {
  return (
    <>
      {withdrawn !== undefined && (
        <Text size="sm">
          {withdrawn.movedTo === undefined ? 'Withdrawn' : 'Moved to another patient'}{' '}
          {whenAndBy(withdrawn.at, withdrawn.by, timeZone)}: {withdrawn.reason ?? 'no reason stated'}
          {withdrawn.movedTo !== undefined && (
            <>
              {' '}
              <PatientLink patientId={withdrawn.movedTo.patientId} />
            </>
          )}
        </Text>
      )}
      {movedFrom !== undefined && (
        <Text size="sm">
          Moved here from another patient {whenAndBy(movedFrom.at, movedFrom.by, timeZone)}:{' '}
          {movedFrom.reason} <PatientLink patientId={movedFrom.patientId} />
        </Text>
      )}
    </>
  );
}

export function PatientLink({ patientId }: { readonly patientId: string }) {
  return (
    <AnchorLink size="sm" underline="always" to="/patients/$patientId" params={{ patientId }}>
      Go to that patient
    </AnchorLink>
  );
}

export function whenAndBy(at: string, by: string | undefined, timeZone: string): string {
  return `${formatInstant(at, timeZone)}${by === undefined ? '' : ` by ${by}`}`;
}
