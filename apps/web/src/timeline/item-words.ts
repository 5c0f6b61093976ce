import type { TimelineItem, TimelineKind } from '@interstice/contracts';
import { DRUGS, ildExtentClass, isOfRegistration, pctOfLung } from '@interstice/clinical';
import { intervalInWords, saidInWords } from '../override/override-words';
import { CTD_NAMES, SEX_NAMES, STATUS_NAMES } from '../patient/patient-words';
import { formatDay } from '../ui/day';
import { TEST_NAMES } from '../ui/tests';
import { bloodValues, notDoneInWords, pftCircumstances, pftValues } from './value-words';

/** One line of a history: what it is, and what it says. */
export interface ItemWords {
  readonly title: string;
  readonly details: readonly string[];
}

export const KIND_NAMES: Readonly<Record<TimelineKind, string>> = {
  pft: 'PFT',
  hrct: 'HRCT',
  'blood-test': 'Blood test',
  'symptom-report': 'Symptom report',
  treatment: 'Treatment',
  visit: 'Visit',
  'oxygen-need': 'Oxygen need',
  caution: 'Caution',
  'progression-decision': 'Decision',
  'person-fact': 'About the person',
  registration: 'Registration',
  alert: 'Alert',
  merge: 'Merge',
  override: 'Decided about a test',
  'altered-verdicts': 'Judged otherwise',
};

type Of<Kind extends TimelineKind> = Extract<TimelineItem, { kind: Kind }>;

export const DECISION_NAMES: Readonly<Record<Of<'progression-decision'>['fact']['decision'], string>> = {
  escalated: 'Treatment escalated',
  'accept-new-baseline': 'New baseline accepted',
  'watch-and-repeat': 'Watch and repeat',
  'other-cause': 'Other cause',
  referred: 'Referred',
};
const SYMPTOMS = {
  improved: 'breathing improved',
  stable: 'breathing unchanged',
  worse: 'breathing worse',
  unknown: 'change of breathing not known',
} as const;
const FIBROSIS = {
  improved: 'less fibrosis',
  stable: 'fibrosis unchanged',
  increased: 'more fibrosis',
  unknown: 'change of fibrosis not known',
} as const;
const BAND = {
  'under-20': 'fibrosis under 20 %',
  '20-or-more': 'fibrosis 20 % or more',
  unknown: '',
} as const;

/** Those that alert; another one keeps its id. */
const RULE_NAMES: Readonly<Record<string, string>> = {
  inbuild: 'INBUILD',
  'ppf-2022': 'PPF 2022',
  'omeract-2015': 'OMERACT 2015',
  erice: 'Erice',
  'short-form': 'the short form',
  'dlco-decline': 'a fall of DLCO',
  'drug.glucocorticoid-ssc': 'glucocorticoid in SSc',
  'drug.glucocorticoid-long': 'glucocorticoid for long',
  'drug.methotrexate': 'methotrexate',
  'drug.leflunomide': 'leflunomide',
  'drug.tnf-inhibitor': 'TNF inhibitor',
  'drug.abatacept': 'abatacept',
  'drug.antifibrotic-beside-mycophenolate': 'antifibrotic beside mycophenolate',
  'drug.pirfenidone-first-line': 'pirfenidone first line',
};

/** The words for one item, which need no reader to know our fields. */
export function itemInWords(item: TimelineItem): ItemWords {
  switch (item.kind) {
    case 'pft': {
      const { fact } = item;
      if (fact.notDone !== undefined) return { title: `PFT ${notDoneInWords(fact.notDone)}`, details: [] };
      return { title: pftValues(fact).join(' · ') || 'PFT', details: pftCircumstances(fact) };
    }
    case 'hrct':
      return hrctInWords(item.fact);
    case 'blood-test': {
      const { fact } = item;
      const values = bloodValues(fact);
      const { state, says } = fact.completeBloodCount;
      const partly = state === 'partly-done' ? [`blood count ${says}`] : [];
      return {
        title: sentence(values.join(' · ')) || 'No analyte of ours',
        details: [...partly, ...given(fact.laboratory)],
      };
    }
    case 'symptom-report': {
      const { change, comparedWithOn, instrument, score } = item.fact;
      return {
        title: sentence(SYMPTOMS[change]),
        details: [
          ...(comparedWithOn === undefined ? [] : [`compared with ${formatDay(comparedWithOn)}`]),
          ...(score === undefined ? [] : [`${instrument ?? 'score'} ${score}`]),
        ],
      };
    }
    case 'treatment':
      return treatmentInWords(item.fact);
    case 'visit':
      return {
        title: item.fact.specialty === 'joint' ? 'Joint visit' : sentence(item.fact.specialty),
        details: [],
      };
    case 'oxygen-need': {
      const { litresPerMinute, atRest, spo2 } = item.fact;
      const when = atRest === undefined ? '' : atRest ? ' at rest' : ' on exertion';
      const oxygen = litresPerMinute === undefined ? [] : [`Oxygen ${litresPerMinute} L/min${when}`];
      const saturation =
        spo2 === undefined ? [] : [`SpO₂ ${spo2} %${litresPerMinute === undefined ? when : ''}`];
      return { title: [...oxygen, ...saturation].join(' · '), details: [] };
    }
    case 'caution':
      return { title: sentence(item.fact.kind), details: given(item.fact.note) };
    case 'progression-decision': {
      const { decision, baselineOn } = item.fact;
      const details =
        baselineOn === undefined ? [] : [`judged since from the test of ${formatDay(baselineOn)}`];
      return { title: DECISION_NAMES[decision], details };
    }
    case 'person-fact':
      return { title: personFactInWords(item.fact), details: given(item.fact.reason) };
    case 'registration':
      return { title: 'Registered', details: [] };
    case 'alert':
      return {
        title:
          item.alertKind === 'drug'
            ? `Warning: ${RULE_NAMES[item.ruleId] ?? item.ruleId}`
            : `${sentence(item.alertKind)} by ${RULE_NAMES[item.ruleId] ?? item.ruleId}`,
        details: [],
      };
    case 'merge':
      return {
        title: item.undone === undefined ? 'Records merged' : 'Records merged, and parted again',
        details: [item.reason],
      };
    case 'override':
      return overrideInWords(item);
    case 'altered-verdicts':
      return { title: item.headline, details: item.lines };
  }
}

