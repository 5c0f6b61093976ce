import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { onUnauthenticated, request } from '../api/request';
import { meQuery, signOut, useMe } from './me';
import { SignInForm } from './sign-in-form';

const MINUTE_MS = 60_000;
const WARNING_MS = 2 * MINUTE_MS;
const USE = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const;

/**
 * Hides the page when nobody has used it for as long as the clinic's session lasts. What was being entered is kept: whoever
 * signs in again, the same person, goes on where they were.
 */
export function SessionGuard({ children }: { readonly children: ReactNode }) {
  const { user, session } = useMe();
  const queryClient = useQueryClient();
  const [state, setState] = useState<'in-use' | 'warning' | 'locked'>('in-use');
  const lastUse = useRef(0);

  useEffect(() => onUnauthenticated(() => setState('locked')), []);
  useEffect(() => {
    const used = () => {
      lastUse.current = performance.now();
    };
    used();
    for (const kind of USE) window.addEventListener(kind, used, { passive: true });
    return () => {
      for (const kind of USE) window.removeEventListener(kind, used);
    };
  }, []);
  useEffect(() => {
    if (state === 'locked') return;
    // The clock of a sleeping computer stands still for timers, not for performance.now(): it is asked again and again.
    const timer = setInterval(() => {
      const idle = performance.now() - lastUse.current;
      if (idle >= session.idleMinutes * MINUTE_MS) {
        setState('locked');
        void signOut().catch(() => undefined); // Unreachable: the server's own limit ends the session.
      } else if (idle >= session.idleMinutes * MINUTE_MS - WARNING_MS) setState('warning');
      else if (state === 'warning') setState('in-use');
    }, 5_000);
    return () => clearInterval(timer);
  }, [session.idleMinutes, state]);

  const stay = () => {
    lastUse.current = performance.now();
    setState('in-use');
    void request('GET', '/auth/me').catch(() => undefined); // A lost session locks the page by itself.
  };
  const goOn = async () => {
    const me = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
    // Somebody else sits here now: nothing of the former person stays on the screen.
    if (me.user.id !== user.id) return window.location.assign('/');
    lastUse.current = performance.now();
    setState('in-use');
    await queryClient.invalidateQueries();
  };
  return (
    <>
      <div hidden={state === 'locked'}>{children}</div>
      <Modal opened={state === 'warning'} onClose={stay} title="Are you still there?" centered>
        <Stack>
          <Text>Nobody has used this page for a while. In less than two minutes it will be locked.</Text>
          <Group>
            <Button onClick={stay} data-autofocus>
              Stay signed in
            </Button>
          </Group>
        </Stack>
      </Modal>
      <Modal
        opened={state === 'locked'}
        onClose={() => undefined}
        withCloseButton={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
        title="Sign in again to go on"
        centered
      >
        <Stack>
          <Text>The session has ended. What you were entering is kept until this page is closed.</Text>
          <SignInForm email={user.email} onSignedIn={() => void goOn()} />
          <Button variant="subtle" component="a" href="/sign-in">
            I am somebody else
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
