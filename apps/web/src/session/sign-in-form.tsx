import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { ProblemNotice } from '../ui/problem-notice';
import { signIn } from './me';

interface SignInFormProps {
  /** Known when somebody only comes back. */
  readonly email?: string;
  readonly onSignedIn: () => void;
}

export function SignInForm({ email = '', onSignedIn }: SignInFormProps) {
  const form = useForm({
    initialValues: { email, password: '' },
    validate: {
      email: (value) => (value.trim() === '' ? 'Please enter your e-mail address.' : null),
      password: (value) => (value === '' ? 'Please enter your password.' : null),
    },
  });
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: onSignedIn,
    onError: () => form.setFieldValue('password', ''),
  });
  return (
    <form
      onSubmit={form.onSubmit((login) => attempt.mutate({ ...login, email: login.email.trim() }))}
      noValidate
    >
      <Stack>
        {attempt.isError && <ProblemNotice error={attempt.error} title="You are not signed in" />}
        <TextInput
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          readOnly={email !== ''}
          data-autofocus={email === '' || undefined}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus={email !== '' || undefined}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={attempt.isPending}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
