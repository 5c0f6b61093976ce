import type { AdviceAgainst } from '@interstice/contracts';
import { Group, Stack, Text, Title } from '@mantine/core';
import { Reasons } from '../ui/reasons';
import { againstParts, shortStrength } from './option-words';
import { Courses, StrengthBadge } from './option-rows';
import classes from './options.module.css';

/** What the sources recommend against; folded, but never what runs all the same or contradicts a list. */
export function AgainstList({
  against,
  order,
}: {
  readonly against: readonly AdviceAgainst[];
  readonly order: 3 | 4;
}) {
  if (against.length === 0) return null;
  const { pressing, others } = againstParts(against);
  return (
    <div>
      <Title order={order} size="h5">
        Recommended against
      </Title>
      <Rows against={pressing} />
      {others.length > 0 && (
        <details className={classes['folded']}>
          <summary>
            {pressing.length > 0 ? 'Further' : 'Recommended against, none of it running'}: {others.length}
          </summary>
          <Rows against={others} />
        </details>
      )}
    </div>
  );
}

function Rows({ against }: { readonly against: readonly AdviceAgainst[] }) {
  if (against.length === 0) return null;
  return (
    <ul className={classes['rows']}>
      {against.map(({ id, title, strength, courses, because, isConflict }) => (
        <li key={id}>
          <Stack gap={2}>
            <Group gap="xs">
              <Text size="sm" fw={600}>
                {title}
              </Text>
              <StrengthBadge strength={strength} />
            </Group>
            {shortStrength(strength.text) !== strength.text && <Text size="sm">{strength.text}.</Text>}
            {isConflict && <Text size="sm">A list above says otherwise: both stand, unranked.</Text>}
            <Courses courses={courses} />
            <Reasons because={because} />
          </Stack>
        </li>
      ))}
    </ul>
  );
}
