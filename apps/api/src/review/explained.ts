import type { Citation } from '@interstice/clinical';
import type { CitationResponse, MissingFactResponse, ReasonResponse } from '@interstice/contracts';
import { SOURCES, type Explanation } from '@interstice/guideline';

const sourceOf: ReadonlyMap<string, { readonly title: string; readonly doi?: string }> = new Map(
  Object.entries(SOURCES),
);

/** An explanation as it is answered: each sentence with its own sources, and all of them once. */
export interface Explained {
  readonly headline: string;
  readonly because: ReasonResponse[];
  readonly cites: CitationResponse[];
  readonly missing: MissingFactResponse[];
}

/**
 * Renders nothing itself: sentences come from the rule data.
 *
 * @param further - sources of the thing explained that no sentence names
 */
export function explained(explanation: Explanation, further: readonly Citation[] = []): Explained {
  return {
    headline: explanation.headline,
    because: explanation.lines.map(({ text, cites }) => ({ text, cites: cites.map(citationOf) })),
    cites: distinct([...explanation.lines.flatMap(({ cites }) => cites), ...further]).map(citationOf),
    missing: explanation.missing.map(({ what, text }) => ({ what, text })),
  };
}

/** With the title and the DOI of the document, so that nobody has to know our short names. */
export function citationOf({ doc, at, ids }: Citation): CitationResponse {
  const source = sourceOf.get(doc);
  return {
    doc,
    at,
    ...(ids === undefined ? {} : { ids: [...ids] }),
    ...(source === undefined ? {} : { title: source.title }),
    ...(source?.doi === undefined ? {} : { url: `https://doi.org/${source.doi}` }),
  };
}

function distinct(citations: readonly Citation[]): Citation[] {
  return [...new Map(citations.map((citation) => [`${citation.doc}\n${citation.at}`, citation])).values()];
}
