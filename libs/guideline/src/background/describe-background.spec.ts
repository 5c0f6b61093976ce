import { parseIsoDate, type Ctd, type PersonFact, type PersonFactValues } from '@interstice/clinical';
import { recordOf } from '../record.spec-support.js';
import { describeBackground } from './describe-background.js';

const fact = <Kind extends keyof PersonFactValues>(kind: Kind, value: PersonFactValues[Kind]) =>
  ({ kind, value, on: parseIsoDate('2025-01-01'), id: kind, lineageId: kind }) as PersonFact;
const ofDisease = (primary: Ctd, more: readonly PersonFact[] = [], secondary: readonly Ctd[] = []) =>
  describeBackground({ ...recordOf({}), person: [fact('ctd', { primary, secondary }), ...more] });
const texts = (...asked: Parameters<typeof ofDisease>) => ofDisease(...asked).map(({ text }) => text);

describe('What is reported of a disease', () => {
  it.each<readonly [Ctd, string, string]>([
    [
      'ssc',
      'ILD in systemic sclerosis: up to 80 % on imaging, 30 to 40 % as clinical disease.',
      'systemic sclerosis, the most usual first: NSIP, then UIP, then others, then OP.',
    ],
    [
      'iim',
      'ILD in polymyositis and dermatomyositis: up to 65 to 78 % by imaging and lung function tests; more common with antisynthetase antibodies.',
      'polymyositis and dermatomyositis, the most usual first: NSIP as often as UIP, then OP.',
    ],
    [
      'ra',
      'ILD in rheumatoid arthritis: 1 to 73 %; rare in seronegative disease.',
      'rheumatoid arthritis, the most usual first: UIP, then NSIP, then OP.',
    ],
    [
      'sle',
      'ILD in systemic lupus erythematosus: 3 to 9 %.',
      'systemic lupus erythematosus, the most usual first: OP, then NSIP, then UIP.',
    ],
    [
      'sjd',
      'ILD in Sjögren’s disease: 10 to 20 %.',
      'Sjögren’s disease, the most usual first: NSIP, then UIP, then OP, then LIP.',
    ],
  ])('is how often ILD comes with %s, and in which pattern (D-01, D-02)', (ctd, frequency, patterns) => {
    const [first, second] = ofDisease(ctd);
    expect([first?.text, second?.text]).toEqual([
      frequency,
      `HRCT patterns in ${patterns} None is recorded here.`,
    ]);
    expect([first, second].map((line) => line?.cites[0]?.at)).toEqual(['table 1', 'table 2']);
  });

  it.each([
    ['NSIP', 'Recorded here: NSIP, the most usual.'],
    ['probable UIP', 'Recorded here: probable UIP, a less usual one.'],
    ['LIP', 'Recorded here: LIP, which is not named there.'],
    ['unclassifiable', 'Recorded here: unclassifiable.'],
  ])('places the recorded pattern %s (D-02)', (pattern, said) => {
    expect(texts('ra', [fact('hrct-pattern', { pattern: 'UIP' })])[1]).toMatch(/UIP, the most usual\.$/);
    expect(texts('ssc', [fact('hrct-pattern', { pattern })])[1]?.endsWith(said)).toBe(true);
  });

  it('tells the risks in systemic sclerosis beside those on record, those that are not, and no others (D-04)', () => {
    const all =
      'Reported risks of ILD in systemic sclerosis: male sex, older age (no limit is given), African-American descent, diffuse skin disease and anti-Scl-70 antibodies.';
    expect(texts('ssc')[2]).toBe(
      `${all} None of them is recorded here. Not recorded: male sex, African-American descent, diffuse skin disease or anti-Scl-70 antibodies.`,
    );
    const every = [
      fact('sex', { sex: 'male' }),
      fact('descent', { descent: 'African American' }),
      fact('antibodies', { antibodies: ['ANA', 'anti-topoisomerase I'] }),
    ];
    const diffuse = fact('ctd', { primary: 'ssc', secondary: [], subtype: 'diffuse cutaneous' });
    const [, , risks] = describeBackground({ ...recordOf({}), person: [diffuse, ...every] });
    expect(risks?.text).toBe(
      `${all} Recorded here: male sex, African-American descent, diffuse skin disease and anti-Scl-70 antibodies.`,
    );
    const none = [
      fact('sex', { sex: 'female' }),
      fact('descent', { descent: 'European' }),
      fact('antibodies', { antibodies: ['anti-Scl-70 negative'] }),
    ];
    const limited = fact('ctd', { primary: 'ssc', secondary: [], subtype: 'limited cutaneous' });
    const [, , noRisk] = describeBackground({ ...recordOf({}), person: [limited, ...none] });
    expect(noRisk?.text).toBe(`${all} None of them is recorded here.`);
    const others = [fact('sex', { sex: 'unknown' }), fact('antibodies', { antibodies: ['anti-centromere'] })];
    expect(texts('ssc', others)[2]).toMatch(/Not recorded: male sex, .*anti-Scl-70 antibodies\.$/);
  });

  it('says that the course tells more than the start, in systemic sclerosis (P-09)', () => {
    expect(texts('ssc')[3]).toBe(
      'In SLS I the decline of FVC and DLCO over 2 years predicted death better than FVC or DLCO at the start did.',
    );
    expect(texts('ra')).toHaveLength(2);
  });

  it('tells every disease of a patient, says where the source has no figure, and nothing without a disease', () => {
    expect(texts('mctd', [], ['sjd'])).toEqual([
      'How often ILD comes with mixed connective tissue disease, and in which pattern, is not in the source read.',
      'ILD in Sjögren’s disease: 10 to 20 %.',
      expect.stringContaining('Sjögren’s disease, the most usual first'),
    ]);
    expect(describeBackground(recordOf({}))).toEqual([]);
  });
});
