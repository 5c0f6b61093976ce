import { useQuery } from '@tanstack/react-query';
import { personFactsQuery } from '../api/patients';
import { graftOf } from './graft-of';

/** Since when the lungs are a graft: undefined while that is not known, null where they are not. */
export function useGraft(patientId: string) {
  const { data, error, refetch } = useQuery(personFactsQuery(patientId));
  return { on: data && graftOf(data), error, refetch };
}
