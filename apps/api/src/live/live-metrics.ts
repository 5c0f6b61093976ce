import type { Metrics } from '@interstice/server';

const LAG_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The figures of live screens. */
export function liveMetrics(metrics: Metrics) {
  return {
    open: metrics.gauge('interstice_live_streams', 'Live screens that are being served'),
    sent: metrics.counter('interstice_live_changes_sent_total', 'Changes told to live screens'),
    resynced: metrics.counter(
      'interstice_live_resyncs_total',
      'Live screens that were told to read everything anew',
    ),
    lag: metrics.histogram(
      'interstice_live_lag_seconds',
      'From the start of the transaction that wrote a change until it was told',
      LAG_SECONDS,
    ),
    listening: metrics.gauge(
      'interstice_live_listening',
      '1 while the announcements of the database are heard',
    ),
  };
}
