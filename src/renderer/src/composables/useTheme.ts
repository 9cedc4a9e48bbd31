/** Keeps `data-theme` on the document in step with the setting and, for `system`, with the OS. */
import type { Settings } from '@shared/domain/settings';
import { onScopeDispose, readonly, ref, watchEffect, type Ref } from 'vue';

export interface UseThemeReturn {
  /** What is on screen now, for canvases that cannot read CSS variables. */
  readonly shownTheme: Readonly<Ref<'light' | 'dark'>>;
}

/** Applies the theme for as long as the calling scope lives. */
export function useTheme(setting: () => Settings['theme']): UseThemeReturn {
  const darkQuery = matchMedia('(prefers-color-scheme: dark)');
  const systemDark = ref(darkQuery.matches);
  const shownTheme = ref<'light' | 'dark'>('light');

  const follow = (event: MediaQueryListEvent): void => {
    systemDark.value = event.matches;
  };
  darkQuery.addEventListener('change', follow);
  onScopeDispose(() => darkQuery.removeEventListener('change', follow));

  watchEffect(() => {
    const chosen = setting();
    const dark = chosen === 'system' ? systemDark.value : chosen === 'dark';
    shownTheme.value = dark ? 'dark' : 'light';
    document.documentElement.dataset['theme'] = shownTheme.value;
  });

  return { shownTheme: readonly(shownTheme) };
}
