import { EmptyState } from '../ui/empty-state';
import { AnchorLink } from '../ui/links';

/** Nothing is written to a record that was merged into another (B-31). */
export function MergedNotice({ keptPatientId }: { readonly keptPatientId: string }) {
  return (
    <EmptyState title="This record was merged into another one">
      Results are entered there.{' '}
      <AnchorLink underline="always" to="/patients/$patientId" params={{ patientId: keptPatientId }}>
        Open the record that is kept
      </AnchorLink>
    </EmptyState>
  );
}
