/** What is said, with {0}, {1} … where the figures stand. */
interface DisputeWords {
  readonly text: string;
  readonly figures?: readonly number[];
}

/**
 * A dispute in words, with its figures.
 *
 * @param dispute - as data
 * @returns the end of a sentence, after "Disputed: "
 * @source ctd-ild-trials-review, X-03; interstice-choices, B-33
 * @example disputeText(DISPUTES.methotrexate) //=> 'the review of trials says of RA-ILD that …'
 */
export function disputeText({ text, figures = [] }: DisputeWords): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(figures[Number(index)]));
}
