import type { OptionGroup, ReasonResponse, TreatmentOption } from '@interstice/contracts';
import { Group, Stack, Text } from '@mantine/core';
import { Fold } from '../patient/fold';
import { Cites, Reasons } from '../ui/reasons';
import { StatusBadge } from '../ui/status-badge';
import { partsOf, shortStrength, STATE_LOOKS, STRENGTH_LOOKS } from './option-words';
import classes from './options.module.css';

/** One list of a source: first what could be begun, in its order, then what runs, is planned or was tried. */
export function OptionRows({ list }: { readonly list: OptionGroup['lists'][number] }) {
  const { open, used } = partsOf(list.options);
  return (
    <div>
      <Text size="sm" fw={600} className="muted">
        {list.title}
      </Text>
      <ul className={classes['rows']} aria-label={list.title}>
        {open.map((option) => (
          <li key={option.id}>
            <OpenOption option={option} />
          </li>
        ))}
        {used.map((option) => (
          <li key={option.id}>
            <Group gap="xs">
              <Text size="sm">{option.title}</Text>
              <StatusBadge tone={STATE_LOOKS[option.state].tone} shape={STATE_LOOKS[option.state].shape}>
                {STATE_LOOKS[option.state].text}
              </StatusBadge>
            </Group>
            <Courses courses={option.courses} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function OpenOption({ option }: { readonly option: TreatmentOption }) {
  const { title, strength, courses, because, recommendation } = option;
  return (
    <Stack gap={2}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <StrengthBadge strength={strength} />
        {recommendation.cites !== undefined && (
          <span className={classes['onPaper']}>
            <Cites cites={recommendation.cites} />
          </span>
        )}
      </Group>
      {because.length > 0 && <Reasons because={because.map(({ text }) => ({ text }))} />}
      <Courses courses={courses} />
      <Fold label="Dose, monitoring, evidence, sources" about={title}>
        <OptionDetails option={option} />
      </Fold>
    </Stack>
  );
}

export function StrengthBadge({ strength }: { readonly strength: TreatmentOption['strength'] }) {
  const { tone, shape } = STRENGTH_LOOKS[strength.code];
  return (
    <StatusBadge tone={tone} shape={shape}>
      {shortStrength(strength.text)}
    </StatusBadge>
  );
}

/** What is on record of it. */
export function Courses({ courses }: { readonly courses: readonly string[] }) {
  return courses.map((course) => (
    <Text key={course} size="sm" className="muted">
      {course}
    </Text>
  ));
}

function OptionDetails({ option }: { readonly option: TreatmentOption }) {
  const { recommendation, because, dose, monitoring, trials, notes } = option;
  return (
    <Stack gap="xs" mt="xs">
      <Reasons because={[recommendation, ...because]} />
      <Part title="Dose" lines={dose} />
      <Part title="Blood tests it would add" lines={monitoring} />
      {trials.length === 0 ? (
        <Text size="sm">No trial of it is among the evidence kept here.</Text>
      ) : (
        trials.map(({ id, title, inThisDisease, because: lines }) => (
          <Part key={id} title={inThisDisease ? title : `${title}, in another disease`} lines={lines} />
        ))
      )}
      <Part title="To be known" lines={notes} />
    </Stack>
  );
}

function Part({ title, lines }: { readonly title: string; readonly lines: readonly ReasonResponse[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Reasons because={lines} />
    </div>
  );
}
