import { ILD_EXTENT, ildExtentClass, ildExtentText, pctOfLung } from '@interstice/clinical';
import { optionsOf, type FactForm } from '../field';

/**
 * The class of an extent of ILD; fibrosis has none here (D-03).
 *
 * @example extentMeans(12) //=> 'Moderate: above 10 to 20 % of the lung (review of clinical trials in CTD-ILD).'
 */
export function extentMeans(pct: number): string | undefined {
  // A half-typed number with more decimals than a share has is no share yet.
  if (pct < 0 || pct > 100 || Math.round(pct * 10) / 10 !== pct) return undefined;
  const text = ildExtentText(ildExtentClass(pctOfLung(pct)));
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} (${ILD_EXTENT.source}).`;
}

export const HRCT_FORM: FactForm = {
  kind: 'hrct',
  name: 'HRCT',
  one: 'an HRCT',
  request: 'hrctRequest',
  correction: 'hrctCorrection',
  days: ['performedOn'],
  groups: [
    {
      title: 'Scan',
      fields: [
        { type: 'day', name: 'performedOn', label: 'Performed on', isRequired: true },
        { type: 'text', name: 'pattern', label: 'Pattern', isCompared: true, isSuggested: true },
      ],
    },
    {
      title: 'Extent',
      fields: [
        {
          type: 'number',
          name: 'ildExtentPct',
          label: 'Extent of ILD',
          unit: '% of the lung',
          most: 100,
          isCompared: true,
          means: extentMeans,
        },
        {
          type: 'number',
          name: 'fibrosisExtentPct',
          label: 'Extent of fibrosis',
          unit: '% of the lung',
          most: 100,
          isCompared: true,
          help: 'No more than the extent of ILD, which includes it.',
        },
        {
          type: 'choice',
          name: 'fibrosisBand',
          label: 'Fibrosis, when no number was reported',
          options: optionsOf({
            'under-20': 'Under 20 %',
            '20-or-more': '20 % or more',
            unknown: 'Not reported',
          }),
          isCompared: true,
        },
      ],
    },
    {
      title: 'Compared with an earlier scan',
      fields: [
        {
          type: 'choice',
          name: 'fibrosisChange',
          label: 'Fibrosis since then',
          options: optionsOf({
            improved: 'Improved',
            stable: 'Stable',
            increased: 'Increased',
            unknown: 'Not reported',
          }),
          isCompared: true,
        },
        {
          type: 'day',
          name: 'comparedWithOn',
          label: 'Compared with the scan of',
        },
      ],
    },
  ],
};
