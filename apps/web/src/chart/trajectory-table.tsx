import type { DataNote } from '@interstice/contracts';
import { Button, Table, Text } from '@mantine/core';
import { AnchorLink } from '../ui/links';
import { useState } from 'react';
import type { ItemOfKind } from '../api/patients';
import { notDoneInWords } from '../timeline/value-words';
import { formatDay } from '../ui/day';
import type { RecomputedFvc } from './trajectory-layout';
import classes from './trajectory.module.css';

interface TrajectoryTableProps {
  readonly patientId: string;
  /** The latest first, as the timeline gives them. */
  readonly tests: readonly ItemOfKind<'pft'>[];
  readonly mayCorrect: boolean;
  readonly baselineOn: string | undefined;
  /** Where tests began to be done, or told, in another way. */
  readonly notes: readonly DataNote[];
  readonly recomputed: RecomputedFvc | null;
}

const FIRST = 24;

/** All that the chart shows of the tests, with what was corrected, excluded and withdrawn. */
export function TrajectoryTable({
  patientId,
  tests,
  mayCorrect,
  baselineOn,
  notes,
  recomputed,
}: TrajectoryTableProps) {
  const [all, setAll] = useState(false);
  const units = new Set(tests.flatMap(({ fact }) => fact.dlcoUnit ?? []));
  const oneUnit = units.size === 1 ? [...units][0] : undefined;
  const shown = all ? tests : tests.slice(0, FIRST);
  return (
    <>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label="Lung function tests, table">
        <Table striped withTableBorder fz="sm" verticalSpacing={4} captionSide="top">
          <Table.Caption>
            {shown.length === tests.length
              ? `Lung function tests, the latest first: ${tests.length}.`
              : `Lung function tests: the latest ${shown.length} of ${tests.length}.`}{' '}
            Hb: corrected for haemoglobin.
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Day</Table.Th>
              <Table.Th scope="col" ta="right">
                FVC, mL
              </Table.Th>
              <Table.Th scope="col" ta="right">
                FVC, %
              </Table.Th>
              {recomputed !== null && (
                <Table.Th scope="col" ta="right">
                  FVC, % by {recomputed.equation}
                </Table.Th>
              )}
              <Table.Th scope="col" ta="right">
                DLCO{oneUnit === undefined ? '' : `, ${oneUnit}`}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                DLCO, %
              </Table.Th>
              <Table.Th scope="col">Grade</Table.Th>
              <Table.Th scope="col">Where and how</Table.Th>
              <Table.Th scope="col">Equation</Table.Th>
              <Table.Th scope="col">Remarks</Table.Th>
              {mayCorrect && (
                <Table.Th scope="col" className="no-print">
                  <span className="visually-hidden">Correct</span>
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((item) => (
              <TestRow
                key={item.lineageId}
                item={item}
                patientId={patientId}
                mayCorrect={mayCorrect}
                isBaseline={item.on === baselineOn}
                notes={notes.filter(({ lineageId }) => lineageId === item.lineageId)}
                namesUnit={oneUnit === undefined}
                recomputed={recomputed}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {tests.length > FIRST && (
        <Button
          className="no-print"
          variant="default"
          size="compact-sm"
          mt="xs"
          onClick={() => setAll((shownAll) => !shownAll)}
        >
          {all ? `Show the latest ${FIRST}` : `Show all ${tests.length}`}
        </Button>
      )}
    </>
  );
}

interface TestRowProps {
  readonly item: ItemOfKind<'pft'>;
  readonly patientId: string;
  readonly mayCorrect: boolean;
  readonly isBaseline: boolean;
  readonly notes: readonly DataNote[];
  readonly namesUnit: boolean;
  readonly recomputed: RecomputedFvc | null;
}

function TestRow({ item, patientId, mayCorrect, isBaseline, notes, namesUnit, recomputed }: TestRowProps) {
  const { fact, withdrawn } = item;
  const struck = withdrawn === undefined ? undefined : classes['withdrawn'];
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400} className={`${classes['day'] ?? ''} ${struck ?? ''}`}>
        {formatDay(item.on)}
      </Table.Th>
      <Table.Td ta="right" className={struck}>
        {fact.fvcMl}
      </Table.Td>
      <Table.Td ta="right" className={struck}>
        {fact.fvcPctPred?.toFixed(1)}
      </Table.Td>
      {recomputed !== null && (
        <Table.Td ta="right" className={struck}>
          {recomputed.pcts.get(item.lineageId)?.toFixed(1)}
        </Table.Td>
      )}
      <Table.Td ta="right" className={struck}>
        {fact.dlco === undefined ? '' : `${fact.dlco} ${namesUnit ? (fact.dlcoUnit ?? '') : ''}`}
      </Table.Td>
      <Table.Td ta="right" className={struck}>
        {fact.dlcoPctPred?.toFixed(1)}
        {fact.dlcoPctPred !== undefined && fact.hbCorrected === true && ' Hb'}
      </Table.Td>
      <Table.Td>{fact.qualityGrade ?? (fact.notDone === undefined ? 'none' : '')}</Table.Td>
      <Table.Td>{circumstances(item)}</Table.Td>
      <Table.Td>{fact.referenceEquation}</Table.Td>
      <Table.Td>
        {[...remarks(item, isBaseline), ...notes.map(({ what }) => NOTE_WORDS[what])].map((remark) => (
          <Text key={remark} size="sm">
            {remark}
          </Text>
        ))}
      </Table.Td>
      {mayCorrect && (
        <Table.Td className="no-print">
          {withdrawn === undefined && (
            <AnchorLink
              size="sm"
              to="/patients/$patientId/correct/$kind/$lineageId"
              params={{ patientId, kind: 'pft', lineageId: item.lineageId }}
              aria-label={`Correct the test of ${formatDay(item.on)}`}
            >
              Correct
            </AnchorLink>
          )}
        </Table.Td>
      )}
    </Table.Tr>
  );
}

/** In short, as a remark beside the values. */
const NOTE_WORDS: Readonly<Record<DataNote['what'], string>> = {
  setting: 'Another setting from here on',
  bronchodilator: 'Other bronchodilation from here on',
  laboratory: 'Another laboratory from here on',
  device: 'Another device from here on',
  'reference-equation': 'Another equation from here on',
  'dlco-reference-equation': 'Another DLCO equation from here on',
};

function circumstances({ fact }: ItemOfKind<'pft'>): string {
  const { setting, bronchodilator, laboratory } = fact;
  const where = setting === 'home' ? 'home' : (laboratory ?? (setting === 'lab' ? 'laboratory' : ''));
  return [where, bronchodilator === 'unknown' ? '' : bronchodilator].filter(Boolean).join(', ');
}

function remarks({ fact, versions, withdrawn }: ItemOfKind<'pft'>, isBaseline: boolean): string[] {
  const last = versions.at(-1);
  const corrected = versions.length > 1 ? `Corrected: ${last?.reason ?? 'no reason stated'}` : '';
  return [
    isBaseline && fact.excluded === undefined ? 'Baseline' : '',
    fact.notDone === undefined ? '' : notDoneInWords(fact.notDone),
    fact.excluded === undefined ? '' : `Kept out of judging: ${fact.excluded.reason}`,
    corrected,
    withdrawn === undefined
      ? ''
      : `${withdrawn.movedTo === undefined ? 'Withdrawn' : 'Moved to another patient'}: ${withdrawn.reason ?? 'no reason stated'}`,
  ].filter(Boolean);
}
