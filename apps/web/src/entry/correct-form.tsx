import type { PatientResponse } from '@interstice/contracts';
import { Button, Fieldset, Stack, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { correctFact, factsQuery, type AnyFact } from '../api/facts';
import { ProblemError } from '../api/problem-error';
import { useChosenSite } from '../session/chosen-site';
import { todayAt } from '../ui/day';
import { changedFields, ontoCurrent } from './changes';
import { ConflictNotice } from './conflict-notice';
import { Beside, suggestionsOf } from './entry-form';
import { valuesOf, type Values } from './entered-values';
import { formAt, type Body, type FactForm } from './field';
import { FormErrors } from './form-errors';
import { FormFields } from './form-fields';
import { LeaveGuard, useUnsaved } from './leave-guard';
import { LimitsOffer } from './limits-offer';
import { onlyButtonsSave } from './only-buttons-save';
import { SaveBar } from './save-bar';
import { useEntry } from './use-entry';
import { VersionsTable } from './versions-table';

interface CorrectFormProps {
  readonly patient: PatientResponse;
  readonly form: FactForm;
  /** As it stands on record now; it may change while somebody corrects it here. */
  readonly latest: AnyFact;
}

/** All values of a result anew, with why, and with what will be different. */
export function CorrectForm({ patient, form: anywhere, latest }: CorrectFormProps) {
  const { sites, site } = useChosenSite();
  const { timeZone } = sites.find(({ id }) => id === patient.siteId) ?? site;
  const today = todayAt(timeZone);
  const form = useMemo(() => formAt(anywhere, timeZone), [anywhere, timeZone]);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const past = useQuery(factsQuery(patient.id, form.kind));
  const [standing, setStanding] = useState(latest);
  const formRef = useRef<HTMLFormElement>(null);
  const outcome = useRef<HTMLHeadingElement>(null);
  const before = asShown(form, standing);
  const entry = useEntry<AnyFact>({
    form,
    schema: form.correction,
    start: startOf(form, standing),
    today,
    formRef,
    complete: (body, { reason = '' }) => ({
      ...body,
      reason: reason.trim(),
      versionId: standing.versionId,
    }),
    check: (body, { reason = '' }) => ({
      ...(reason.trim() === '' ? { reason: 'Please say why.' } : {}),
      ...(changedFields(form, [before, body]).length === 0
        ? { '': 'Nothing is different from what is on record.' }
        : {}),
    }),
    send: (body) =>
      correctFact({ patientId: patient.id, kind: form.kind, lineageId: standing.lineageId }, body),
    onSaved: (fact) => {
      unsaved.current = false;
      setStanding(fact);
      void queryClient.invalidateQueries({ queryKey: ['patient', patient.id] });
      notifications.show({
        role: 'status',
        position: 'top-right',
        title: `${form.name} corrected`,
        message: 'What follows from it appears on the patient’s page within moments.',
        closeButtonProps: { 'aria-label': 'Close' },
      });
      void navigate({ to: '/patients/$patientId', params: { patientId: patient.id } });
    },
  });
  const unsaved = useUnsaved(entry.isDirty);
  const changes = changedFields(form, [before, entry.body]);
  const current = currentOf(entry.problem) ?? (latest.versionId === standing.versionId ? undefined : latest);
  const goOnFrom = (fact: AnyFact, keepsOwn: boolean) => {
    outcome.current?.focus(); // The buttons that were pressed go away.
    const next = startOf(form, fact);
    setStanding(fact);
    entry.restart(
      next,
      keepsOwn ? ontoCurrent({ began: startOf(form, standing), typed: entry.values, current: next }) : next,
    );
  };
  return (
    <form
      onKeyDown={onlyButtonsSave}
      ref={formRef}
      onSubmit={entry.onSubmit}
      noValidate
      aria-label={`Correct ${form.one}`}
    >
      <LeaveGuard unsaved={unsaved} />
      <Stack gap="md">
        <div inert={entry.isSaving}>
          <FormFields
            form={form}
            entry={entry}
            today={today}
            beside={(field) => (
              <Beside
                patientId={patient.id}
                form={form}
                field={field}
                body={entry.body}
                past={past.data?.filter(({ lineageId }) => lineageId !== standing.lineageId)}
              />
            )}
            suggestions={(field) => suggestionsOf(field, past.data ?? [])}
            offer={() => <LimitsOffer entry={entry} past={past.data ?? []} />}
          />
        </div>
        <Fieldset legend="Why" variant="filled">
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
        </Fieldset>
        <section aria-labelledby="what-changes">
          <Title order={2} id="what-changes" mb="xs" ref={outcome} tabIndex={-1}>
            What will be different
          </Title>
          {changes.length === 0 ? (
            <Text className="muted">Nothing yet: change a value above.</Text>
          ) : (
            <VersionsTable
              caption="What will be different"
              names={['On record', 'Corrected']}
              fields={changes}
            />
          )}
        </section>
        <FormErrors entry={current ? { ...entry, problem: null } : entry} />
        {current && (
          <ConflictNotice
            fields={changedFields(form, [before, asShown(form, current), entry.body])}
            keepOwn={() => goOnFrom(current, true)}
            startAgain={() => goOnFrom(current, false)}
          />
        )}
        <SaveBar patient={patient}>
          <Button type="submit" loading={entry.isSaving} disabled={current !== undefined}>
            Save the correction
          </Button>
        </SaveBar>
      </Stack>
    </form>
  );
}

function asShown(form: FactForm, fact: AnyFact): Body {
  return form.asReported?.(fact) ?? { ...fact };
}

function startOf(form: FactForm, fact: AnyFact): Values {
  return { ...valuesOf(form, asShown(form, fact)), reason: '' };
}

/** What somebody else recorded first, as the refusal says it. */
function currentOf(problem: Error | null): AnyFact | undefined {
  if (!(problem instanceof ProblemError) || problem.problem.code !== 'fact-changed') return undefined;
  return problem.problem.current as unknown as AnyFact | undefined;
}
