import { Anchor } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { listLeft } from './kept-row';

/** Pages of one patient or one alert, which are reached from a row. */
const OF_ONE = /^\/(patients|alerts)\/./;

/** The way back to the list and the row from which somebody came. */
export function BackToList() {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const list = listLeft();
  if (list === undefined || !OF_ONE.test(pathname)) return null;
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void navigate({ href: list.href });
  };
  return (
    <Anchor href={list.href} onClick={follow} size="sm" className="no-print" w="fit-content">
      ← Back to {list.title}
    </Anchor>
  );
}
