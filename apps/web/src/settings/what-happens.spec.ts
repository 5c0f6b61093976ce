import { describe, expect, it } from '@jest/globals';
import type { SiteSettings } from '@interstice/contracts';
import { amountOf, isSameChoice, whatHappens } from './what-happens';

const choice = (id: string, title: string) => ({ id, title, summary: '' });
const set = (id: string, title: string) => ({
  id,
  title,
  kind: 'progression' as const,
  severity: 'warning' as const,
  byDefault: true,
  text: '',
  cites: [],
});

const standing: SiteSettings = {
  surveillanceProtocol: 'a',
  bloodProtocol: 'x',
  alertSets: ['one', 'two'],
  revision: 3,
  choices: {
    surveillanceProtocols: [choice('a', 'By severity'), choice('b', 'By disease')],
    bloodProtocols: [choice('x', 'Labels'), choice('y', 'Looser')],
    alertSets: [set('one', 'First'), set('two', 'Second'), set('three', 'Third')],
  },
  reviews: { patients: 120, owed: 0 },
};

describe('What saving the settings of a clinic is said to do', () => {
  it('nothing, while nothing is chosen otherwise, in whatever order', () => {
    expect(isSameChoice(standing, { ...standing, alertSets: ['two', 'one'] })).toBe(true);
    expect(whatHappens(standing, { ...standing, alertSets: ['two', 'one'] })).toEqual([]);
  });

  it('each change, and that every patient is reviewed again', () => {
    const told = whatHappens(standing, {
      surveillanceProtocol: 'b',
      bloodProtocol: 'y',
      alertSets: ['two', 'three'],
    });
    expect(told).toEqual([
      'ILD tests become due by By disease.',
      'Blood tests become due by Looser.',
      'Third raises alerts, also for a fall whose later test is still in its window.',
      'First raises no more alerts; those that are open stay until somebody decides.',
      expect.stringContaining('Every patient of this clinic will be reviewed again.'),
    ]);
  });

  it('that a clinic without any definition is told of no fall', () => {
    expect(whatHappens(standing, { ...standing, alertSets: [] })).toContain(
      'No fall raises an alert in this clinic any more.',
    );
  });

  it('never as exact what was counted up to a bound', () => {
    expect([amountOf(7), amountOf({ atLeast: 1000 })]).toEqual(['7', 'more than 1000']);
  });
});
