import { z } from 'zod';
import { citation, missingFact, reason, reviewStanding } from './explanation.js';
import { likelihoodOfFalls, slopeOfFvc } from './trend.js';

const verdict = z.enum(['met', 'not-met', 'unknown']);

/** One test of a pair; its figures only for roles that read values. */
const testOfPair = z.strictObject({
  lineageId: z.uuid(),
  on: z.iso.date(),
  fvcMl: z.int().exactOptional(),
  fvcPctPred: z.number().exactOptional(),
  fvcPctRecomputed: z.number().exactOptional().meta({
    description:
      '% predicted on one equation with one height, to the hundredth; there where it decides (B-10).',
  }),
  dlcoPctPred: z.number().exactOptional(),
});

/** Two tests that were compared. */
export const comparedPair = z
  .strictObject({
    earlier: testOfPair,
    later: testOfPair,
    measure: z.enum(['reported-pct', 'recomputed-pct', 'litres', 'dlco-pct']),
    basis: z.string(),
    assumed: z
      .boolean()
      .meta({ description: 'One equation is assumed, because neither test names one (B-10).' }),
    declinePct: z
      .number()
      .exactOptional()
      .meta({ description: 'Relative fall in percent, rounded towards zero; negative is a gain.' }),
    declinePoints: z
      .number()
      .exactOptional()
      .meta({ description: 'Fall in points of % predicted; not there for litres, which cannot tell.' }),
    hbCorrected: z
      .boolean()
      .exactOptional()
      .meta({ description: 'Of DLCO: both values are corrected for haemoglobin, or neither is (B-17).' }),
    standsIn: z.literal(true).exactOptional().meta({
      description:
        'The earlier test lies before the baseline and stands in, since which there is none to compare with.',
    }),
  })
  .meta({ id: 'ComparedPair' });

export type ComparedPair = z.output<typeof comparedPair>;

const judged = {
  verdict,
  headline: z.string(),
  because: z.array(reason),
  cites: z.array(citation),
  missing: z.array(missingFact),
};

export const judgedCriterion = z
  .strictObject({
    criterionId: z.string(),
    ...judged,
    pair: comparedPair.nullable().meta({ description: 'Null where findings alone decide, or nothing can.' }),
  })
  .meta({ id: 'JudgedCriterion' });

export type JudgedCriterion = z.output<typeof judgedCriterion>;

export const judgedSet = z
  .strictObject({
    setId: z.string(),
    ...judged,
    leftOut: z.int().min(0).meta({
      description:
        'Pairs and tests that `because` counts and does not tell one by one; asking why about one criterion tells all.',
    }),
    supportsAlert: z.boolean().meta({
      description: 'Met on some day of the episode; nothing that happens later takes it away (B-03).',
    }),
    firstMetOn: z.iso.date().nullable(),
    certainty: z.enum(['provisional', 'confirmed']).nullable(),
    likelihood: likelihoodOfFalls.nullable().meta({
      description: 'How sure the falls are; null where no sound laboratory test of FVC met.',
    }),
    criteria: z.array(judgedCriterion),
  })
  .meta({ id: 'JudgedSet' });

export type JudgedSet = z.output<typeof judgedSet>;

/** From which test an episode is judged. */
export const episodeBaseline = z
  .strictObject({
    setOn: z.iso.date().meta({ description: 'The day that the decision named.' }),
    takenOn: z.iso
      .date()
      .nullable()
      .meta({ description: 'The day of the test that was taken; null when there is none.' }),
    how: z.enum(['as-decided', 'nearest-test', 'derived-anew']).meta({
      description:
        'The test of that day, the nearest one because none of that day judges, or the last one left (B-07).',
    }),
  })
  .meta({ id: 'EpisodeBaseline' });

/** How far a measure has to fall by one published definition; what a chart marks below the baseline. */
export const fallAskedFor = z
  .strictObject({
    setId: z.string(),
    measure: z.enum(['fvc', 'dlco']),
    change: z.enum(['relative', 'absolute']).meta({
      description: 'relative: in % of the earlier value; absolute: in points of % predicted.',
    }),
    atLeast: z.number(),
    cites: z.array(citation),
  })
  .meta({ id: 'FallAskedFor' });

export type FallAskedFor = z.output<typeof fallAskedFor>;

/** Where the change of FVC over about a year lies on a published scale. */
export const placeOnScale = z
  .strictObject({
    scaleId: z.string(),
    headline: judged.headline,
    because: judged.because,
    cites: judged.cites,
    pair: comparedPair
      .nullable()
      .meta({ description: 'The latest test and the one closest to the stated time before it.' }),
  })
  .meta({ id: 'PlaceOnScale' });

