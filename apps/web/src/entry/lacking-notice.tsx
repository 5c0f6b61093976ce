import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FactKind } from '../api/facts';
import { patientDueItemsQuery } from '../api/patients';

interface LackingNoticeProps {
  readonly patientId: string;
  readonly kind: FactKind;
  readonly lineageId: string;
}

/** What is due because this result lacks it: whoever comes from a list sees here what to fill in (B-14). */
export function LackingNotice({ patientId, kind, lineageId }: LackingNoticeProps) {
  const { data } = useQuery(patientDueItemsQuery(patientId));
  const ofThis = data?.items.filter(
    ({ completes }) => completes?.kind === kind && completes.lineageId === lineageId,
  );
  const lacking = new Set(ofThis?.flatMap(({ missing = [] }) => missing.map(({ text }) => text)));
  if (lacking.size === 0) return null;
  return (
    <Alert variant="light" color="gray" title="This result is to be completed">
      {[...lacking].map((text) => (
        <div key={text}>Missing: {text}</div>
      ))}
    </Alert>
  );
}
