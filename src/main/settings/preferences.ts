/** What the person at this computer prefers, kept in `preferences.json`. */
import { z } from 'zod';
import { ApiProfileSchema, DEFAULT_API_PROFILE, type ApiProfile } from '@shared/domain/api-profile';
import { maskedAddress } from '@shared/domain/map-source';
import { PACKAGE_PARTS } from '@shared/domain/package-choice';
import { REPORT_LANGUAGES } from '@shared/domain/report-language';
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings';
import type { Clock } from '../platform/clock';
import type { Log } from '../platform/log';
import { openVersionedFile } from './versioned-file';

const SaveRuleSchema = z.object({
  on: z.boolean(),
  typeNames: z.array(z.string()).readonly(),
  groups: z.array(z.enum(['sensor', 'adas', 'traffic-sign', 'dms', 'remote', 'other'])).readonly(),
  minSeverity: z.number().int().nullable(),
});
const SavingSchema = z.object({
  incidentsAtOnce: z.number().int().min(1).max(6),
  bytesPerSecond: z.number().int().min(10_000).nullable(),
});
const ExpiryNoticeSchema = z.object({ on: z.boolean(), daysAhead: z.number().min(1).max(90) });

const MapSourceFactsSchema = z.object({
  shown: z.string(),
  attribution: z.string(),
  allowed: z.boolean(),
  /** The address itself, where an older version left it and no keychain has taken it yet. */
  readable: z.string(),
});
/** What preferences keep of the user's own map source: not its address, which may hold a key. */
export type MapSourceFacts = z.infer<typeof MapSourceFactsSchema>;

const NO_FACTS: MapSourceFacts = { shown: '', attribution: '', allowed: false, readable: '' };
/** Where it was once, address and all. */
const OldMapSourceSchema = z.object({
  settings: z.object({
    mapSource: z.object({ address: z.string(), attribution: z.string(), allowed: z.boolean() }),
  }),
});

const isParts = (value: unknown): value is { readonly marks: unknown } =>
  typeof value === 'object' && value !== null && 'marks' in value;

const PackageChoiceSchema = z.object({
  // Written before there were stills: they go where the marks go.
  parts: z.preprocess(
    (value) => (isParts(value) ? { stills: value.marks, ...value } : value),
    z.record(z.enum(PACKAGE_PARTS), z.boolean()),
  ),
  withoutCameras: z.array(z.string()).readonly(),
  withoutClips: z.array(z.string()).readonly(),
  onlyShortestClip: z.boolean(),
  sound: z.boolean(),
  faces: z.boolean(),
  driverName: z.boolean(),
});

const StoredSchema = z.object({
  settings: z.object({
    theme: z.enum(['system', 'light', 'dark']).default(DEFAULT_SETTINGS.theme),
    units: z.enum(['metric', 'imperial']).default(DEFAULT_SETTINGS.units),
    reportLanguage: z.enum(REPORT_LANGUAGES).default(DEFAULT_SETTINGS.reportLanguage),
    userName: z.string().default(DEFAULT_SETTINGS.userName),
    organisation: z.string().default(DEFAULT_SETTINGS.organisation),
    timeStampServer: z.string().default(DEFAULT_SETTINGS.timeStampServer),
    syncEveryMinutes: z.number().int().min(0).default(DEFAULT_SETTINGS.syncEveryMinutes),
    saveRule: SaveRuleSchema.default(DEFAULT_SETTINGS.saveRule),
    saving: SavingSchema.default(DEFAULT_SETTINGS.saving),
    expiryNotice: ExpiryNoticeSchema.default(DEFAULT_SETTINGS.expiryNotice),
    packageChoice: PackageChoiceSchema.default(DEFAULT_SETTINGS.packageChoice),
  }),
  mapSource: MapSourceFactsSchema.default(NO_FACTS),
  apiProfile: ApiProfileSchema,
  /** Null: the folder offered by default. */
  libraryFolder: z.string().nullable().default(null),
  /** A library was opened there: without one, its drive is missing. */
  libraryMade: z.boolean().default(false),
});
type Stored = z.infer<typeof StoredSchema>;

export interface Preferences {
  settings(): Settings;
  updateSettings(patch: Partial<Settings>): Promise<Settings>;
  mapSource(): MapSourceFacts;
  setMapSource(facts: MapSourceFacts): Promise<void>;
  apiProfile(): ApiProfile;
  setApiProfile(profile: ApiProfile): Promise<ApiProfile>;
  resetApiProfile(): Promise<ApiProfile>;
  /** Absolute path of the library, or null for the default folder. */
  libraryFolder(): string | null;
  /** Whether a library was opened there before. */
  libraryMade(): boolean;
  setLibrary(folder: string | null, made: boolean): Promise<void>;
  /** Resolves once every change is on disk. */
  settled(): Promise<void>;
}

/** Opens the preferences at `path`; see `openVersionedFile` for what happens to a damaged file. */
export async function openPreferences(path: string, clock: Clock, log: Log): Promise<Preferences> {
  const initial: Stored = {
    settings: DEFAULT_SETTINGS,
    mapSource: NO_FACTS,
    apiProfile: DEFAULT_API_PROFILE,
    libraryFolder: null,
    libraryMade: false,
  };
  const file = await openVersionedFile<Stored>({
    path,
    upgrades: [],
    // No upgrade step: it would keep a copy of the file, and with it the address.
    parse: (value) => StoredSchema.parse(withMapSource(value)),
    initial,
    clock,
    log,
  });
  const setApiProfile = async (apiProfile: ApiProfile): Promise<ApiProfile> => {
    await file.set({ ...file.get(), apiProfile });
    return apiProfile;
  };

  return {
    settings: () => file.get().settings,
    async updateSettings(patch) {
      const settings = { ...file.get().settings, ...patch };
      await file.set({ ...file.get(), settings });
      return settings;
    },
    mapSource: () => file.get().mapSource,
    setMapSource: (mapSource) => file.set({ ...file.get(), mapSource }),
    apiProfile: () => file.get().apiProfile,
    setApiProfile,
    resetApiProfile: () => setApiProfile(DEFAULT_API_PROFILE),
    libraryFolder: () => file.get().libraryFolder,
    libraryMade: () => file.get().libraryMade,
    setLibrary: (libraryFolder, libraryMade) =>
      file.set({ ...file.get(), libraryFolder, libraryMade }),
    settled: () => file.settled(),
  };
}

/** Takes a map source out of the settings, where it stood before its address was a secret. */
function withMapSource(value: unknown): unknown {
  const old = OldMapSourceSchema.safeParse(value);
  if (!old.success) return value;
  const { address, attribution, allowed } = old.data.settings.mapSource;
  const facts = { shown: maskedAddress(address), attribution, allowed, readable: address };
  return { mapSource: facts, ...(value as object) };
}
