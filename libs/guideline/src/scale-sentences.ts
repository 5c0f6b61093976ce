import {
  CHANGE_SCALES,
  type ChangeReading,
  type ChangeScale,
  type PairAssessment,
  type ScaleAssessment,
} from '@interstice/progression';
import type { ExplainOptions, Explanation, ExplanationLine } from './explanation.js';
import { pairText } from './pair-sentences.js';
import { dayText, listText, tenthsText } from './sentences.js';

const READING_WORDS: Readonly<Record<ChangeReading, string>> = {
  relative: 'as a share of the earlier value',
  absolute: 'in points of % predicted',
};

/**
 * Where the change over about a year lies on a published scale.
 *
 * @param assessed - of the last review
 * @param options - with or without the patient's values; a band tells roughly what the values are, so it is one
 * @returns undefined when this version no longer has the scale
 * @source interstice-choices, B-34
 * @example explainScale(assessed, { values: true })?.headline
 * //=> 'EUSTAR bands: moderate decline (5 to 10), as a share of the earlier value and in points of % predicted.'
 */
export function explainScale(assessed: ScaleAssessment, options: ExplainOptions): Explanation | undefined {
  const scale = CHANGE_SCALES.find(({ id }) => id === assessed.scaleId);
  if (!scale) return undefined;
  const { pair } = assessed;
  return {
    headline: headlineOf(scale, assessed, options),
    lines: [
      ...(pair ? [{ text: pairText(pair, options), cites: [scale.apart.cite] }] : []),
      ...(pair && options.values ? pointsLine(pair) : []),
      { text: scaleText(scale), cites: [scale.cite] },
      ...(scale.note === undefined ? [] : [{ text: scale.note, cites: [scale.cite] }]),
    ],
    missing: [],
  };
}

function pointsLine({ pointsTenths }: PairAssessment): ExplanationLine[] {
  if (pointsTenths === undefined) return [];
  const way = pointsTenths < 0 ? 'a gain' : 'a fall';
  return [
    { text: `That is ${way} of ${tenthsText(Math.abs(pointsTenths))} points of % predicted.`, cites: [] },
  ];
}

/**
 * What a scale is for and how far apart its tests lie, from its data.
 *
 * @param scale - as data
 * @returns a sentence
 * @example scaleText(EUSTAR_2021)
 * //=> 'EUSTAR bands place the change of FVC over 12 months, from tests 9 to 15 months apart: major decline (more than 20), …'
 */
export function scaleText({ title, apart, bands }: ChangeScale): string {
  const named = bands.map((band) => band.title).join('; ');
  return `${title}: the change of FVC over ${apart.months} months, from tests ${apart.from} to ${apart.to} months apart: ${named}.`;
}

function headlineOf(
  scale: ChangeScale,
  { pair, places, judgedOn }: ScaleAssessment,
  { values }: ExplainOptions,
): string {
  const { title, apart } = scale;
  if (!pair) {
    const months = `${apart.from} to ${apart.to} months`;
    return judgedOn === null
      ? `${title}: there are no comparable tests ${months} apart.`
      : `${title}: there is no comparable test ${months} before that of ${dayText(judgedOn)}.`;
  }
  if (!values)
    return `${title}: placed by the tests of ${dayText(pair.earlier.on)} and ${dayText(pair.later.on)}.`;
  const byBand = new Map<string, ChangeReading[]>();
  for (const { bandId, reading } of places) byBand.set(bandId, [...(byBand.get(bandId) ?? []), reading]);
  const parts = [...byBand].map(([bandId, readings]) => {
    const band = scale.bands.find(({ id }) => id === bandId);
    const how = listText(
      readings.map((reading) => READING_WORDS[reading]),
      'and',
    );
    return `${band?.title ?? bandId}, ${how}`;
  });
  return parts.length === 0
    ? `${title}: litres cannot tell points of % predicted, which it asks for.`
    : `${title}: ${parts.join('; ')}.`;
}
