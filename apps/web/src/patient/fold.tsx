import { useState, type ReactNode } from 'react';
import classes from './patient.module.css';

interface FoldProps {
  readonly label: string;
  /** For whoever hears the label without what stands around it. */
  readonly about: string;
  readonly children: ReactNode;
}

/** What is behind a line that opens it. It is drawn when it is opened: a long record has hundreds of sentences. */
export function Fold({ label, about, children }: FoldProps) {
  const [opened, setOpened] = useState(false);
  return (
    <details
      className={`${classes['why'] ?? ''} no-print`}
      onToggle={({ currentTarget }) => setOpened(currentTarget.open)}
    >
      <summary>
        {label}
        <span className="visually-hidden"> ({about})</span>
      </summary>
      {opened && children}
    </details>
  );
}
