import type { FastifyInstance } from 'fastify';

/** What the router answers, so that the wrong method at a known address can be told from an unknown address. */
export class KnownRoutes {
  readonly #methods = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();

  /** Notes every route that is registered from now on. */
  constructor(server: FastifyInstance) {
    server.addHook('onRoute', ({ url, method }) => {
      const route = this.#methods.get(url) ?? { pattern: patternOf(url), methods: new Set() };
      for (const each of [method].flat()) route.methods.add(each.toUpperCase());
      this.#methods.set(url, route);
    });
  }

  /** The methods that an address takes, sorted; none when nothing is there. */
  methodsAt(url: string): string[] {
    const [path = ''] = url.split('?');
    const found = [...this.#methods.values()].filter(({ pattern }) => pattern.test(path));
    return [...new Set(found.flatMap(({ methods }) => [...methods]))].sort();
  }
}

/** `/patients/:id/pfts` as an expression; the rest of an address after `*`. */
function patternOf(route: string): RegExp {
  const parts = route.split('/').map((part) => {
    if (part.startsWith(':')) return '[^/]+';
    return part.startsWith('*') ? '.*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`);
}
