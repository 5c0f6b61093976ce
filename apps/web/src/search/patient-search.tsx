import type { PatientList, PatientSummary } from '@interstice/contracts';
import { Combobox, Kbd, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { request } from '../api/request';
import { useMay } from '../session/me';
import { PatientIdentity } from '../ui/patient-identity';

const SHOWN = 12;

const searchFor = (text: string) =>
  queryOptions({
    queryKey: ['patients', 'search', text],
    queryFn: ({ signal }) =>
      request<PatientList>('POST', '/patients/search', { body: { text, limit: SHOWN }, signal }),
    gcTime: 60_000,
  });

/** Finds a patient by the beginning of a name or MRN. The text goes in a body, never in an address. */
export function PatientSearch() {
  const maySearch = useMay('patient.search');
  return maySearch ? <Search /> : <span />;
}

function Search() {
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const queryClient = useQueryClient();
  const found = useQuery({
    ...searchFor(asked),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  useHotkeys([['/', () => input.current?.focus(), { usePhysicalKeys: false }]]);
  // Those of a former text are shown until the new ones are there, but never opened by a quick Enter.
  const isCurrent = asked === text.trim() && !found.isPlaceholderData;
  const patients: readonly PatientSummary[] = asked === '' ? [] : (found.data?.items ?? []);
  const [first] = isCurrent ? patients : [];
  const open = (patientId: string) => {
    setText('');
    combobox.closeDropdown();
    input.current?.blur();
    void navigate({ to: '/patients/$patientId', params: { patientId } });
  };
  // An Enter that was quicker than the answer counts when the answer names one person; of several somebody has to choose.
  // That there is no answer is told by the list.
  const openTheOnly = async (typed: string) => {
    const answer = await queryClient.ensureQueryData(searchFor(typed)).catch(() => undefined);
    const [only, another] = answer?.items ?? [];
    if (only && !another && input.current?.value.trim() === typed) open(only.id);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={open} width={420} position="bottom">
      <Combobox.Target>
        <TextInput
          ref={input}
          w={280}
          miw={110}
          flex="0 1 auto"
          size="sm"
          type="search"
          aria-label="Search for a patient by name or MRN"
          placeholder="Name or MRN"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || combobox.getSelectedOptionIndex() !== -1) return;
            event.preventDefault();
            if (first) open(first.id);
            else if (!isCurrent && text.trim() !== '') void openTheOnly(text.trim());
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          rightSection={found.isFetching ? <Loader size={14} /> : <Kbd size="xs">/</Kbd>}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === ''}>
        <Combobox.Options>
          {patients.map((patient) => (
            <Combobox.Option value={patient.id} key={patient.id}>
              <Text size="sm">
                <PatientIdentity patient={patient} />
              </Text>
            </Combobox.Option>
          ))}
          {found.isError && <Combobox.Empty>The search did not work. Please try again.</Combobox.Empty>}
          {isCurrent && found.isSuccess && patients.length === 0 && (
            <Combobox.Empty>Nobody at your sites whose name or MRN begins so.</Combobox.Empty>
          )}
          {patients.length > 0 && typeof found.data?.nextCursor === 'string' && (
            <Combobox.Footer>More than {SHOWN}: type more of the name.</Combobox.Footer>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
