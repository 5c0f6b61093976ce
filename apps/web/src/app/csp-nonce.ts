/** The nonce under which this page may add styles; the browser hides the attribute from scripts but not the property. */
export function cspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
