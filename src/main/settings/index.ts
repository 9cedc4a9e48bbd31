/** Versioned preferences: what this capability offers to the rest of main. */
export { openPreferences, type MapSourceFacts, type Preferences } from './preferences';
export { createProfileFiles, type ProfileFiles } from './profile-files';
export { openVersionedFile, type UpgradeStep, type VersionedFile } from './versioned-file';
