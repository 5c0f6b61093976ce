import type { OverrideRequest, OverrideResponse, PatientResponse } from '@interstice/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { endOverride, overridesQuery, setOverride } from '../api/overrides';
import { useMay } from '../session/me';
import { ProblemNotice } from '../ui/problem-notice';
import { TEST_NAMES } from '../ui/tests';
import { OverrideDialog } from './override-dialog';
import { OVERRIDABLE, type OverridableTest } from './override-form';
import { inForce, overrideInWords, saidInWords } from './override-words';
import { StopDialog } from './stop-dialog';
import type { StoppableTest } from './stop-form';
import classes from './override.module.css';

/** As long as one can take back what was just ended by mistake. */
const UNDO_MS = 15_000;
const CLOSE = { 'aria-label': 'Close' };

interface OverridesInForceProps {
  readonly patient: PatientResponse;
  readonly today: string;
}

/** What holds by a physician's word: intervals and stopped tests; for a physician, how to set, change and end one. */
export function OverridesInForce({ patient, today }: OverridesInForceProps) {
  const maySet = useMay('interval.override') && patient.mergedInto === undefined;
  const { data, error, refetch } = useQuery(overridesQuery(patient.id));
  const [test, openFor] = useState<OverridableTest>();
  const [stopped, stopFor] = useState<StoppableTest>();
  const setter = useRef<HTMLButtonElement>(null);
  const ending = useEnding(patient.id, () => setter.current?.focus());
  const standing = inForce(data?.items ?? [], today);
  const change = ({ test: changed, stop }: OverrideResponse) => {
    const interval = OVERRIDABLE.find((one) => one === changed);
    if (stop !== undefined) stopFor(changed);
    else openFor(interval);
  };
  if (data === undefined && error !== null) {
    return (
      <ProblemNotice
        error={error}
        retry={() => void refetch()}
        title="What a physician decided about tests could not be loaded"
      />
    );
  }
  if (data === undefined || (standing.length === 0 && !maySet)) return null;
  return (
    <div className={classes['overrides']}>
      {standing.length > 0 && (
        <ul aria-label="Decided by a physician">
          {standing.map((override) => (
            <li key={override.test}>
              <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
                <div>
                  <Text size="sm">{overrideInWords(override)}</Text>
                  {override.unwatched !== undefined && (
                    <Text size="sm" fw={600}>
                      {override.unwatched}
                    </Text>
                  )}
                  {override.reason !== undefined && (
                    <Text size="sm" className="muted">
                      Because: {override.reason}
                    </Text>
                  )}
                </div>
                {maySet && (
                  <Group gap="xs" wrap="nowrap" className="no-print">
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Change the ${kindOf(override)}: ${TEST_NAMES[override.test]}`}
                      onClick={() => change(override)}
                    >
                      Change
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`End the ${kindOf(override)}: ${TEST_NAMES[override.test]}`}
                      loading={ending.isPending && ending.variables.test === override.test}
                      onClick={() => {
                        if (!ending.isPending) ending.mutate(override);
                      }}
                    >
                      End
                    </Button>
                  </Group>
                )}
              </Group>
            </li>
          ))}
        </ul>
      )}
      {ending.isError && <ProblemNotice error={ending.error} title="It was not ended" />}
      {maySet && (
        <Group gap="xs" className="no-print">
          <Button
            ref={setter}
            size="compact-sm"
            variant="default"
            onClick={() => openFor(firstFree(standing))}
          >
            Set an interval
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => stopFor(firstFree(standing))}>
            Stop a test
          </Button>
          <OverrideDialog
            patient={patient}
            today={today}
            standing={standing}
            test={test}
            onClose={() => openFor(undefined)}
          />
          <StopDialog
            patient={patient}
            today={today}
            standing={standing}
            test={stopped}
            onClose={() => stopFor(undefined)}
          />
        </Group>
      )}
    </div>
  );
}

/** Ends an interval at once; for some seconds what stood can be set again. */
function useEnding(patientId: string, onEnded: () => void) {
  const queryClient = useQueryClient();
  const readAnew = () => queryClient.invalidateQueries({ queryKey: ['patient', patientId] });
  const restore = async (notice: string, ended: OverrideResponse) => {
    notifications.hide(notice);
    const body = restoredBody(ended);
    if (body === undefined) return;
    try {
      await setOverride(patientId, ended.test, body);
      await readAnew();
    } catch (error) {
      notifications.show({
        color: 'red',
        title: 'Not undone',
        message:
          error instanceof Error ? error.message : 'Something went wrong. Please set it again by hand.',
        autoClose: false,
        closeButtonProps: CLOSE,
      });
    }
  };
  return useMutation({
    mutationFn: ({ test, overrideId }: OverrideResponse) => endOverride(patientId, test, overrideId),
    onError: readAnew,
    onSuccess: async (_, ended) => {
      await readAnew();
      onEnded();
      const id: string = notifications.show({
        role: 'status',
        position: 'top-right',
        title: `Ended: ${TEST_NAMES[ended.test]} ${saidInWords(ended)}`,
        message: (
          <Stack gap={6} align="flex-start">
            <Text size="sm">The rules decide again from today.</Text>
            <Button size="compact-sm" variant="default" onClick={() => void restore(id, ended)}>
              Undo
            </Button>
          </Stack>
        ),
        autoClose: UNDO_MS,
        closeButtonProps: CLOSE,
      });
    },
  });
}

function kindOf({ stop }: OverrideResponse): string {
  return stop === undefined ? 'interval' : 'stop';
}

/** What is sent to set again what was ended, in place of nothing that came meanwhile. */
function restoredBody({ interval, stop, until, reason }: OverrideResponse): OverrideRequest | undefined {
  if (reason === undefined) return undefined;
  if (interval !== undefined) return { interval, until, reason, inPlaceOf: null };
  if (stop?.code === undefined) return undefined;
  return { stop: { code: stop.code, reviewOn: stop.reviewOn }, reason, inPlaceOf: null };
}

/** A test about which nothing is decided yet, or the first. */
function firstFree(standing: readonly OverrideResponse[]): OverridableTest {
  return OVERRIDABLE.find((test) => standing.every((one) => one.test !== test)) ?? 'pft';
}
