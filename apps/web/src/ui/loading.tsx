import { Skeleton, Stack } from '@mantine/core';

/** Stands where a list or a card will be; said once to whoever hears the screen. */
export function Loading({ rows = 6, what = 'Loading' }: { readonly rows?: number; readonly what?: string }) {
  return (
    <Stack gap="xs" role="status" aria-label={`${what} …`}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={34} />
      ))}
    </Stack>
  );
}
