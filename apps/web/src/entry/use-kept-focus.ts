import { useLayoutEffect, useRef } from 'react';

/** Gives the focus back to the button that was pressed: while it is at work it is disabled, and loses it. */
export function useKeptFocus(isBusy: boolean): void {
  const pressed = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (isBusy) {
      pressed.current = document.activeElement;
      return;
    }
    if (document.activeElement === document.body && pressed.current instanceof HTMLElement) {
      pressed.current.focus();
    }
    pressed.current = null;
  }, [isBusy]);
}
