import type { ReasonResponse } from '@interstice/contracts';

/** The sentences of a judgement, sorted by what a physician looks for. */
export interface SentenceGroups {
  readonly nearMisses: readonly ReasonResponse[];
  readonly notCompared: readonly ReasonResponse[];
  readonly others: readonly ReasonResponse[];
}

const NEAR_MISS = 'Near miss of ';
const NOT_COMPARED = 'Not compared: ';

/** Every sentence stands in one group; one that is not known stands among the others, so that none is lost. */
export function groupSentences(because: readonly ReasonResponse[]): SentenceGroups {
  const startsWith = (start: string) => because.filter(({ text }) => text.startsWith(start));
  return {
    nearMisses: startsWith(NEAR_MISS),
    notCompared: startsWith(NOT_COMPARED),
    others: because.filter(({ text }) => !text.startsWith(NEAR_MISS) && !text.startsWith(NOT_COMPARED)),
  };
}
