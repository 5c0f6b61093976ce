import { join } from 'node:path';
import { addMonths } from '@interstice/clinical';
import { drawnRecord, LAST_DRAWN } from '@interstice/test-support/drawn-records';
import { answerLines, answerOf, recordedAnswers } from '@interstice/test-support/recorded-answers';
import { crowdedRecord, openQuestion } from './drawn-edges.spec-support.js';
import { drawnPatient } from './drawn-patients.spec-support.js';
import { BLOOD_PROTOCOLS, DEFAULT_ALERT_SETS, PROTOCOLS, protocolById } from './rule-set.js';
import { factsOf, foundIn, whyOf, type Asked } from './told-answers.spec-support.js';

const file = (name: string): string => join(import.meta.dirname, `recorded-${name}.txt`);

function asked(
  seed: number,
  record: Asked['record'],
  sets: readonly string[] = DEFAULT_ALERT_SETS,
  asOf = seed % 3 === 0 ? addMonths(LAST_DRAWN, -8) : LAST_DRAWN,
): Asked & { readonly name: string } {
  const surveillance = PROTOCOLS[seed % PROTOCOLS.length]?.id ?? '';
  const blood = BLOOD_PROTOCOLS[seed % BLOOD_PROTOCOLS.length]?.id;
  const name = `record ${seed} on ${asOf}, ${surveillance}, ${blood}`;
  return { name, seed, record, protocol: protocolById(surveillance, blood, sets), asOf };
}

/** What the definitions of progression say is recorded in their own library; which rules are cited is read in the sentences. */
function answersTo(seed: number): string {
  const one = asked(seed, drawnRecord(seed));
  return answerLines(one.name, foundIn(one));
}

function reasonsFor(seed: number): string {
  const everySet = protocolById('summary-2026').alerts.map(({ set }) => set);
  const one = asked(seed, drawnPatient(seed), seed % 4 === 1 ? everySet : undefined);
  return answerLines(one.name, { ...foundIn(one), ...whyOf(one) });
}

/** On the last day that is drawn and on the days around the first of a month, at which windows end. */
function factsAtEdges(draw: (seed: number) => Asked['record'], seed: number): string {
  const one = asked(seed, draw(seed), DEFAULT_ALERT_SETS, LAST_DRAWN);
  return answerLines(one.name, factsOf(one));
}

const REASONS = 24;
const EDGES = 24;
const OPEN = 36;
const ANSWERS = 30;
const numbers = (records: number): number[] => Array.from({ length: records }, (_, index) => index + 1);
const textOf = (answer: (seed: number) => string, records: number): string =>
  numbers(records).map(answer).join('\n');

describe('What is due, alerts and is told of a drawn record', () => {
  const reasons = recordedAnswers(file('reasons'), () => textOf(reasonsFor, REASONS));
  const ofOneDay = (seed: number): string => factsAtEdges(crowdedRecord, seed);
  const crowded = recordedAnswers(file('same-days'), () => textOf(ofOneDay, EDGES));
  const ofQuestion = (seed: number): string => factsAtEdges(openQuestion, seed);
  const questions = recordedAnswers(file('questions'), () => textOf(ofQuestion, OPEN));
  const answers = recordedAnswers(file('answers'), () => textOf(answersTo, ANSWERS));

  it.each(numbers(REASONS))(
    'is there, or is not, for the reasons that were recorded, word by word: record %i (B-01 to B-28, B-34)',
    (seed) => {
      expect(reasonsFor(seed)).toBe(answerOf(reasons, seed));
    },
  );

  it.each(numbers(ANSWERS))(
    'is what was recorded: a difference is a change of answers, and has to be meant: record %i (B-01 to B-28)',
    (seed) => {
      expect(answersTo(seed)).toBe(answerOf(answers, seed));
    },
  );

  it.each(numbers(EDGES))(
    'is what was recorded where many facts are of one day, in whatever order they are listed: record %i (B-01, B-19, B-22)',
    (seed) => {
      expect(ofOneDay(seed)).toBe(answerOf(crowded, seed));
    },
  );

  it.each(numbers(OPEN))(
    'is what was recorded where a fall hangs on a fact that is not known: record %i (B-13, B-14, B-17, B-18)',
    (seed) => {
      expect(ofQuestion(seed)).toBe(answerOf(questions, seed));
    },
  );

  it('is recorded of no other record', () => {
    expect(answerOf(reasons, REASONS + 1)).toBe('');
    expect(answerOf(answers, ANSWERS + 1)).toBe('');
  });
});
