import type { ComparedPair, EvidenceSeen } from '@interstice/contracts';
import { Table, Text } from '@mantine/core';
import { formatDay } from '../ui/day';
import classes from './alert.module.css';
import { changeOf, millilitres, monthsBetween, percent } from './figures';
import { measureInWords } from './measure-words';

/** The tests behind an alert: the greatest fall and, where it is another one, the fall to the last test. */
export function PairTables({ evidence }: { readonly evidence: Pick<EvidenceSeen, 'worst' | 'latest'> }) {
  const { worst, latest } = evidence;
  if (worst === null && latest === null) return null;
  const isOther = worst !== null && latest !== null && keyOf(worst) !== keyOf(latest);
  return (
    <>
      {worst !== null && (
        <PairTable caption={isOther ? 'The greatest fall' : 'The tests compared'} pair={worst} />
      )}
      {latest !== null && (isOther || worst === null) && (
        <PairTable caption={isOther ? 'The fall to the last test' : 'The tests compared'} pair={latest} />
      )}
    </>
  );
}

const keyOf = ({ earlier, later, measure }: ComparedPair) =>
  `${earlier.lineageId} ${later.lineageId} ${measure}`;

interface PairTableProps {
  readonly caption: string;
  readonly pair: ComparedPair;
}

/** Both tests and what changed; days only for who reads no values. */
export function PairTable({ caption, pair }: PairTableProps) {
  const { earlier, later } = pair;
  const change = changeOf(pair);
  const hasFvc = earlier.fvcMl !== undefined || later.fvcMl !== undefined;
  const hasPct = earlier.fvcPctPred !== undefined || later.fvcPctPred !== undefined;
  const isRecomputed = earlier.fvcPctRecomputed !== undefined || later.fvcPctRecomputed !== undefined;
  const isDlco = pair.measure === 'dlco-pct';
  const rows = [
    { name: 'Earlier', test: earlier },
    { name: 'Later', test: later },
  ];
  const relative = change.relative === undefined ? '' : `${change.relative} of the earlier value`;
  // One below the other: points and percent of the same fall are easily taken for each other.
  const inPct = [change.points, relative].filter((part) => part !== undefined && part !== '').join('\n');
  return (
    <div className={classes['scrolls']}>
      <Table
        className={classes['numbers'] ?? ''}
        horizontalSpacing={6}
        verticalSpacing={4}
        fz="sm"
        w="auto"
        miw="60%"
      >
        <caption className={classes['caption']}>{caption}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Test</Table.Th>
            <Table.Th scope="col">Day</Table.Th>
            {hasFvc && <Table.Th scope="col">FVC</Table.Th>}
            {hasPct && <Table.Th scope="col">FVC % predicted{isRecomputed ? ', as reported' : ''}</Table.Th>}
            {isRecomputed && <Table.Th scope="col">FVC % predicted, recomputed</Table.Th>}
            {isDlco && <Table.Th scope="col">DLCO % predicted</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, test }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>{formatDay(test.on)}</Table.Td>
              {hasFvc && (
                <Table.Td>{test.fvcMl === undefined ? 'not recorded' : millilitres(test.fvcMl)}</Table.Td>
              )}
              {hasPct && (
                <Table.Td>
                  {test.fvcPctPred === undefined ? 'not recorded' : percent(test.fvcPctPred)}
                </Table.Td>
              )}
              {isRecomputed && (
                <Table.Td>
                  {test.fvcPctRecomputed === undefined
                    ? 'not recorded'
                    : `${test.fvcPctRecomputed.toFixed(2)} %`}
                </Table.Td>
              )}
              {isDlco && (
                <Table.Td>
                  {test.dlcoPctPred === undefined ? 'not recorded' : percent(test.dlcoPctPred)}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
          <Table.Tr fw={600}>
            <Table.Th scope="row">
              {hasFvc || hasPct || isRecomputed || isDlco ? 'Change' : 'Between'}
            </Table.Th>
            <Table.Td className={classes['between'] ?? ''}>{monthsBetween(earlier.on, later.on)}</Table.Td>
            {hasFvc && (
              <Table.Td className={classes['wraps'] ?? ''}>
                {[change.volume, pair.measure === 'litres' ? relative : '']
                  .filter((part) => part !== undefined && part !== '')
                  .join(', ')}
              </Table.Td>
            )}
            {hasPct && (
              <Table.Td className={classes['wraps'] ?? ''}>
                {pair.measure === 'reported-pct' ? inPct : ''}
              </Table.Td>
            )}
            {isRecomputed && <Table.Td className={classes['wraps'] ?? ''}>{inPct}</Table.Td>}
            {isDlco && <Table.Td className={classes['wraps'] ?? ''}>{inPct}</Table.Td>}
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <Text size="sm" className="muted" mt={4}>
        {measureInWords(pair)}
      </Text>
    </div>
  );
}
