/** Where the user's own map tiles come from when an area is saved; nothing is asked of it before. */

export interface MapSource {
  /** A PMTiles file on a server, or a template with {z}, {x} and {y}; empty for none. */
  readonly address: string;
  /** Who is owed a mention on the map. */
  readonly attribution: string;
  /** The user has said that its terms allow keeping tiles for offline use. */
  readonly allowed: boolean;
}

export const NO_MAP_SOURCE: MapSource = { address: '', attribution: '', allowed: false };

/** What a source answered when it was tried. */
export interface MapSourceTrial {
  readonly kind: 'vector' | 'raster';
  readonly minZoom: number;
  readonly maxZoom: number;
}

/** Their rules forbid saving tiles, whatever anybody ticks. */
const FORBIDDEN_HOSTS = /(^|\.)(tile\.openstreetmap\.org|google(apis)?\.com)$/;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export const isTemplate = (address: string): boolean => /\{[zxy]\}/.test(address);

/** Scheme, what stands before an @, host, path; the shared code knows no URL class. */
const PARTS = /^(https?):\/\/(?:([^/?#]*)@)?(\[[0-9a-f:]+\]|[^/?#:@\s]+)(?::\d+)?([^?#\s]*)\S*$/i;

/** Why the address cannot be used, as a sentence; null when it can. */
export function addressProblem(address: string): string | null {
  const [, scheme, person, host = '', path = ''] = PARTS.exec(address.trim()) ?? [];
  const secure = scheme?.toLowerCase() === 'https';
  if (scheme === undefined || (!secure && !LOOPBACK.has(host.toLowerCase())))
    return 'Enter an address that begins with https://.';
  if (person !== undefined) return 'Names and passwords do not belong here.';
  if (FORBIDDEN_HOSTS.test(host.toLowerCase())) return 'This server forbids saving its tiles.';
  const missing = ['{z}', '{x}', '{y}'].filter((part) => !address.includes(part));
  if (missing.length > 0 && missing.length < 3)
    return `The template lacks ${missing.join(' and ')}.`;
  if (missing.length === 3 && !/\.pmtiles$/i.test(path))
    return 'Enter a .pmtiles file, or a template with {z}, {x} and {y}.';
  return null;
}

/** Name of the server, for showing whom one asks. */
export const hostOf = (address: string): string => PARTS.exec(address.trim())?.[3] ?? '';

/** Ready to be asked for tiles. */
export function isUsable({ address, attribution, allowed }: MapSource): boolean {
  return allowed && attribution.trim() !== '' && addressProblem(address) === null;
}
