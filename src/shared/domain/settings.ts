/** What the person at the screen prefers; versioned by the settings store. */

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly units: 'metric' | 'imperial';
  /** Name in custody entries and packages; asked for, never guessed. */
  readonly userName: string;
  readonly organisation: string;
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  units: 'metric',
  userName: '',
  organisation: '',
};
