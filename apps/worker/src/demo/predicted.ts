import { daysBetween, type IsoDate } from '@interstice/clinical';
import { PREDICTED, PREDICTED_AT_AGES } from './demo-figures.js';

/** Somebody who is made up, as far as reference equations ask. */
export interface Body {
  readonly sex: 'female' | 'male';
  readonly birthDate: IsoDate;
  readonly heightCm: number;
}

const DAYS_A_YEAR = 365.25;
const YEARS_APART = 5;

/** A median of a reference equation, near enough for made-up values: the tables are interpolated between two ages. */
export function predicted(what: keyof typeof PREDICTED, body: Body, on: IsoDate): number {
  const { atHeightCm, heightExponent, values } = PREDICTED[what][body.sex];
  const youngest = PREDICTED_AT_AGES[0];
  const age = daysBetween(body.birthDate, on) / DAYS_A_YEAR;
  const place = Math.min(Math.max((age - youngest) / YEARS_APART, 0), values.length - 1);
  const below = Math.min(Math.floor(place), values.length - 2);
  const [younger = 0, older = 0] = values.slice(below, below + 2);
  const atHeight = younger + (older - younger) * (place - below);
  return atHeight * (body.heightCm / atHeightCm) ** heightExponent;
}
