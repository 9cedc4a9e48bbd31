/** `settings:*` and `profile:*`: preferences of this computer. */
import type { Settings } from '@shared/domain/settings';
import type { Preferences, ProfileFiles } from '../settings';
import type { HandlersOf } from './handler-map';

/** `onChange` hears of every change, also to apply it (theme) and to tell the windows. */
export function settingsHandlers(
  preferences: Preferences,
  profileFiles: ProfileFiles,
  onChange: (settings: Settings) => void,
): HandlersOf<'settings' | 'profile'> {
  return {
    'settings:get': () => preferences.settings(),
    'settings:set': async (patch) => {
      const settings = await preferences.updateSettings(patch);
      onChange(settings);
      return settings;
    },
    'profile:get': () => preferences.apiProfile(),
    'profile:set': (profile) => preferences.setApiProfile(profile),
    'profile:reset': () => preferences.resetApiProfile(),
    'profile:export': () => profileFiles.export(),
    'profile:import': () => profileFiles.import(),
  };
}
