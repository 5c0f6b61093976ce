import type { AlertResponse, DueItemResponse } from '@interstice/contracts';
import { StatusBadge } from './status-badge';
import type { Shape, Tone } from './tone';

interface Look {
  readonly tone: Tone;
  readonly shape: Shape;
  readonly text: string;
}

const DUE: Readonly<Record<DueItemResponse['status'], Look>> = {
  upcoming: { tone: 'quiet', shape: 'ring', text: 'Upcoming' },
  open: { tone: 'info', shape: 'circle', text: 'Open' },
  overdue: { tone: 'critical', shape: 'triangle', text: 'Overdue' },
};
const SEVERITY: Readonly<Record<AlertResponse['severity'], Look>> = {
  critical: { tone: 'critical', shape: 'octagon', text: 'Critical' },
  warning: { tone: 'warning', shape: 'triangle', text: 'Warning' },
  info: { tone: 'info', shape: 'circle', text: 'Info' },
};
const ALERT: Readonly<Record<AlertResponse['status'], Look>> = {
  open: { tone: 'info', shape: 'circle', text: 'Open' },
  acknowledged: { tone: 'info', shape: 'half', text: 'Acknowledged' },
  acted: { tone: 'good', shape: 'tick', text: 'Acted on' },
  dismissed: { tone: 'quiet', shape: 'square', text: 'Dismissed' },
  recovered: { tone: 'good', shape: 'ring', text: 'Recovered' },
  withdrawn: { tone: 'quiet', shape: 'ring', text: 'Withdrawn' },
};
const CERTAINTY: Readonly<Record<AlertResponse['certainty'], Look>> = {
  confirmed: { tone: 'info', shape: 'tick', text: 'Confirmed' },
  provisional: { tone: 'warning', shape: 'half', text: 'Provisional' },
  'not-applicable': { tone: 'quiet', shape: 'ring', text: 'Certainty does not apply' },
};

function Badge({ look }: { readonly look: Look }) {
  return (
    <StatusBadge tone={look.tone} shape={look.shape}>
      {look.text}
    </StatusBadge>
  );
}

export const DueStatusBadge = ({ status }: { readonly status: DueItemResponse['status'] }) => (
  <Badge look={DUE[status]} />
);
export const SeverityBadge = ({ severity }: { readonly severity: AlertResponse['severity'] }) => (
  <Badge look={SEVERITY[severity]} />
);
export const AlertStatusBadge = ({ status }: { readonly status: AlertResponse['status'] }) => (
  <Badge look={ALERT[status]} />
);
export const CertaintyBadge = ({ certainty }: { readonly certainty: AlertResponse['certainty'] }) => (
  <Badge look={CERTAINTY[certainty]} />
);
