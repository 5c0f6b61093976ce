import { UnreachableError } from '../api/problem-error';

/** A part of the app is gone from the server, because a newer one has taken its place. */
export class OutdatedError extends Error {
  constructor(cause: unknown) {
    super('This page is of the version before and lacks a part that the server no longer has.', { cause });
    this.name = 'OutdatedError';
  }
}

/** Which scripts a page begins with; their names hold a digest of what the app consists of. */
export function scriptsOf(html: string): readonly string[] {
  const tags = html.match(/<script\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []);
}

/** Whether a page as the server sends it now begins with other scripts than this one did. */
export function isOfOtherBuild(own: readonly string[], html: string): boolean {
  const now = scriptsOf(html);
  return now.length > 0 && own.length > 0 && !own.some((script) => now.includes(script));
}

/** Why a part of the app could not be loaded: the server cannot be reached, has a newer one, or something else is wrong. */
export async function whyNotLoaded(cause: unknown): Promise<Error> {
  const own = [...document.querySelectorAll('script[src]')].map((script) => script.getAttribute('src') ?? '');
  try {
    const answer = await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } });
    if (isOfOtherBuild(own, await answer.text())) return new OutdatedError(cause);
  } catch (error) {
    return new UnreachableError(error);
  }
  return new Error('A part of this page could not be loaded.', { cause });
}
