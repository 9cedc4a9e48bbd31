/** What goes into a package and what is left out on purpose, with the presets for the usual recipients. */
import { message } from '../words/message';

export const PACKAGE_PARTS = [
  'videos',
  'snapshots',
  'track',
  'track-forms',
  'device-data',
  'marks',
  'stills',
  'clips',
  'report-pdf',
  'report-page',
  'viewer',
  'service-answers',
  'custody',
] as const;
export type PackagePart = (typeof PACKAGE_PARTS)[number];

export const PACKAGE_PART_NAMES = {
  videos: message('Original videos'),
  snapshots: message('Snapshots'),
  track: message('GPS and G-sensor log, as recorded'),
  'track-forms': message('Track as GPX and as a table'),
  'device-data': message('The camera’s own data'),
  marks: message('Marks and notes'),
  stills: message('Stills of the marks'),
  clips: message('Clips and copies'),
  'report-pdf': message('Report as PDF'),
  'report-page': message('Report as a page'),
  viewer: message('Viewer for any browser'),
  'service-answers': message('Raw answers of the service'),
  custody: message('Custody record'),
} as const satisfies Readonly<Record<PackagePart, string>>;

export interface PackageChoice {
  readonly parts: Readonly<Record<PackagePart, boolean>>;
  /** Capture modes whose original video stays out. */
  readonly withoutCameras: readonly string[];
  /** Ids of clips and copies that stay out. */
  readonly withoutClips: readonly string[];
  /** Of all clips that could go in, only the shortest does. */
  readonly onlyShortestClip: boolean;
  /** False: no sound leaves; videos that have some go as copies without it. */
  readonly sound: boolean;
  /** False: no picture leaves but redacted copies. */
  readonly faces: boolean;
  /** False: the driver is not named anywhere. */
  readonly driverName: boolean;
}

const parts = (...without: readonly PackagePart[]): PackageChoice['parts'] =>
  Object.fromEntries(PACKAGE_PARTS.map((part) => [part, !without.includes(part)])) as Record<
    PackagePart,
    boolean
  >;

export const EVERYTHING: PackageChoice = {
  parts: parts(),
  withoutCameras: [],
  withoutClips: [],
  onlyShortestClip: false,
  sound: true,
  faces: true,
  driverName: true,
};

export const PACKAGE_PRESETS = ['insurer', 'police', 'email'] as const;
export type PackagePreset = (typeof PACKAGE_PRESETS)[number];

export const PACKAGE_PRESET_NAMES: Readonly<Record<PackagePreset, string>> = {
  insurer: 'Insurer (everything)',
  police: 'Police (originals)',
  email: 'E-mail (PDF + one short clip)',
};

export const PRESET_CHOICES: Readonly<Record<PackagePreset, PackageChoice>> = {
  insurer: EVERYTHING,
  // What the device recorded and how it was kept; nothing that somebody made or thought of it.
  police: { ...EVERYTHING, parts: parts('marks', 'stills', 'clips', 'viewer', 'track-forms') },
  email: {
    ...EVERYTHING,
    parts: parts(
      'videos',
      'snapshots',
      'track',
      'track-forms',
      'device-data',
      'report-page',
      'viewer',
      'service-answers',
      'custody',
    ),
    onlyShortestClip: true,
  },
};

/** The preset that chooses the same, privacy included; null for a choice of one's own. */
export function presetOf(choice: PackageChoice): PackagePreset | null {
  return PACKAGE_PRESETS.find((name) => sameChoice(PRESET_CHOICES[name], choice)) ?? null;
}

/** What holds for any incident: ids of one incident's clips are of no use to the next. */
export function rememberedChoice(choice: PackageChoice): PackageChoice {
  return { ...choice, withoutClips: [] };
}

function sameChoice(a: PackageChoice, b: PackageChoice): boolean {
  return (
    PACKAGE_PARTS.every((part) => a.parts[part] === b.parts[part]) &&
    sameNames(a.withoutCameras, b.withoutCameras) &&
    sameNames(a.withoutClips, b.withoutClips) &&
    a.onlyShortestClip === b.onlyShortestClip &&
    a.sound === b.sound &&
    a.faces === b.faces &&
    a.driverName === b.driverName
  );
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
