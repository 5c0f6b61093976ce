import type { TimelineItem } from '@interstice/contracts';
import { Group, Text } from '@mantine/core';
import { AnchorLink } from '../ui/links';
import { isFactKind } from '../api/facts';
import { useMay } from '../session/me';
import { formatDay } from '../ui/day';
import { AlertActions, Exclusions, TreatmentChanges, UndoneMerge } from './entry-extras';
import { itemInWords, KIND_NAMES } from './item-words';
import { Versions, WhereItWent, whenAndBy } from './versions';
import classes from './timeline.module.css';

interface TimelineEntryProps {
  readonly item: TimelineItem;
  readonly patientId: string;
  readonly timeZone: string;
  /** The day is said once for all that happened on it. */
  readonly showsDay: boolean;
  readonly isPast: boolean;
}

export function TimelineEntry({ item, patientId, timeZone, showsDay, isPast }: TimelineEntryProps) {
  const mayCorrect = useMay('fact.correct');
  const mayChangePatient = useMay('patient.change');
  const { title, details } = itemInWords(item);
  const withdrawn = 'withdrawn' in item && item.withdrawn !== undefined;
  const lineageId = 'lineageId' in item ? item.lineageId : undefined;
  const { kind } = item;
  return (
    <li className={showsDay ? classes['newDay'] : undefined}>
      <div className={classes['day']}>
        {showsDay ? formatDay(item.on) : <span className="visually-hidden">{formatDay(item.on)}</span>}
      </div>
      <div className={classes['what']}>
        <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
          <div>
            <Text size="sm" span className={classes['kind']}>
              {KIND_NAMES[kind]}
            </Text>{' '}
            {item.kind === 'alert' ? (
              <AnchorLink size="sm" to="/alerts/$alertId" params={{ alertId: item.alertId }}>
                {title}
              </AnchorLink>
            ) : (
              <Text size="sm" span className={withdrawn ? classes['struck'] : undefined}>
                {title}
              </Text>
            )}
            {details.length > 0 && (
              <Text size="sm" className={`muted ${withdrawn ? (classes['struck'] ?? '') : ''}`}>
                {details.join(' · ')}
              </Text>
            )}
          </div>
          {mayCorrect && !isPast && !withdrawn && lineageId !== undefined && isFactKind(kind) && (
            <AnchorLink
              size="sm"
              className={classes['correct'] ?? ''}
              to="/patients/$patientId/correct/$kind/$lineageId"
              params={{ patientId, kind, lineageId }}
              aria-label={`Correct ${KIND_NAMES[kind]} of ${formatDay(item.on)}`}
            >
              Correct
            </AnchorLink>
          )}
          {mayChangePatient && !isPast && !withdrawn && kind === 'person-fact' && (
            <AnchorLink
              size="sm"
              className={classes['correct'] ?? ''}
              to="/patients/$patientId/edit"
              params={{ patientId }}
              aria-label={`Correct ${KIND_NAMES[kind].toLowerCase()} of ${formatDay(item.on)}: ${title}`}
            >
              Correct
            </AnchorLink>
          )}
        </Group>
        {item.kind === 'pft' && <Exclusions exclusions={item.exclusions ?? []} />}
        {item.kind === 'treatment' && <TreatmentChanges changes={item.changes} timeZone={timeZone} />}
        {item.kind === 'alert' && <AlertActions item={item} timeZone={timeZone} />}
        {item.kind === 'merge' && <UndoneMerge item={item} patientId={patientId} timeZone={timeZone} />}
        {item.kind === 'override' && (
          <Text size="xs" className="muted">
            {{ set: 'Set', changed: 'Changed', ended: 'Ended' }[item.event]}{' '}
            {whenAndBy(item.at, item.by, timeZone)}
          </Text>
        )}
        {'versions' in item && (
          <>
            <WhereItWent fact={item} timeZone={timeZone} />
            <Versions versions={item.versions} timeZone={timeZone} />
          </>
        )}
      </div>
    </li>
  );
}
