import { planned } from '../first-bloods.cases.js';
import { dueItem, recordOf, treatment } from '../record.spec-support.js';

const notesOf = (record: ReturnType<typeof recordOf>) =>
  dueItem(record, 'blood', '2026-03-01')?.rules[0].notes?.filter(({ kind }) => kind === 'first-tests');

describe('The first tests of a drug (B-19, B-22, B-28)', () => {
  it('name it once, however many of its courses ran before', () => {
    const record = recordOf({
      registeredOn: '2026-02-20',
      treatments: [treatment('2025-05-01'), treatment('2025-06-01', { drug: 'mycophenolic-acid' })],
    });
    expect(notesOf(record)).toEqual([{ kind: 'first-tests', drugs: ['mycophenolate'] }]);
  });

  it('name it once, however many of its courses are planned', () => {
    const twice = [
      planned('nintedanib', '2026-03-20'),
      planned('nintedanib', '2026-03-25', 'again'),
      planned('pirfenidone', '2026-03-22'),
    ];
    expect(notesOf(recordOf({ treatments: twice }))).toEqual([
      { kind: 'first-tests', drugs: ['nintedanib', 'pirfenidone'] },
    ]);
  });
});
