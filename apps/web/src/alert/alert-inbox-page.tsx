import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { alertsQuery, type AlertFilter } from '../api/alerts';
import { useChosenSite } from '../session/chosen-site';
import { useMay, useMe } from '../session/me';
import { ListPage } from '../worklist/list-page';
import type { AlertSort } from './alert-order';
import { alertSearch, type AlertSearch } from './alert-search';
import { DecidedInbox } from './decided-inbox';
import { InboxFilters } from './inbox-filters';
import { asksDecided, searchInWords } from './inbox-words';
import { UndecidedInbox } from './undecided-inbox';

/** What has to be decided at the chosen site, and what was. */
export function AlertInboxPage() {
  const search = useSearch({ from: '/inside/alerts' });
  const navigate = useNavigate({ from: '/alerts' });
  const { user } = useMe();
  const { site } = useChosenSite();
  const mayOwn = useMay('alert.decide');
  const isDecided = asksDecided(search);
  const sort = isDecided ? 'newest' : (search.sort ?? 'due');
  const show = (next: { [Name in keyof AlertSearch]?: AlertSearch[Name] | undefined }) =>
    void navigate({ search: alertSearch({ ...search, ...next }), replace: true, resetScroll: false });
  const { status, kind, certainty, mine } = search;
  const filter: AlertFilter & { readonly sort: AlertSort } = {
    sort,
    ...(status && { status }),
    ...(kind && { kind }),
    ...(certainty && { certainty }),
    ...(mine && { owner: user.id }),
  };
  const { data: counted } = useInfiniteQuery(alertsQuery({ limit: 1, site: site.id }));
  const inWords = searchInWords(search, sort);
  return (
    <ListPage title="Alerts">
      <InboxFilters
        search={search}
        sort={sort}
        undecided={counted?.pages.at(-1)?.undecided}
        mayOwn={mayOwn}
        onChange={show}
      />
      {isDecided ? (
        <DecidedInbox filter={filter} inWords={inWords} />
      ) : (
        <UndecidedInbox
          filter={filter}
          inWords={inWords}
          onShowAll={() => void navigate({ search: {}, replace: true })}
        />
      )}
    </ListPage>
  );
}
