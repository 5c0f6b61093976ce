import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** A calm blue that carries white text with a contrast above 6:1 from the seventh shade on. */
const ink: MantineColorsTuple = [
  '#eef6fa',
  '#dbe9f1',
  '#b5d3e3',
  '#8bbbd4',
  '#68a7c8',
  '#4f98bf',
  '#2c79a2',
  '#1b5e83',
  '#154c6b',
  '#0d3a54',
];

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  colors: { ink },
  defaultRadius: 'sm',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.15rem' } } },
  respectReducedMotion: true,
  cursorType: 'pointer',
});
