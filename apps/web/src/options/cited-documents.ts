import type { CitationResponse, ListedOptions, ReasonResponse } from '@interstice/contracts';

export interface CitedDocument {
  readonly doc: string;
  readonly title: string;
  readonly url?: string;
}

/**
 * Everything that the lists rest on, each document once, in the order in which it is met.
 *
 * @param options - as they are shown
 * @example documentsOf(options)[0]?.title //=> 'Initial treatment approach for CTD-ILD'
 */
export function documentsOf(options: ListedOptions): readonly CitedDocument[] {
  const documents = new Map<string, CitedDocument>();
  for (const { doc, title = doc, url } of reasonsOf(options).flatMap(citesOf)) {
    if (!documents.has(doc)) documents.set(doc, { doc, title, ...(url !== undefined && { url }) });
  }
  return [...documents.values()];
}

function citesOf({ cites }: ReasonResponse): readonly CitationResponse[] {
  return cites ?? [];
}

function reasonsOf({
  groups,
  referrals,
  against,
  background,
  notChecked,
}: ListedOptions): readonly ReasonResponse[] {
  const ofGroups = groups.flatMap(({ because, lists }) => [
    ...because,
    ...lists.flatMap((list) =>
      list.options.flatMap((option) => [
        option.recommendation,
        ...option.because,
        ...option.dose,
        ...option.monitoring,
        ...option.trials.flatMap((trial) => trial.because),
        ...option.notes,
      ]),
    ),
  ]);
  return [
    ...ofGroups,
    ...[...referrals, ...against].flatMap(({ because }) => because),
    ...background,
    notChecked,
  ];
}
