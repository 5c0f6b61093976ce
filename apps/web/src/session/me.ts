import type { LoginRequest, MeResponse, Permission } from '@interstice/contracts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { request } from '../api/request';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => request<MeResponse>('GET', '/auth/me', { signal }),
  staleTime: 60_000,
});

/** Whether the server saw that nobody can be signed in when it sent this page: asking would only be refused. */
export function isSignedOutPage(): boolean {
  return document.querySelector<HTMLMetaElement>('meta[name="session"]')?.content === 'none';
}

/** Who is signed in; the pages inside the shell are only shown when somebody is. */
export function useMe(): MeResponse {
  return useSuspenseQuery(meQuery).data;
}

/** Whether the signed-in person may do something anywhere; the server decides for each patient. */
export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}

export function signIn(login: LoginRequest): Promise<void> {
  return request('POST', '/auth/login', { body: login });
}

export function signOut(): Promise<void> {
  return request('POST', '/auth/logout', { body: {} });
}
