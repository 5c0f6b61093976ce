import type { Citation, Ctd, HrctPattern } from '@interstice/clinical';

/** How often ILD was found in people with a disease, percent. */
interface Frequency {
  /** None where only an upper bound is given. */
  readonly fromPct?: number;
  readonly toPct: number;
  /** The source says "up to". */
  readonly isUpTo?: boolean;
  /** How it was looked for. */
  readonly by?: string;
}

/** What a source reports of people with a disease who have ILD. It judges nobody. */
export interface DiseaseBackground {
  readonly ctd: Ctd;
  readonly frequencies: readonly Frequency[];
  readonly comment?: string;
  /** The most usual first; patterns that the source puts level stand together. */
  readonly patterns: readonly (readonly HrctPattern[])[];
}

/** Tables 1 and 2 of the review; it has neither figure for the diseases that are not here. */
export const DISEASE_BACKGROUNDS: readonly DiseaseBackground[] = [
  {
    ctd: 'ssc',
    frequencies: [
      { toPct: 80, isUpTo: true, by: 'on imaging' },
      { fromPct: 30, toPct: 40, by: 'as clinical disease' },
    ],
    patterns: [['NSIP'], ['UIP'], ['other'], ['OP']],
  },
  {
    ctd: 'iim',
    frequencies: [{ fromPct: 65, toPct: 78, isUpTo: true, by: 'by imaging and lung function tests' }],
    comment: 'more common with antisynthetase antibodies',
    patterns: [['NSIP', 'UIP'], ['OP']],
  },
  {
    ctd: 'ra',
    frequencies: [{ fromPct: 1, toPct: 73 }],
    comment: 'rare in seronegative disease',
    patterns: [['UIP'], ['NSIP'], ['OP']],
  },
  {
    ctd: 'sle',
    frequencies: [{ fromPct: 3, toPct: 9 }],
    patterns: [['OP'], ['NSIP'], ['UIP']],
  },
  {
    ctd: 'sjd',
    frequencies: [{ fromPct: 10, toPct: 20 }],
    patterns: [['NSIP'], ['UIP'], ['OP'], ['LIP']],
  },
];

/** Reported risks of ILD in systemic sclerosis. The source gives no limit of age. */
export const SSC_RISKS = [
  'male-sex',
  'older-age',
  'african-american',
  'diffuse-skin',
  'anti-scl-70',
] as const;

export type SscRisk = (typeof SSC_RISKS)[number];

export const BACKGROUND_CITES: Readonly<Record<'frequency' | 'patterns' | 'risks' | 'course', Citation>> = {
  frequency: { doc: 'ctd-ild-trials-review', at: 'table 1', ids: ['D-01'] },
  patterns: { doc: 'ctd-ild-trials-review', at: 'table 2', ids: ['D-02'] },
  risks: { doc: 'ctd-ild-trials-review', at: 'SSc-ILD, risk factors', ids: ['D-04'] },
  course: { doc: 'ctd-ild-trials-review', at: 'SSc-ILD, SLS I after 8 years', ids: ['P-09'] },
};

/** What the followers of SLS I found; said beside the course of every patient with systemic sclerosis. */
export const COURSE_PREDICTS = { trial: 'SLS I', overYears: 2 } as const;
