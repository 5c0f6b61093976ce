import type { PatientResponse, PersonFactResponse } from '@interstice/contracts';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { correctPersonFact } from '../api/patients';
import { changedFields } from '../entry/changes';
import { valuesOf } from '../entry/entered-values';
import type { Body, FormDescription } from '../entry/field';
import { FormErrors } from '../entry/form-errors';
import { FormFields } from '../entry/form-fields';
import { GuardedModal } from '../entry/guarded-modal';
import { onlyButtonsSave } from '../entry/only-buttons-save';
import { useEntry } from '../entry/use-entry';
import { useChosenSite } from '../session/chosen-site';
import { todayAt } from '../ui/day';
import { PatientIdentity } from '../ui/patient-identity';
import { PERSON_FACT_NAMES, personFactForm } from './person-fact-forms';

interface CorrectPersonFactProps {
  readonly patient: PatientResponse;
  readonly fact: PersonFactResponse;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

/** Says anew what a dated fact about the person says, and why. */
export function CorrectPersonFact(props: CorrectPersonFactProps) {
  const form = personFactForm(props.fact.kind);
  return form === undefined ? null : <CorrectDialog {...props} form={form} />;
}

function CorrectDialog(props: CorrectPersonFactProps & { readonly form: FormDescription }) {
  const { patient, fact, form, onClose, onSaved } = props;
  const { sites, site } = useChosenSite();
  const today = todayAt((sites.find(({ id }) => id === patient.siteId) ?? site).timeZone);
  const formRef = useRef<HTMLFormElement>(null);
  const before: Body = { ...fact };
  const entry = useEntry<PersonFactResponse>({
    form,
    schema: 'personFactCorrection',
    start: { ...valuesOf(form, before), reason: '' },
    today,
    formRef,
    complete: (body, { reason = '' }) => ({
      ...body,
      kind: fact.kind,
      reason: reason.trim(),
      versionId: fact.versionId,
    }),
    check: (body, { reason = '' }) => ({
      ...(reason.trim() === '' ? { reason: 'Please say why.' } : {}),
      ...(changedFields(form, [before, body]).length === 0
        ? { '': 'Nothing is different from what is on record.' }
        : {}),
    }),
    send: (body) => correctPersonFact(patient.id, fact.lineageId, body),
    onSaved,
  });
  return (
    <GuardedModal
      opened
      onClose={onClose}
      title={`Correct: ${PERSON_FACT_NAMES[fact.kind]}`}
      size="lg"
      isDirty={entry.isDirty}
      isBusy={entry.isSaving}
    >
      {(cancel) => (
        <form
          ref={formRef}
          onKeyDown={onlyButtonsSave}
          onSubmit={entry.onSubmit}
          noValidate
          aria-label="Correct what is on record about the person"
        >
          <Stack>
            <div role="group" aria-label="What it says" tabIndex={-1} data-autofocus>
              <FormFields form={form} entry={entry} today={today} />
            </div>
            <TextInput
              label="Reason for the correction"
              name="reason"
              required
              maxLength={500}
              autoComplete="off"
              placeholder="Typing error"
              error={entry.errors['reason']}
              value={entry.values['reason'] ?? ''}
              onChange={(event) => entry.set('reason', event.currentTarget.value)}
            />
            <FormErrors entry={entry} />
            <Text component="div" size="sm">
              <PatientIdentity patient={patient} />
            </Text>
            <Group>
              <Button type="submit" loading={entry.isSaving}>
                Save the correction
              </Button>
              <Button variant="default" onClick={cancel}>
                Cancel
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </GuardedModal>
  );
}
