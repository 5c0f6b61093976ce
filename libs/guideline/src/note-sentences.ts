import { ANALYTES, type Citation } from '@interstice/clinical';
import type { ExplanationLine } from './explanation.js';
import { factText } from './fact-sentences.js';
import { WATCHED_DRUGS } from './monitored-drugs.rules.js';
import type { DueNote, DueRule } from './review-result.js';
import { SCAN_LIMIT } from './scan-limit.rules.js';
import { besidesSentence, dayText, listText, spanText } from './sentences.js';
import { SOURCES } from './sources.js';

/**
 * What else is to be said about a rule that wants a test.
 *
 * @param rule - with its notes
 * @returns one sentence for each, without values
 * @source interstice-choices, B-20, B-21, B-23 and B-24
 * @example noteLines(rule)[0]?.text //=> 'The blood test of 3 Mar 2026 was partly done, neutrophils missing.'
 */
export function noteLines({ notes = [] }: DueRule): ExplanationLine[] {
  return notes.map((note) => ({ text: noteText(note), cites: [citeOf(note)] }));
}

function noteText(note: DueNote): string {
  switch (note.kind) {
    case 'fallback':
      return `The protocol in force has no rule for this patient: that of ${note.protocolId} stands in.`;
    case 'override':
      return `A physician has set the interval: every ${spanText(note.interval)} until ${dayText(note.until)}, in place of that of the rule.`;
    case 'first-tests': {
      const drugs = note.drugs.map((drug) => WATCHED_DRUGS[drug]);
      const besides = drugs.flatMap((drug) => drug.besides ?? []);
      const tests = `The first tests of ${listText(
        drugs.map(({ title }) => title),
        'and',
      )}.`;
      return besides.length === 0 ? tests : `${tests} ${besidesSentence(besides)}`;
    }
    case 'looser-than-rule':
      return 'Looser than the rule, which asks for it sooner.';
    case 'stop-ended':
      return `A physician had stopped it until ${dayText(note.on)}: that has ended, and whether it goes on is to be decided anew.`;
    case 'superseded':
      return supersededText(note.doc);
    case 'looser-than-label':
      return 'Looser than the label of the drug, which asks for it sooner.';
    case 'physician-first':
      return `A physician decides first: ${listText(note.scans.map(factText), 'and')} lie within ${SCAN_LIMIT.withinMonths} months before its best day. More than ${SCAN_LIMIT.scans} scans (clinic’s choice) in that time are a physician’s to ask for.`;
    case 'after-stop':
      return `The drug was stopped on ${dayText(note.fact.on)}: wanted until a complete test since then is within its limits, where it has any.`;
    case 'partly-done':
      return `${capital(factText(note.fact))} was partly done, ${listText(
        note.missing.map((analyte) => ANALYTES[analyte].title),
        'and',
      )} missing.`;
    case 'insufficient':
      return `${capital(factText(note.fact))} was clotted or too little and counts for nothing.`;
  }
}

function supersededText(doc: string): string {
  const source: { readonly title: string; readonly supersededBy?: string } | undefined = Object.entries(
    SOURCES,
  ).find(([name]) => name === doc)?.[1];
  return `Superseded: ${source?.title ?? doc} was replaced by ${source?.supersededBy ?? 'another document'}.`;
}

function citeOf(note: DueNote): Citation {
  switch (note.kind) {
    case 'superseded':
      return { doc: note.doc, at: 'superseded', ids: ['B-20'] };
    case 'first-tests':
      return { doc: 'interstice-choices', at: 'B-22; B-28', ids: ['B-22', 'B-28'] };
    case 'override':
    case 'looser-than-rule':
      return { doc: 'interstice-choices', at: 'B-21; B-25', ids: ['B-21', 'B-25'] };
    case 'stop-ended':
      return { doc: 'interstice-choices', at: 'B-27', ids: ['B-27'] };
    case 'fallback':
      return { doc: 'interstice-choices', at: 'B-21', ids: ['B-21'] };
    case 'looser-than-label':
    case 'after-stop':
      return { doc: 'interstice-choices', at: 'B-20', ids: ['B-20'] };
    case 'physician-first':
      return SCAN_LIMIT.cite;
    case 'partly-done':
    case 'insufficient':
      return { doc: 'interstice-choices', at: 'B-23', ids: ['B-23'] };
  }
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
