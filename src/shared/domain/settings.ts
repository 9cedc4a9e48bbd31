/** What the person at the screen prefers; versioned by the settings store. */
import { EVERYTHING, type PackageChoice } from './package-choice';
import type { ReportLanguage } from './report-language';
import { FIRST_SAVE_RULE, type SaveRule } from './save-rule';

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly units: 'metric' | 'imperial';
  /** In which a hand-over's report is written, unless another is chosen there. */
  readonly reportLanguage: ReportLanguage;
  /** Name in custody entries and packages; asked for, never guessed. */
  readonly userName: string;
  readonly organisation: string;
  /** Address of a time-stamp authority (RFC 3161); empty: nobody is asked. */
  readonly timeStampServer: string;
  /** Minutes between two syncs that start by themselves; 0 is never. */
  readonly syncEveryMinutes: number;
  /** What is saved by itself after each sync. */
  readonly saveRule: SaveRule;
  /** How many incidents are saved at once, and how fast all together; null for no limit. */
  readonly saving: { readonly incidentsAtOnce: number; readonly bytesPerSecond: number | null };
  /** A message of the desktop before something unsaved expires. */
  readonly expiryNotice: { readonly on: boolean; readonly daysAhead: number };
  /** What went into the last package: where the next one starts from. */
  readonly packageChoice: PackageChoice;
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  units: 'metric',
  reportLanguage: 'en',
  userName: '',
  organisation: '',
  timeStampServer: '',
  syncEveryMinutes: 10,
  saveRule: FIRST_SAVE_RULE,
  saving: { incidentsAtOnce: 2, bytesPerSecond: null },
  expiryNotice: { on: true, daysAhead: 3 },
  packageChoice: EVERYTHING,
};
