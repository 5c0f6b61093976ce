import type { CitationResponse, ListedOptions, ReasonResponse, TreatmentOption } from '@interstice/contracts';

export interface CitedDocument {
  readonly doc: string;
  readonly title: string;
  readonly url?: string;
  /** Whether something cites it that paper shows: details are folded away there. */
  readonly isOnPaper: boolean;
}

/**
 * Everything that the lists rest on, each document once, in the order in which it is met.
 *
 * @param options - as they are shown
 * @example documentsOf(options)[0]?.title //=> 'Initial treatment approach for CTD-ILD'
 */
export function documentsOf(options: ListedOptions): readonly CitedDocument[] {
  const printed = new Set(
    reasonsOf(options, ({ recommendation }) => [recommendation])
      .flatMap(citesOf)
      .map(({ doc }) => doc),
  );
  const documents = new Map<string, CitedDocument>();
  for (const { doc, title = doc, url } of reasonsOf(options, detailsOf).flatMap(citesOf)) {
    if (documents.has(doc)) continue;
    documents.set(doc, { doc, title, ...(url !== undefined && { url }), isOnPaper: printed.has(doc) });
  }
  return [...documents.values()];
}

function citesOf({ cites }: ReasonResponse): readonly CitationResponse[] {
  return cites ?? [];
}

/** What is said of an option when its details are open. */
function detailsOf(option: TreatmentOption): readonly ReasonResponse[] {
  return [
    option.recommendation,
    ...option.because,
    ...option.dose,
    ...option.monitoring,
    ...option.trials.flatMap((trial) => trial.because),
    ...option.notes,
  ];
}

function reasonsOf(
  { groups, referrals, against, background, notChecked }: ListedOptions,
  ofOption: (option: TreatmentOption) => readonly ReasonResponse[],
): readonly ReasonResponse[] {
  return [
    ...groups.flatMap(({ because, lists }) => [
      ...because,
      ...lists.flatMap((list) => list.options.flatMap(ofOption)),
    ]),
    ...[...referrals, ...against].flatMap(({ because }) => because),
    ...background,
    notChecked,
  ];
}
