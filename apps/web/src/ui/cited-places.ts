import type { CitationResponse } from '@interstice/contracts';

export interface CitedPlaces {
  readonly doc: string;
  readonly title: string;
  readonly url?: string;
  /** Each place once, with the rules that it does not name itself. */
  readonly places: readonly string[];
}

/**
 * What is cited, each document once and its places together: an answer may cite one document a dozen times.
 *
 * @param cites - in the order of what they are cited for
 * @example citedPlaces(card.cites)[0]?.places //=> ['Table 4, 1 (B-12)', 'Table 4, 2']
 */
export function citedPlaces(cites: readonly CitationResponse[]): readonly CitedPlaces[] {
  const documents = new Map<
    string,
    Omit<CitedPlaces, 'places'> & { readonly ids: Map<string, Set<string>> }
  >();
  for (const { doc, at, title = doc, url, ids = [] } of cites) {
    const known = documents.get(doc) ?? {
      doc,
      title,
      ...(url !== undefined && { url }),
      ids: new Map<string, Set<string>>(),
    };
    documents.set(doc, known);
    known.ids.set(at, new Set([...(known.ids.get(at) ?? []), ...ids]));
  }
  return [...documents.values()].map(({ ids, ...document }) => ({
    ...document,
    places: [...ids].map(([at, named]) => `${at}${furtherIds(at, [...named])}`),
  }));
}

/** The rules of a source that its place does not name already. */
function furtherIds(at: string, ids: readonly string[]): string {
  const named = at.split(/[\s,;]+/);
  const further = ids.filter((id) => !named.includes(id));
  return further.length > 0 ? ` (${further.join(', ')})` : '';
}
