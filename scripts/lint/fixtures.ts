/** Small sources that break one house rule each, with a neighbour that does not. */

export interface RuleFixture {
  readonly name: string;
  readonly rule: string;
  /** Path in the project → source. The rule must fire in the first file of `bad`, nowhere in `good`. */
  readonly bad: Readonly<Record<string, string>>;
  readonly good: Readonly<Record<string, string>>;
}

const imports = (specifier: string): string =>
  `import { thing } from '${specifier}';\nexport const other = thing;\n`;

const owned = (name: string, stranger: string, owner: string): RuleFixture => ({
  name: `${name} has one importer`,
  rule: 'roadproof/import-boundaries',
  bad: { [stranger]: imports(name) },
  good: { [owner]: imports(name) },
});

const boundary = (name: string, file: string, forbidden: string, allowed: string): RuleFixture => ({
  name,
  rule: 'roadproof/import-boundaries',
  bad: { [file]: imports(forbidden) },
  good: { [file]: imports(allowed) },
});

export const RULE_FIXTURES: readonly RuleFixture[] = [
  owned('keytar', 'src/main/session/login.ts', 'src/main/platform/secret-store.ts'),
  owned('libsql', 'src/main/library/rows.ts', 'src/main/platform/database.ts'),
  owned('electron-log/main', 'src/main/library/rows.ts', 'src/main/platform/electron-log.ts'),
  owned('@mapbox/vector-tile', 'src/main/evidence/plan.ts', 'src/main/evidence/map/read-tile.ts'),
  owned('pmtiles', 'src/main/app/pages.ts', 'src/main/media/tile-archive.ts'),
  owned(
    'video.js',
    'src/renderer/src/components/Player.ts',
    'src/renderer/src/adapters/video-player.ts',
  ),
  owned(
    'maplibre-gl',
    'src/renderer/src/adapters/other.ts',
    'src/renderer/src/adapters/map-view.ts',
  ),
  owned('electron', 'src/main/library/rows.ts', 'src/main/platform/desktop.ts'),
  owned('electron', 'src/main/ipc/answer.ts', 'src/main/ipc/handle.ts'),
  {
    name: 'a dynamic import counts',
    rule: 'roadproof/import-boundaries',
    bad: { 'src/main/session/login.ts': "export const load = () => import('keytar');\n" },
    good: { 'src/main/platform/secret-store.ts': "export const load = () => import('keytar');\n" },
  },
  {
    name: 'a re-export counts',
    rule: 'roadproof/import-boundaries',
    bad: { 'src/main/session/login.ts': "export * from 'keytar';\n" },
    good: { 'src/main/platform/secret-store.ts': "export * from 'keytar';\n" },
  },
  {
    name: 'a type import counts',
    rule: 'roadproof/import-boundaries',
    bad: { 'src/main/session/login.ts': "export type K = import('keytar').Some;\n" },
    good: { 'src/main/platform/secret-store.ts': "export type K = import('keytar').Some;\n" },
  },
  boundary('shared knows itself', 'src/shared/a.ts', '../main/platform/log', './b'),
  boundary('shared knows zod only', 'src/shared/a.ts', 'node:path', 'zod'),
  boundary('the renderer has no electron', 'src/renderer/src/App.ts', 'electron', 'vue'),
  boundary('the renderer has no Node', 'src/renderer/src/views/a.ts', 'node:fs', 'vue'),
  boundary('nor by its old name', 'src/renderer/src/views/a.ts', 'fs', 'vue'),
  boundary('the renderer has no main', 'src/renderer/src/a.ts', '@main/library', '@shared/time'),
  boundary(
    'stores know no components',
    'src/renderer/src/stores/a.ts',
    '../components/ui/Button.vue',
    '../api/bridge',
  ),
  boundary(
    'composables know no components',
    'src/renderer/src/composables/useA.ts',
    '@renderer/components/ui/Button.vue',
    '@renderer/stores/session',
  ),
  boundary(
    'components know no bridge',
    'src/renderer/src/components/A.ts',
    '@renderer/api/bridge',
    '@renderer/stores/session',
  ),
  boundary(
    'components know no views',
    'src/renderer/src/components/A.ts',
    '@renderer/views/A.vue',
    '@renderer/composables/useA',
  ),
  boundary(
    'adapters know no stores',
    'src/renderer/src/adapters/a.ts',
    '@renderer/stores/session',
    '@shared/playback/timeline',
  ),
  boundary(
    'capabilities meet at the index',
    'src/main/evidence/plan.ts',
    '../library/rows',
    '../library',
  ),
  boundary(
    'also by alias',
    'src/main/evidence/deep/plan.ts',
    '@main/library/rows',
    '@main/library/index',
  ),
  boundary(
    'its own folder is open to a capability',
    'src/main/evidence/deep/plan.ts',
    '../../library/rows',
    '../rows',
  ),
  boundary(
    'capabilities know no app',
    'src/main/library/rows.ts',
    '../app/window',
    '../platform/log',
  ),
  boundary('platform knows no capability', 'src/main/platform/log.ts', '../library', './clock'),
  boundary(
    'the app meets capabilities at the index',
    'src/main/app/wire.ts',
    '../library/rows',
    '../library',
  ),
  boundary('the simulator knows no main', 'src/simulator/a.ts', '@main/fleet', '@shared/time'),
  boundary('the viewer knows no renderer', 'src/viewer/a.ts', '@renderer/messages', '@shared/time'),
  boundary('the viewer has no Node', 'src/viewer/a.ts', 'node:fs', '@shared/time'),
  boundary('nothing imports main/index', 'src/main/app/wire.ts', '../index', './window'),
  {
    name: 'no circles',
    rule: 'import-x/no-cycle',
    bad: {
      'src/shared/a.ts': "import { b } from './b';\nexport const a = () => b;\n",
      'src/shared/b.ts': "import { a } from './a';\nexport const b = () => a;\n",
    },
    good: {
      'src/shared/a.ts': "import { b } from './b';\nexport const a = () => b;\n",
      'src/shared/b.ts': 'export const b = 1;\n',
    },
  },
  {
    name: 'channels open behind the door',
    rule: 'no-restricted-syntax',
    bad: { 'src/main/app/menu.ts': "import { ipcMain } from 'electron';\nipcMain.on('x', f);\n" },
    good: {
      'src/main/ipc/handle.ts': "import { ipcMain } from 'electron';\nipcMain.on('x', f);\n",
    },
  },
  {
    name: 'one bridge to main',
    rule: 'no-restricted-syntax',
    bad: { 'src/renderer/src/stores/a.ts': 'export const a = window.roadproof;\n' },
    good: { 'src/renderer/src/api/bridge.ts': 'export const a = window.roadproof;\n' },
  },
  {
    name: 'no URL.canParse on Node 18',
    rule: 'no-restricted-syntax',
    bad: { 'src/main/fleet/a.ts': "export const a = URL.canParse('x');\n" },
    good: { 'src/renderer/src/a.ts': "export const a = URL.canParse('x');\n" },
  },
  {
    name: 'main writes to the log, not to the console',
    rule: 'no-console',
    bad: { 'src/main/library/rows.ts': "console.log('x');\n" },
    good: { 'src/main/cli.ts': "console.log('x');\n" },
  },
  {
    name: 'tests wait as long as the others do',
    rule: 'no-restricted-syntax',
    bad: { 'test/e2e/hasty.test.ts': "await expect.poll(read, { timeout: 5000 }).toBe('done');\n" },
    good: {
      'test/e2e/patient.test.ts':
        "await expect.poll(read).toBe('done');\nawait expect.poll(save, { timeout: 60_000 }).toBe('done');\n",
    },
  },
];
