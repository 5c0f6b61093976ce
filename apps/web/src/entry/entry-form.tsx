import type { PatientResponse } from '@interstice/contracts';
import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { factsQuery, recordFact, type AnyFact } from '../api/facts';
import { useGraft } from '../patient/use-graft';
import { useChosenSite } from '../session/chosen-site';
import { todayAt } from '../ui/day';
import { ProblemNotice } from '../ui/problem-notice';
import { Compared } from './compared';
import { compareWithPast } from './comparison';
import { initialValues, valuesForNext } from './entered-values';
import { formAt, valueAt, type Body, type FactForm, type Field } from './field';
import { FormFields } from './form-fields';
import { FormErrors } from './form-errors';
import { LeaveGuard, useUnsaved } from './leave-guard';
import { LimitsOffer } from './limits-offer';
import { loadContracts } from './load-contracts';
import { OnRecord } from './on-record';
import { onlyButtonsSave } from './only-buttons-save';
import { SaveBar } from './save-bar';
import { useEntry } from './use-entry';
import { useSavedNotice } from './use-saved-notice';

interface EntryFormProps {
  readonly patient: PatientResponse;
  readonly form: FactForm;
}

/** One result of one patient, entered beside the value before. */
export function EntryForm({ patient, form: anywhere }: EntryFormProps) {
  const { sites, site } = useChosenSite();
  const { timeZone } = sites.find(({ id }) => id === patient.siteId) ?? site;
  const today = todayAt(timeZone);
  const form = useMemo(() => formAt(anywhere, timeZone), [anywhere, timeZone]);
  const navigate = useNavigate();
  const past = useQuery(factsQuery(patient.id, form.kind));
  const graft = useGraft(patient.id);
  const notRead = past.error ?? graft.error;
  const sayThatItIsSaved = useSavedNotice(patient.id, form);
  const goesOn = useRef(false);
  const formRef = useRef<HTMLFormElement>(null);
  const entry = useEntry<AnyFact>({
    form,
    start: initialValues(form, today),
    today,
    formRef,
    send: (body) => recordFact(patient.id, form.kind, body),
    onSaved: (fact) => {
      sayThatItIsSaved(fact);
      unsaved.current = false;
      entry.restart(valuesForNext(form, entry.values, today));
      if (goesOn.current) formRef.current?.querySelector('input')?.focus();
      else void navigate({ to: '/patients/$patientId', params: { patientId: patient.id } });
    },
  });
  const unsaved = useUnsaved(entry.isDirty);
  useEffect(() => void loadContracts().catch(() => undefined), []); // Loaded again when it is needed.
  return (
    <form
      onKeyDown={onlyButtonsSave}
      ref={formRef}
      onSubmit={entry.onSubmit}
      noValidate
      aria-label={`Enter ${form.one}`}
    >
      <LeaveGuard unsaved={unsaved} />
      <Stack gap="md">
        {notRead !== null && (
          <ProblemNotice
            error={notRead}
            title="Earlier values could not be read; you can save without them"
            retry={() => void Promise.all([past.refetch(), graft.refetch()])}
          />
        )}
        <div inert={entry.isSaving}>
          <FormFields
            form={form}
            entry={entry}
            today={today}
            beside={(field) => (
              <Beside patientId={patient.id} form={form} field={field} body={entry.body} past={past.data} />
            )}
            suggestions={(field) => suggestionsOf(field, past.data ?? [])}
            offer={() => <LimitsOffer entry={entry} past={past.data ?? []} />}
          />
        </div>
        <FormErrors entry={entry} />
        <SaveBar patient={patient}>
          <Button
            type="submit"
            variant="default"
            disabled={entry.isSaving}
            onClick={() => {
              goesOn.current = true;
            }}
          >
            Save and enter another
          </Button>
          <Button
            type="submit"
            loading={entry.isSaving}
            onClick={() => {
              goesOn.current = false;
            }}
          >
            Save
          </Button>
        </SaveBar>
        <OnRecord patientId={patient.id} form={form} facts={past.data} />
      </Stack>
    </form>
  );
}

interface BesideProps {
  readonly patientId: string;
  readonly form: FactForm;
  readonly field: Field;
  readonly body: Body;
  readonly past: readonly AnyFact[] | undefined;
}

/** The value before, for fields that are compared. */
export function Beside({ patientId, form, field, body, past }: BesideProps) {
  const { on: graftOn } = useGraft(patientId);
  // Not known is not none: what might be of two pairs of lungs is not compared.
  if (!('isCompared' in field) || past === undefined || graftOn === undefined) return null;
  return (
    <Compared
      compared={compareWithPast(form, field, body, past, graftOn)}
      isGiven={valueAt(body, field.name) !== undefined}
    />
  );
}

/** What the same field said before, for names that are written in many ways. */
export function suggestionsOf(field: Field, past: readonly AnyFact[]): readonly string[] {
  if (field.type !== 'text' || !field.isSuggested) return [];
  const said = past.map((fact) => valueAt(fact as unknown as Body, field.name));
  return [...new Set(said.filter((it) => typeof it === 'string'))];
}
