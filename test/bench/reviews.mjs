// How many records one core reviews in a second: pure computation, no database.
import {
  addDays,
  bloodAmountFromThousandths,
  emptyRecord,
  millilitres,
  parseIsoDate,
  pctPred,
  recordAsOf,
  startDay,
} from '../../libs/clinical/dist/index.js';
import { protocolById, review } from '../../libs/guideline/dist/index.js';
import { assessProgression, INBUILD } from '../../libs/progression/dist/index.js';
import { throughput } from './figures.mjs';

const records = 500;
/** @type {import('../../libs/clinical/dist/index.js').SymptomChange[]} */
const changes = ['stable', 'stable', 'worse'];
const courses = /** @type {const} */ ([
  'prednisolone',
  'azathioprine',
  'rituximab',
  'mycophenolate-mofetil',
  'nintedanib',
]);
const asOf = parseIsoDate('2026-03-02');

/**
 * A record of 12 PFTs at quarterly distance with a slow fall and some noise, 3 HRCTs, 6 symptom reports, 30 blood counts and
 * 5 courses of treatment.
 * @param {number} number
 */
function recordOf(number) {
  const start = addDays(parseIsoDate('2023-03-01'), number % 30);
  const noise = (/** @type {number} */ step) => ((number * 7919 + step * 104729) % 161) - 80;
  const litres = (/** @type {number} */ step) => 3200 - 12 * step + noise(step);
  return {
    ...emptyRecord(`patient ${number}`, start),
    pfts: Array.from({ length: 12 }, (_, step) => ({
      lineageId: `pft ${number} ${step}`,
      id: `pft ${number} ${step}`,
      testedOn: addDays(start, 91 * step),
      fvc: millilitres(litres(step)),
      fvcPctPred: pctPred(Math.round((litres(step) / 3800) * 1000) / 10),
      laboratory: 'Lung function, ground floor',
      bronchodilator: /** @type {const} */ ('pre'),
    })),
    hrcts: [0, 12, 24].map((month) => ({
      lineageId: `hrct ${number} ${month}`,
      id: `hrct ${number} ${month}`,
      performedOn: addDays(start, 30 * month),
      fibrosisBand: /** @type {const} */ ('under-20'),
    })),
    symptomReports: Array.from({ length: 6 }, (_, step) => ({
      lineageId: `symptoms ${number} ${step}`,
      id: `symptoms ${number} ${step}`,
      reportedOn: addDays(start, 182 * step + 10),
      change: changes[step % changes.length] ?? 'unknown',
    })),
    bloodTests: Array.from({ length: 30 }, (_, step) => ({
      lineageId: `blood ${number} ${step}`,
      id: `blood ${number} ${step}`,
      collectedOn: addDays(start, 36 * step),
      insufficient: false,
      amounts: {
        wbc: bloodAmountFromThousandths(6000),
        neutrophils: bloodAmountFromThousandths(3500),
        haemoglobin: bloodAmountFromThousandths(135_000),
        platelets: bloodAmountFromThousandths(250_000),
      },
    })),
    treatments: courses.map((drug, index) => ({
      lineageId: `treatment ${number} ${index}`,
      id: `treatment ${number} ${index}`,
      drug,
      indication: /** @type {const} */ ('ild'),
      startedOn: addDays(start, 150 * index),
      ...(index < 3 ? { stoppedOn: addDays(start, 150 * index + 140) } : {}),
      changes: [],
    })),
  };
}

export async function benchReviews() {
  const protocol = protocolById('summary-2026');
  const cohort = Array.from({ length: records }, (_, number) => recordOf(number));
  const round = () => {
    for (const record of cohort) review(record, protocol, asOf);
  };
  for (let warmUp = 0; warmUp < 4; warmUp++) round();
  const rounds = Array.from({ length: 7 }, () => throughput(records, round));
  const ofOneDefinition = () => {
    for (const record of cohort) assessProgression(recordAsOf(record, startDay(asOf)), [INBUILD]);
  };
  for (let warmUp = 0; warmUp < 4; warmUp++) ofOneDefinition();
  const byInbuild = Array.from({ length: 7 }, () => throughput(records, ofOneDefinition));
  const again = cohort.map((record) => reviewsInAYear(record, protocol));
  console.log(
    'Reviewing records of 12 PFTs, 3 HRCTs, 6 symptom reports, 30 blood counts, 5 courses; one core, no database',
  );
  console.log(`  patients per second: ${best(rounds)} (best of ${rounds.length}), ${worst(rounds)} (worst)`);
  console.log(
    `  INBUILD alone, with its episode, near misses and slope: ${best(byInbuild)} (best), ${worst(byInbuild)} (worst)`,
  );
  console.log('  beside it: a CQL engine with three rules, 63 patients per second');
  console.log(
    '    (cql-execution 3.3.2 with cql-exec-fhir 2.2.0: INBUILD-style fall, fall of 10 % and overdue PFT',
  );
  console.log('    of 1,000 patients with 31.5 resources each; two cores of another day, not of this run)');
  console.log('  a record in which nothing changes: not looked at until the day that its last answer named,');
  console.log(
    `    on average ${mean(again).toFixed(1)} reviews in a year, ${((mean(again) * 1e6) / best(rounds) / 365).toFixed(1)} microseconds a day\n`,
  );
}

/**
 * How often a record is reviewed in the year that follows if nothing is recorded: each answer names the first day on which it
 * may be another.
 * @param {Parameters<typeof review>[0]} record
 * @param {Parameters<typeof review>[1]} protocol
 */
function reviewsInAYear(record, protocol) {
  const end = addDays(asOf, 365);
  let count = 0;
  for (let on = review(record, protocol, asOf).nextReviewOn; on <= end; count += 1)
    on = review(record, protocol, on).nextReviewOn;
  return count;
}

const mean = (/** @type {number[]} */ values) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const best = (/** @type {number[]} */ values) => Math.round(Math.max(...values));
const worst = (/** @type {number[]} */ values) => Math.round(Math.min(...values));
