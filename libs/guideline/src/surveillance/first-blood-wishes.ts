import { isPanelComplete } from '@interstice/clinical';
import { WATCHED_DRUGS } from '../monitored-drugs.rules.js';
import type { WindowSpec } from '../protocol.js';
import { testWindow } from '../test-window.js';
import { testNotes } from './blood-wishes.js';
import { isWatched, lastComplete } from './monitored-courses.js';
import type { SurveillanceView, Wish } from './surveillance-view.js';

/**
 * The first test of somebody who came with a drug already running and of whom none since its start is on record; of several
 * drugs one draw for all.
 *
 * @param view - with the courses
 * @returns the wish, or null
 * @source interstice-choices, B-19 and B-22
 * @example firstCountWish(view)?.missing[0]?.what //=> 'complete-blood-count'
 */
export function firstCountWish(view: SurveillanceView): Wish | null {
  const { registeredOn } = view.record;
  const courses = view.courses.filter((course) => {
    const { panel } = WATCHED_DRUGS[course.drug];
    return (
      course.start.on < registeredOn && !lastComplete(course, panel) && isWatched(course, panel, view.record)
    );
  });
  const [first] = courses;
  if (!first) return null;
  const drugs = [...new Set(courses.map(({ drug }) => drug))];
  return {
    because: courses.map(({ start }) => start),
    missing: [
      {
        what: first.drug === 'mycophenolate' ? 'complete-blood-count' : 'blood-test',
        because: 'none-since-the-start',
      },
    ],
    drugs,
    notes: [
      { kind: 'first-tests', drugs },
      ...testNotes(first, WATCHED_DRUGS[first.drug].panel, first.start, view),
    ],
  };
}

/**
 * The tests before a planned start, until one is done in the days before it. Once the start is recorded the ladder of the
 * drug takes their place; a day that passes without a start changes nothing.
 *
 * @param window - of the rule, counted from the planned day
 * @param view - with the planned courses
 * @returns the wish, counted from the earliest of the planned days, or null
 * @source interstice-choices, B-22 and B-28
 * @example beforeStartWish(rule.window, view)?.anchor?.on //=> '2026-04-01'
 */
export function beforeStartWish(window: WindowSpec, view: SurveillanceView): Wish | null {
  const open = view.planned.filter(({ drug, plannedStart }) => {
    const { opensOn } = testWindow(window, plannedStart.on);
    const { panel } = WATCHED_DRUGS[drug];
    return !view.record.bloodTests.some(
      ({ collectedOn, insufficient, amounts }) =>
        collectedOn >= opensOn && !insufficient && isPanelComplete(panel, amounts),
    );
  });
  const [first] = open;
  if (!first) return null;
  const drugs = [...new Set(open.map(({ drug }) => drug))];
  return {
    anchor: first.plannedStart,
    because: open.map(({ plannedStart }) => plannedStart),
    missing: [{ what: 'blood-test', because: 'before-the-start' }],
    drugs,
    notes: [{ kind: 'first-tests', drugs }],
  };
}
