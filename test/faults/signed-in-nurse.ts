import type { TestClinic } from '@interstice/test-support';

/** A nurse at the front door of the product. */
export interface SignedInNurse {
  /** Posts and returns the answer's body; fails with the answer when it is another status. */
  readonly post: (path: string, body: unknown, expectedStatus?: number) => Promise<Record<string, unknown>>;
}

export async function signInNurse(url: string, clinic: Pick<TestClinic, 'signIn'>): Promise<SignedInNurse> {
  const send = (path: string, body: unknown, cookie?: string) =>
    fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) },
      body: JSON.stringify(body),
    });
  const signedIn = await send('/auth/login', clinic.signIn);
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0];
  if (signedIn.status !== 204 || cookie === undefined) {
    throw new Error(`Signing in answered ${signedIn.status}: ${await signedIn.text()}`);
  }
  return {
    post: async (path, body, expectedStatus = 201) => {
      const answer = await send(path, body, cookie);
      const text = await answer.text();
      if (answer.status !== expectedStatus) throw new Error(`${path} answered ${answer.status}: ${text}`);
      return JSON.parse(text) as Record<string, unknown>;
    },
  };
}

export const EXAMPLE_PATIENT = {
  familyName: 'Example',
  givenName: 'Fault',
  birthDate: '1960-05-01',
  sex: 'female',
  ctd: 'ssc',
} as const;
