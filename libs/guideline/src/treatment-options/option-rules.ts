import type { DisputeId } from '../disputed-evidence.rules.js';
import type { Citation, Ctd, DrugCode, TreatmentRoute } from '@interstice/clinical';

/** A drug, or a group of drugs, as the sources speak of it. */
export type AgentId =
  | 'mycophenolate'
  | 'azathioprine'
  | 'cyclophosphamide'
  | 'rituximab'
  | 'tocilizumab'
  | 'nintedanib'
  | 'pirfenidone'
  | 'nerandomilast'
  | 'jak-inhibitor'
  | 'calcineurin-inhibitor'
  | 'tacrolimus'
  | 'ivig'
  | 'glucocorticoid'
  | 'methylprednisolone-pulse'
  | 'methotrexate'
  | 'leflunomide'
  | 'tnf-inhibitor'
  | 'abatacept'
  | 'antifibrotic'
  | 'stem-cell-transplant';

export interface Agent {
  readonly title: string;
  readonly drugs: readonly DrugCode[];
  /** Its codes stand for one drug: whoever has tried one has tried it. */
  readonly asOne?: true;
  /** Of the same group and not named by the source: never offered, told where a course is on record. */
  readonly kin?: readonly DrugCode[];
  /** Only courses by this route count, and those whose route is not recorded. */
  readonly route?: TreatmentRoute;
}

/** What the source says of something, in its words; where it gives none, that is said. */
export type Strength =
  | 'preferred'
  | 'conditional-for'
  | 'option'
  | 'recommended'
  | 'not-in-the-source'
  | 'conditional-against'
  | 'strong-against'
  | 'against'
  | 'pitfall';

/** The lists of the sources: each is for one situation. */
export type Situation = 'first-line' | 'on-progression' | 'rapidly-progressive';

/** On what a source makes an option depend. */
export type OptionCondition =
  | 'mycophenolate-not-tolerated'
  | 'more-severe'
  | 'severe-or-rapid'
  | 'ssc-phenotype'
  | 'mda5'
  /** Needs a treatment that runs; without one it is left out. */
  | 'add-on';

/** One line of a list. The order of the rules is the source's; it is no ranking beyond its words. */
export interface OptionRule {
  readonly id: string;
  readonly situation: Situation;
  readonly ctds: readonly Ctd[] | 'every';
  /** One, or what is given together. */
  readonly agents: readonly [AgentId, ...AgentId[]];
  readonly strength: Strength;
  readonly conditions?: readonly OptionCondition[];
  /** For so long at most. */
  readonly upToMonths?: number;
  readonly as?: 'adjunct' | 'part-of-a-combination';
  readonly cite: Citation;
}

/** What a source says of a whole list. Numbers are filled in from `counts`. */
export interface StatementRule {
  readonly id: string;
  readonly situation: Situation;
  readonly says: 'several-agents' | 'without-mda5' | 'switch-or-add';
  readonly counts: readonly number[];
  readonly strength: Strength;
  readonly cite: Citation;
}

/** What a source recommends against. */
export interface AgainstRule {
  readonly id: string;
  readonly ctds: readonly Ctd[] | 'every';
  readonly agents: readonly [AgentId, ...AgentId[]];
  /** Not these drugs, but all of them at once. */
  readonly together?: true;
  readonly use: 'any' | 'first-line' | 'from-the-start' | 'long-term';
  readonly during: 'always' | 'until-progression' | 'first-line-or-until-progression' | 'on-progression';
  readonly strength: Strength;
  readonly beyondMonths?: number;
  /** Most of all above this dose, in prednisone equivalents. */
  readonly aboveMgPerDay?: number;
  readonly because: 'may-worsen' | 'renal-crisis' | 'no-benefit' | 'adverse-effects' | 'not-stated';
  readonly dispute?: DisputeId;
  readonly cite: Citation;
}

/** A prompt to refer, or to consider it. */
export interface ReferralRule {
  readonly id: string;
  readonly to: 'lung-transplant' | 'stem-cell-transplant';
  readonly when: 'on-progression' | 'rapidly-progressive' | 'severe-progressive-or-rapid';
  readonly ctds: readonly Ctd[] | 'every';
  readonly says: 'on-maximal-therapy' | 'early-not-waiting' | 'selected-severe-or-refractory';
  readonly strength: Strength;
  readonly cite: Citation;
}

export type TrialId =
  'sls-1' | 'sls-2' | 'recital' | 'focussced' | 'senscis' | 'inbuild' | 'trail1' | 'lotuss' | 'desires';

export type Outcome =
  | 'fvc-pct'
  | 'fvc-ml'
  | 'fvc-rate'
  | 'fvc-fall-or-death'
  | 'serious-adverse-events'
  | 'stopped-for-adverse-events'
  | 'diarrhoea';

interface Interval {
  readonly value: number;
  /** 95 % confidence interval. */
  readonly low?: number;
  readonly high?: number;
}

/** One result, as figures. */
export interface TrialFigure {
  readonly of: Outcome;
  readonly at?: { readonly weeks: number } | { readonly months: number };
  /** In whom, where not in all. */
  readonly among?: string;
  readonly arms?: readonly (Interval & {
    readonly arm: AgentId | 'placebo';
    /** Standard deviation. */
    readonly sd?: number;
  })[];
  readonly difference?: Interval & { readonly p?: number; readonly pBelow?: number };
  readonly oddsRatio?: Interval & { readonly p: number };
  readonly note?: string;
  /** Where it was read, if not where the trial was. */
  readonly cite?: Citation;
}

/** A trial beside an option: its figures, and in whom they were found. */
export interface Trial {
  readonly title: string;
  readonly design: string;
  readonly agents: readonly AgentId[];
  readonly ctds: readonly Ctd[] | 'every';
  readonly people: readonly { readonly count: number; readonly of?: number; readonly who: string }[];
  readonly figures: readonly TrialFigure[];
  readonly notes: readonly string[];
  readonly cite: Citation;
}

/** A dose that was read, and where it is from. */
export interface Dose {
  readonly agent: AgentId;
  readonly of: 'source' | 'approval' | TrialId;
  readonly amounts: readonly number[];
  /** Whether two amounts are the ends of a range or the two that there are. */
  readonly join: 'to' | 'or' | 'up-to' | 'one';
  readonly unit: 'mg' | 'mg/kg' | 'mg/m²';
  readonly route?: TreatmentRoute;
  readonly timesADay?: number;
  readonly everyWeeks?: number;
  readonly atWeeks?: readonly number[];
  readonly doses?: number;
  readonly forWeeks?: number;
  readonly forMonths?: number;
  readonly cite: Citation;
}
