import { Group, Stack, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { BackToList } from './back-to-list';

interface PageProps {
  readonly title: string;
  /** What stands in the tab of the browser; never a patient's name. */
  readonly tab?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page names itself: in the tab, and to whoever hears the screen, by moving the focus to its heading. */
export function Page({ title, tab = title, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tab} · Interstice`;
  }, [tab]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Stack gap="md">
      <BackToList />
      <Group justify="space-between" align="center" wrap="wrap">
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        <Group gap="sm" className="no-print">
          {actions}
        </Group>
      </Group>
      {children}
    </Stack>
  );
}
