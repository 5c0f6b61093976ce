import type { OverrideResponse, PatientResponse } from '@interstice/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { endOverride, overridesQuery, setOverride } from '../api/overrides';
import { useMay } from '../session/me';
import { formatDay } from '../ui/day';
import { ProblemNotice } from '../ui/problem-notice';
import { TEST_NAMES } from '../ui/tests';
import { OverrideDialog } from './override-dialog';
import { OVERRIDABLE, type OverridableTest } from './override-form';
import { inForce, intervalInWords, overrideInWords } from './override-words';
import classes from './override.module.css';

/** As long as one can take back what was just ended by mistake. */
const UNDO_MS = 15_000;
const CLOSE = { 'aria-label': 'Close' };

interface OverridesInForceProps {
  readonly patient: PatientResponse;
  readonly today: string;
}

/** Intervals that hold by a physician's word; for a physician, how to set, change and end one. Nothing where there is none. */
export function OverridesInForce({ patient, today }: OverridesInForceProps) {
  const maySet = useMay('interval.override') && patient.mergedInto === undefined;
  const { data, error, refetch } = useQuery(overridesQuery(patient.id));
  const [test, openFor] = useState<OverridableTest>();
  const setter = useRef<HTMLButtonElement>(null);
  const ending = useEnding(patient.id, () => setter.current?.focus());
  const standing = inForce(data?.items ?? [], today);
  if (data === undefined && error !== null) {
    return (
      <ProblemNotice
        error={error}
        retry={() => void refetch()}
        title="Intervals set by a physician could not be loaded"
      />
    );
  }
  if (data === undefined || (standing.length === 0 && !maySet)) return null;
  return (
    <div className={classes['overrides']}>
      {standing.length > 0 && (
        <ul aria-label="Intervals set by a physician">
          {standing.map((override) => (
            <li key={override.test}>
              <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
                <div>
                  <Text size="sm">{overrideInWords(override)}</Text>
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
                      aria-label={`Change the interval: ${TEST_NAMES[override.test]}`}
                      onClick={() => openFor(override.test)}
                    >
                      Change
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`End the interval: ${TEST_NAMES[override.test]}`}
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
        <Stack align="flex-start" className="no-print">
          <Button
            ref={setter}
            size="compact-sm"
            variant="default"
            onClick={() => openFor(firstFree(standing))}
          >
            Set an interval
          </Button>
          <OverrideDialog
            patient={patient}
            today={today}
            standing={standing}
            test={test}
            onClose={() => openFor(undefined)}
          />
        </Stack>
      )}
    </div>
  );
}

/** Ends an interval at once; for some seconds what stood can be set again. */
function useEnding(patientId: string, onEnded: () => void) {
  const queryClient = useQueryClient();
  const readAnew = () => queryClient.invalidateQueries({ queryKey: ['patient', patientId] });
  const restore = async (notice: string, { test, interval, until, reason }: OverrideResponse) => {
    notifications.hide(notice);
    if (reason === undefined) return;
    try {
      await setOverride(patientId, test, { interval, until, reason });
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
    mutationFn: ({ test }: OverrideResponse) => endOverride(patientId, test),
    onSuccess: async (_, ended) => {
      await readAnew();
      onEnded();
      const id: string = notifications.show({
        role: 'status',
        position: 'top-right',
        title: `Ended: ${TEST_NAMES[ended.test]} ${intervalInWords(ended.interval)}`,
        message: (
          <Stack gap={6} align="flex-start">
            <Text size="sm">
              The rules decide again from today. It was to hold until {formatDay(ended.until)}.
            </Text>
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

/** A test that has no interval yet, or the first. */
function firstFree(standing: readonly OverrideResponse[]): OverridableTest {
  return OVERRIDABLE.find((test) => standing.every((one) => one.test !== test)) ?? 'pft';
}
