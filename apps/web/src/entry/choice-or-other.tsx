import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';

interface ChoiceOrOtherProps {
  readonly choices: readonly string[];
  readonly value: string;
  readonly set: (name: string, value: string) => void;
  readonly common: { readonly name: string; readonly label: string } & Readonly<Record<string, unknown>>;
}

/** No name of a choice: a name has no blank at its end. */
const OTHER = 'other ';

/** A name from a list, or any other, which is then written beside it. What is on record and not in the list is such a one. */
export function ChoiceOrOther({ choices, value, set, common }: ChoiceOrOtherProps) {
  const [isOther, setOther] = useState(false);
  const isWritten = value === '' ? isOther : !choices.includes(value);
  return (
    <>
      <NativeSelect
        {...common}
        {...(isWritten ? { name: undefined, error: undefined, description: undefined } : {})}
        data={[
          { value: '', label: '' },
          ...choices.map((choice) => ({ value: choice, label: choice })),
          { value: OTHER, label: 'Other …' },
        ]}
        value={isWritten ? OTHER : value}
        onChange={({ currentTarget: { value: chosen } }) => {
          setOther(chosen === OTHER);
          set(common.name, chosen === OTHER ? '' : chosen);
        }}
      />
      {isWritten && (
        <TextInput
          {...common}
          label={`${common.label}: its name`}
          autoComplete="off"
          mt={4}
          value={value}
          onChange={({ currentTarget: { value: written } }) => {
            setOther(true);
            set(common.name, written);
          }}
        />
      )}
    </>
  );
}
