import { describe, expect, it } from '@jest/globals';
import type { ListedOptions, TreatmentOption } from '@interstice/contracts';
import { documentsOf } from './cited-documents';

const reason = (doc: string, at: string, title?: string) => ({
  text: 'As it is said.',
  cites: [{ doc, at, ...(title !== undefined && { title, url: `https://example.org/${doc}` }) }],
});
const option = {
  recommendation: reason('approach', 'first line', 'An approach'),
  because: [{ text: 'Without a source.' }],
  dose: [],
  monitoring: [reason('label', 'warnings', 'A label')],
  trials: [{ id: 't', title: 'T', inThisDisease: true, because: [reason('trial', 'table 1')] }],
  notes: [],
} as unknown as TreatmentOption;

describe('The sources of treatment options', () => {
  it('are named in full once each, however often they are cited, and on paper only where paper cites them (B-33)', () => {
    const options = {
      groups: [{ because: [reason('approach', 'SSc-ILD', 'An approach')], lists: [{ options: [option] }] }],
      referrals: [],
      against: [{ because: [reason('approach', 'pitfalls', 'An approach')] }],
      background: [reason('review', 'table 1', 'A review')],
      notChecked: reason('choices', 'not checked', 'Choices'),
    } as unknown as ListedOptions;
    expect(documentsOf(options)).toEqual([
      { doc: 'approach', title: 'An approach', url: 'https://example.org/approach', isOnPaper: true },
      { doc: 'label', title: 'A label', url: 'https://example.org/label', isOnPaper: false },
      { doc: 'trial', title: 'trial', isOnPaper: false },
      { doc: 'review', title: 'A review', url: 'https://example.org/review', isOnPaper: true },
      { doc: 'choices', title: 'Choices', url: 'https://example.org/choices', isOnPaper: true },
    ]);
  });
});
