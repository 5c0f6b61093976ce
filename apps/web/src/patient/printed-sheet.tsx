import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatInstant } from '../ui/day';
import { PatientIdentity, type Identity } from '../ui/patient-identity';
import { usePrintedAt } from '../ui/use-printed-at';
import classes from './patient.module.css';

interface PrintedSheetProps {
  readonly patient: Identity;
  readonly timeZone: string;
  readonly isDemo: boolean;
  readonly children: ReactNode;
}

/** On paper every sheet says whose it is, and the last when it was printed; on the screen this adds nothing. */
export function PrintedSheet({ patient, timeZone, isDemo, children }: PrintedSheetProps) {
  const printedAt = usePrintedAt();
  return (
    <div className={classes['sheet']}>
      <div className={classes['running']} aria-hidden="true">
        <div>
          <PatientIdentity patient={patient} />
          <Text inherit>
            {isDemo && 'Demo clinic: this patient is made up. '}
            {printedAt !== undefined && `Printed ${formatInstant(printedAt, timeZone)} from Interstice.`}
          </Text>
        </div>
      </div>
      <div className={classes['body']}>
        <div className={classes['content']}>{children}</div>
      </div>
    </div>
  );
}
