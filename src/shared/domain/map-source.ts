/** Where the user's own map tiles come from when an area is saved; nothing is asked of it before. */

/** What may be shown of a source. Its address may hold a key, so it is a secret and stays in the keychain. */
export interface MapSource {
  /** The address with everything masked that may be a key; empty for none. */
  readonly shown: string;
  /** Who is owed a mention on the map. */
  readonly attribution: string;
  /** The user has said that its terms allow keeping tiles for offline use. */
  readonly allowed: boolean;
  readonly kept: MapSourceKeeping;
}

/**
 * Without a keychain an address is held until the app closes; one that an older version wrote into
 * the settings stays readable there until a keychain takes it.
 */
export type MapSourceKeeping = 'keychain' | 'until-close' | 'readable';

export const NO_MAP_SOURCE: MapSource = {
  shown: '',
  attribution: '',
  allowed: false,
  kept: 'keychain',
};

/** What the user changes; an empty address takes the source away. */
export type MapSourceChange = Partial<
  Pick<MapSource, 'attribution' | 'allowed'> & { readonly address: string }
>;

/** What a source answered when it was tried. */
export interface MapSourceTrial {
  /** Null where it has no tile of the whole world to look at. */
  readonly kind: 'vector' | 'raster' | null;
  /** Null where it does not say. */
  readonly zooms: readonly [min: number, max: number] | null;
}

/** Their rules forbid saving tiles, whatever anybody ticks. */
const FORBIDDEN_HOSTS = /(^|\.)(tile\.openstreetmap\.org|google(apis)?\.com)$/;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export const isTemplate = (address: string): boolean => /\{[zxy]\}/.test(address);

/** Scheme, what stands before an @, host, port, path; the shared code knows no URL class. */
const PARTS = /^(https?):\/\/(?:([^/?#]*)@)?(\[[0-9a-f:]+\]|[^/?#:@\s]+)(:\d+)?([^?#\s]*)\S*$/i;
const ENDING = /\.(pmtiles|mvt|pbf|png|jpe?g|webp)$/i;
const MASK = '•••';

/** Why the address cannot be used, as a sentence; null when it can. */
export function addressProblem(address: string): string | null {
  const [, scheme, person, host = '', , path = ''] = PARTS.exec(address.trim()) ?? [];
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

/** Name of the server, for showing whom one asks; of a masked address as well. */
export const hostOf = (address: string): string => PARTS.exec(address.trim())?.[3] ?? '';

/** `https://maps.example.com/•••/{z}/{x}/{y}.png`: a key may stand anywhere behind the server's name. */
export function maskedAddress(address: string): string {
  const [, scheme = '', , host = '', port = '', path = ''] = PARTS.exec(address.trim()) ?? [];
  if (host === '') return '';
  const tail = isTemplate(address) ? '/{z}/{x}/{y}' : '';
  const ending = ENDING.exec(path)?.[0] ?? '';
  return `${scheme.toLowerCase()}://${host}${port}/${MASK}${tail}${ending}`;
}

/** Ready to be asked for tiles. */
export function isUsable({ shown, attribution, allowed }: MapSource): boolean {
  return allowed && attribution.trim() !== '' && shown !== '';
}
