/** The zone taken for a camera's clock where nothing better is known. */
export function computerZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
