// How many records one core reviews in a second: pure computation, no database.
import {
  addDays,
  bloodAmountFromThousandths,
  emptyRecord,
  millilitres,
  parseIsoDate,
  pctPred,
} from '../../libs/clinical/dist/index.js';
import { protocolById, review } from '../../libs/guideline/dist/index.js';
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
  console.log(
    'Reviewing records of 12 PFTs, 3 HRCTs, 6 symptom reports, 30 blood counts, 5 courses; one core, no database',
  );
  console.log(
    `  patients per second: ${best(rounds)} (best of ${rounds.length}), ${worst(rounds)} (worst)\n`,
  );
}

const best = (/** @type {number[]} */ values) => Math.round(Math.max(...values));
const worst = (/** @type {number[]} */ values) => Math.round(Math.min(...values));
