import { Text } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { formatInstant } from '../ui/day';
import { PatientIdentity, type Identity } from '../ui/patient-identity';
import classes from './patient.module.css';

interface PrintedSheetProps {
  readonly patient: Identity;
  readonly timeZone: string;
  readonly isDemo: boolean;
  readonly children: ReactNode;
}

/** On paper every sheet says whose it is, and the last when it was printed; on the screen this adds nothing. */
export function PrintedSheet({ patient, timeZone, isDemo, children }: PrintedSheetProps) {
  const [printedAt, setPrintedAt] = useState<string>();
  useEffect(() => {
    const note = () => flushSync(() => setPrintedAt(new Date().toISOString()));
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, []);
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
