import type { WorklistCounts } from '@interstice/contracts';

type OpenAlerts = WorklistCounts['alerts']['open'][number];

const SEVERITIES = ['critical', 'warning', 'info'] as const;

export interface AlertFigures {
  readonly severity: OpenAlerts['severity'];
  readonly settled: number;
  readonly provisional: number;
}

/** Open alerts by severity, the gravest first; what is provisional apart from what is certain (B-11). */
export function alertsBySeverity(open: readonly OpenAlerts[]): readonly AlertFigures[] {
  const sum = (severity: OpenAlerts['severity'], isProvisional: boolean) =>
    open
      .filter((alerts) => alerts.severity === severity)
      .filter(({ certainty }) => (certainty === 'provisional') === isProvisional)
      .reduce((total, { count }) => total + count, 0);
  return SEVERITIES.map((severity) => ({
    severity,
    settled: sum(severity, false),
    provisional: sum(severity, true),
  }));
}
