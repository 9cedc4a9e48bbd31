/** What the person at this computer prefers, kept in `preferences.json`. */
import { z } from 'zod';
import { ApiProfileSchema, DEFAULT_API_PROFILE, type ApiProfile } from '@shared/domain/api-profile';
import { PACKAGE_PARTS } from '@shared/domain/package-choice';
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

const MapSourceSchema = z.object({
  address: z.string(),
  attribution: z.string(),
  allowed: z.boolean(),
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
    userName: z.string().default(DEFAULT_SETTINGS.userName),
    organisation: z.string().default(DEFAULT_SETTINGS.organisation),
    timeStampServer: z.string().default(DEFAULT_SETTINGS.timeStampServer),
    mapSource: MapSourceSchema.default(DEFAULT_SETTINGS.mapSource),
    syncEveryMinutes: z.number().int().min(0).default(DEFAULT_SETTINGS.syncEveryMinutes),
    saveRule: SaveRuleSchema.default(DEFAULT_SETTINGS.saveRule),
    saving: SavingSchema.default(DEFAULT_SETTINGS.saving),
    expiryNotice: ExpiryNoticeSchema.default(DEFAULT_SETTINGS.expiryNotice),
    packageChoice: PackageChoiceSchema.default(DEFAULT_SETTINGS.packageChoice),
  }),
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
    apiProfile: DEFAULT_API_PROFILE,
    libraryFolder: null,
    libraryMade: false,
  };
  const file = await openVersionedFile<Stored>({
    path,
    upgrades: [],
    parse: (value) => StoredSchema.parse(value),
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
