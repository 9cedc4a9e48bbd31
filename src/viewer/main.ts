/** Starts the viewer of an evidence package: opened from the unpacked folder, in any browser, offline. */
import { PACKAGE_VIEW_ID, type PackageView } from '@shared/domain/package-view';
import { createApp } from 'vue';
import PackageViewer from './PackageViewer.vue';
import '@renderer/styles/tokens.css';
import './viewer.css';

/** The tokens know light and dark by name; here the reader's system chooses, also when it changes. */
function followSystemTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    document.documentElement.dataset['theme'] = dark.matches ? 'dark' : 'light';
  };
  apply();
  dark.addEventListener('change', apply);
}

const data = document.getElementById(PACKAGE_VIEW_ID)?.textContent ?? '';
// Written by the app that made the package, and covered by its manifest.
const view = JSON.parse(data) as PackageView;
followSystemTheme();
createApp(PackageViewer, { view }).mount('#viewer');
