/** Versioned preferences: what this capability offers to the rest of main. */
export { openPreferences, type Preferences } from './preferences';
export { openVersionedFile, type UpgradeStep, type VersionedFile } from './versioned-file';
