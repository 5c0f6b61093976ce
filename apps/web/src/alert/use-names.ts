import { useQuery } from '@tanstack/react-query';
import { physiciansQuery } from '../api/alerts';
import { useChosenSite } from '../session/chosen-site';
import { useMe } from '../session/me';

interface Named {
  readonly id: string;
  readonly displayName: string;
}

/**
 * Who somebody is, in a word. Who cannot be named, because the list of members cannot be read, is still told apart from
 * oneself and from nobody.
 *
 * @param known - whom an answer names itself
 */
export function useNames(known: readonly Named[] = []): (userId: string | null) => string {
  const { user } = useMe();
  const { site } = useChosenSite();
  const { data } = useQuery(physiciansQuery(site.id));
  const names = new Map([...(data?.items ?? []), ...known].map(({ id, displayName }) => [id, displayName]));
  return (userId) => {
    if (userId === null) return 'Nobody named';
    return userId === user.id ? 'You' : (names.get(userId) ?? 'Another physician');
  };
}
