import { Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { meQuery } from './me';
import { SignInForm } from './sign-in-form';

export function SignInPage() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { to } = useSearch({ from: '/sign-in' });
  useEffect(() => {
    document.title = 'Sign in · Interstice';
  }, []);
  const enter = async () => {
    queryClient.clear();
    await queryClient.ensureQueryData(meQuery);
    await navigate({ href: to, replace: true });
  };
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper withBorder p="xl" w={380} maw="100%">
        <Stack>
          <div>
            <Title order={1}>Interstice</Title>
            <Text className="muted">Monitoring of CTD-ILD, result by result.</Text>
          </div>
          <SignInForm onSignedIn={() => void enter()} />
        </Stack>
      </Paper>
    </Center>
  );
}
