import type { KeyboardEvent } from 'react';

/**
 * Keeps Enter in a field from saving: whoever presses it out of habit, to go on to the next field, would save half a result.
 * On a button it does what the button says.
 */
export function onlyButtonsSave(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}
