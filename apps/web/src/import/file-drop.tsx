import { Button, FileButton, Group, Text } from '@mantine/core';
import { useState, type DragEvent } from 'react';
import classes from './file-drop.module.css';

interface FileDropProps {
  readonly file: File | null;
  readonly error: string | undefined;
  readonly choose: (file: File | null) => void;
}

/** A file, dropped here or chosen. */
export function FileDrop({ file, error, choose }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div>
      <Group
        className={`${classes['drop'] ?? ''} ${isOver ? (classes['over'] ?? '') : ''}`}
        onDragEnter={over}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          choose(event.dataTransfer.files[0] ?? null);
        }}
      >
        <FileButton accept=".csv,text/csv" onChange={choose} inputProps={{ 'aria-label': 'CSV file' }}>
          {(props) => (
            <Button {...props} variant="default" aria-describedby="chosen-file">
              Choose a file
            </Button>
          )}
        </FileButton>
        <Text id="chosen-file" role="status">
          {file === null ? 'or drop a CSV file here' : `${file.name}, ${sizeOf(file)}`}
        </Text>
      </Group>
      {error !== undefined && (
        <Text size="sm" c="var(--tone-critical)" role="alert" mt={4}>
          {error}
        </Text>
      )}
    </div>
  );
}

function sizeOf({ size }: File): string {
  return size < 1_048_576 ? `${Math.ceil(size / 1024)} kB` : `${(size / 1_048_576).toFixed(1)} MB`;
}