export type PlaceOnScale = z.output<typeof placeOnScale>;

/** The latest usable test before the treatment of the ILD that runs now, and the fall since. */
export const beforeTreatment = z
  .strictObject({
    course: z
      .strictObject({
        lineageId: z.uuid(),
        startedOn: z.iso.date(),
        drug: z.string().exactOptional().meta({ description: 'Only for roles that read values.' }),
      })
      .nullable()
      .meta({ description: 'Of several the one started last; null where none runs.' }),
    testOn: z.iso.date().nullable(),
    pair: comparedPair.nullable(),
    why: z
      .string()
      .nullable()
      .meta({ description: 'Why there is no pair, as a code; null where there is one.' }),
    text: z.string(),
    cites: z.array(citation),
  })
  .meta({ id: 'BeforeTreatment' });

export type BeforeTreatmentResponse = z.output<typeof beforeTreatment>;

/** From a day on lung function was measured, or told, in another way: a note on the data, never a decline. */
export const dataNote = z
  .strictObject({
    what: z.enum([
      'setting',
      'bronchodilator',
      'laboratory',
      'device',
      'reference-equation',
      'dlco-reference-equation',
    ]),
    lineageId: z.uuid().meta({ description: 'The test with which it changed.' }),
    on: z.iso.date(),
    previousOn: z.iso.date().meta({ description: 'The last day on which it was as before.' }),
    text: z.string(),
    cites: z.array(citation),
  })
  .meta({ id: 'DataNote' });

export type DataNote = z.output<typeof dataNote>;

/** The last score of a questionnaire, and what it suggests beside the word of its report, which alone judges (B-12). */
export const symptomScore = z
  .strictObject({
    lineageId: z.uuid().meta({ description: 'The report with the score.' }),
    on: z.iso.date(),
    previousOn: z.iso
      .date()
      .nullable()
      .meta({ description: 'The last day before on which the same instrument was scored.' }),
    suggests: z
      .enum(['better', 'worse', 'less-than-minimal'])
      .nullable()
      .exactOptional()
      .meta({ description: 'Only for roles that read values; null where it is not judged.' }),
    differs: z.boolean().exactOptional().meta({
      description: 'Of one and the same time the word says something else; only for roles that read values.',
    }),
    text: z.string(),
    cites: z.array(citation),
  })
  .meta({ id: 'SymptomScore' });

export type SymptomScore = z.output<typeof symptomScore>;

/** The judgements of the last review. */
export const progressionResponse = z
  .strictObject({
    patientId: z.uuid(),
    baselineOn: z.iso.date().nullable(),
    baseline: episodeBaseline.nullable().meta({
      description: 'How that day was found; null while no decision has started an episode (B-06).',
    }),
    sets: z.array(judgedSet),
    fallsAskedFor: z.array(fallAskedFor).meta({
      description: 'By the definitions as they are today, each share of a set once, the smallest first.',
    }),
    cumulative: z
      .strictObject({ fromFirst: comparedPair, fromBest: comparedPair })
      .nullable()
      .meta({ description: 'From the first and the best test on record, whatever the episode (B-06).' }),
    beforeTreatment: beforeTreatment
      .nullable()
      .meta({ description: 'Null before the first review that told it.' }),
    scales: z.array(placeOnScale).meta({
      description: 'Of the diseases that a scale was made for; it raises no alert.',
    }),
    slope: slopeOfFvc.nullable().meta({ description: 'Null before the first review that told it.' }),
    rapidProgression: z
      .strictObject({ headline: z.string().nullable(), because: z.array(reason), cites: z.array(citation) })
      .nullable()
      .meta({
        description: 'A clinician’s flag, or a prompt to consider it; for physicians only, no alert follows.',
      }),
    graftSince: z.iso.date().nullable().meta({
      description:
        'The day from which the lungs are a graft, as recorded now: only what is of the own lungs, from before, is judged (B-27).',
    }),
    symptomScores: z.array(symptomScore).meta({
      description:
        'Of each instrument the last score on record, whether it was reviewed or not; it changes no verdict.',
    }),
    dataNotes: z.array(dataNote).meta({
      description:
        'Where tests began to be done, or told, in another way, oldest first; no alert follows from it.',
    }),
    notUsed: z.array(
      z.strictObject({
        lineageId: z.uuid(),
        on: z.iso.date(),
        reason: z.string(),
        note: z.string().exactOptional().meta({
          description: 'Of an excluded test, what the clinician wrote; only for roles that read values.',
        }),
      }),
    ),
    review: reviewStanding,
  })
  .meta({ id: 'Progression' });

export type ProgressionResponse = z.output<typeof progressionResponse>;
