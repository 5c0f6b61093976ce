import { expect, it } from '@jest/globals';
import { alertsBySeverity } from './alert-figures';

it('counts open alerts by severity, what is provisional apart from what is certain', () => {
  expect(
    alertsBySeverity([
      { severity: 'warning', certainty: 'confirmed', count: 11 },
      { severity: 'warning', certainty: 'not-applicable', count: 2 },
      { severity: 'warning', certainty: 'provisional', count: 3 },
      { severity: 'critical', certainty: 'confirmed', count: 1 },
    ]),
  ).toEqual([
    { severity: 'critical', settled: 1, provisional: 0 },
    { severity: 'warning', settled: 13, provisional: 3 },
    { severity: 'info', settled: 0, provisional: 0 },
  ]);
});
