import { useQuery } from '@tanstack/react-query';
import { patientOptionsQuery } from '../api/options';
import { Loading } from '../ui/loading';
import { ProblemNotice } from '../ui/problem-notice';
import { OptionsFrame, OptionsPanel } from './options-panel';

/** The options on the page of a patient. */
export function OptionsSection({ patientId }: { readonly patientId: string }) {
  const { data, error, refetch } = useQuery(patientOptionsQuery(patientId));
  if (data !== undefined) return <OptionsPanel patientId={patientId} options={data} />;
  return (
    <OptionsFrame>
      {error === null ? (
        <Loading rows={4} what="Loading the treatment options" />
      ) : (
        <ProblemNotice
          error={error}
          retry={() => void refetch()}
          title="The treatment options could not be loaded"
        />
      )}
    </OptionsFrame>
  );
}
