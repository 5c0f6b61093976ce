import { NativeSelect, Text } from '@mantine/core';
import { useChosenSite } from '../session/chosen-site';
import classes from './shell.module.css';

/** Whose lists are shown. With one site there is nothing to choose. */
export function SiteSwitch() {
  const { sites, site, choose } = useChosenSite();
  if (sites.length === 1)
    return (
      <Text size="sm" className={`muted ${classes['site'] ?? ''}`} title={site.name} visibleFrom="sm">
        {site.name}
      </Text>
    );
  return (
    <NativeSelect
      aria-label="Site"
      size="xs"
      value={site.id}
      onChange={(event) => choose(event.currentTarget.value)}
      data={sites.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