/** What a physician set stands beside what it took the place of; an end says what it ended. */
function overrideInWords({ event, test, reason, inPlaceOf, ...said }: Of<'override'>): ItemWords {
  const { interval, until } = said;
  if (event === 'ended') {
    const what = interval === undefined ? 'stopped' : intervalInWords(interval);
    return {
      title: `${TEST_NAMES[test]} ${what}: ended, the rules decide again`,
      details: [`it was to hold until ${formatDay(until)}`],
    };
  }
  const former = inPlaceOf === undefined ? [] : [`in place of ${saidInWords(inPlaceOf)}`];
  return { title: `${TEST_NAMES[test]} ${saidInWords(said)}`, details: [...former, ...given(reason)] };
}

function hrctInWords(fact: Of<'hrct'>['fact']): ItemWords {
  const { fibrosisExtentPct, fibrosisBand, ildExtentPct, pattern, fibrosisChange, comparedWithOn } = fact;
  const extent = [
    fibrosisExtentPct === undefined ? BAND[fibrosisBand ?? 'unknown'] : `fibrosis ${fibrosisExtentPct} %`,
    ildExtentPct === undefined
      ? ''
      : `ILD ${ildExtentPct} % of the lung (${ildExtentClass(pctOfLung(ildExtentPct))})`,
  ];
  const change = fibrosisChange === undefined ? '' : FIBROSIS[fibrosisChange];
  const since = comparedWithOn === undefined ? '' : `compared with ${formatDay(comparedWithOn)}`;
  const said = [...extent, change].filter(Boolean);
  return {
    title: said.length === 0 ? 'HRCT without a reading' : sentence(said.join(' · ')),
    details: [since, pattern === undefined ? '' : `pattern ${pattern}`].filter(Boolean),
  };
}

function treatmentInWords(fact: Of<'treatment'>['fact']): ItemWords {
  const { drug, route, plannedStartOn, startedOn, stoppedOn, stopReason, indication } = fact;
  const from =
    startedOn === undefined ? `planned for ${day(plannedStartOn)}` : `since ${formatDay(startedOn)}`;
  const course =
    startedOn !== undefined && stoppedOn !== undefined ? `${day(startedOn)} to ${day(stoppedOn)}` : from;
  return {
    title: `${sentence(DRUGS[drug].title)}, ${course}`,
    details: [
      route ?? '',
      indication === 'unknown'
        ? ''
        : `for the ${{ ild: 'ILD', ctd: 'CTD', other: 'other disease' }[indication]}`,
      stopReason === undefined ? '' : `stopped: ${stopReason.replaceAll('-', ' ')}`,
    ].filter(Boolean),
  };
}

/** What a dated fact about the person says. */
export function personFactInWords(fact: Of<'person-fact'>['fact']): string {
  switch (fact.kind) {
    case 'sex':
      return SEX_NAMES[fact.value.sex];
    case 'birth-date':
      return `Born ${formatDay(fact.value.birthDate)}`;
    case 'height':
      return `Height ${fact.value.heightCm} cm`;
    case 'ctd':
      return [fact.value.primary, ...fact.value.secondary].map((ctd) => CTD_NAMES[ctd]).join(', with ');
    case 'antibodies':
      return `Antibodies: ${fact.value.antibodies.join(', ') || 'none'}`;
    case 'ild-diagnosis':
      return `ILD diagnosed on ${formatDay(fact.value.diagnosedOn)}`;
    case 'ctd-diagnosis':
      return `CTD diagnosed on ${formatDay(fact.value.diagnosedOn)}`;
    case 'hrct-pattern':
      return `Pattern on HRCT: ${fact.value.pattern}`;
    case 'descent':
      return `Descent: ${fact.value.descent}`;
    case 'rapidly-progressive':
      return fact.value.flag ? 'Flagged as rapidly progressive' : 'Not flagged as rapidly progressive';
    case 'status':
      if (isOfRegistration(fact.value)) return 'Status: active, as registered, until another one is recorded';
      return `Status: ${STATUS_NAMES[fact.value.status].toLowerCase()}${
        fact.value.receiver === undefined ? '' : `, taken over by ${fact.value.receiver}`
      }`;
  }
}

const given = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : [text]);
const day = (on: string | undefined) => (on === undefined ? 'a day not stated' : formatDay(on));

/** @example sentence('breathing worse') //=> 'Breathing worse' */
function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
