/** A request's address as it may be kept: what was asked for, never who asked. */

/** Query parameters of the service's lists (fleet API, "Events"); anything else could be a credential. */
const KEPT_PARAMETERS: ReadonlySet<string> = new Set([
  'since',
  'until',
  'offset',
  'limit',
  'sort',
  'order',
  'keyword',
  'type',
  'device_cids',
  'serial_number',
]);

/** Without user name, password, fragment and every query parameter that is not known to be harmless. */
export function keptUrl(address: string): string {
  const url = new URL(address);
  const kept = [...url.searchParams].filter(([name]) => KEPT_PARAMETERS.has(name));
  const query = new URLSearchParams(kept).toString();
  return `${url.origin}${url.pathname}${query === '' ? '' : `?${query}`}`;
}
