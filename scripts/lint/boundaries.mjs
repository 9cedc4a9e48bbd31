/**
 * Who may import whom, as one table. Paths are globs of modules from the top folder, without ending;
 * a folder stands for its `index`. See docs/architecture.md.
 */

/** Import aliases, as in `electron.vite.config.ts`. */
export const ALIASES = {
  '@shared': 'src/shared',
  '@main': 'src/main',
  '@renderer': 'src/renderer/src',
  '@simulator': 'src/simulator',
};

/** Packages that only one place knows, so that they can be replaced there. */
export const PACKAGE_OWNERS = [
  { packages: ['keytar'], owners: ['src/main/platform/secret-store'] },
  { packages: ['libsql', 'node:sqlite'], owners: ['src/main/platform/database'] },
  { packages: ['electron-log'], owners: ['src/main/platform/electron-log'] },
  { packages: ['@noble/hashes'], owners: ['src/viewer/check-files'] },
  { packages: ['pdfkit'], owners: ['src/main/platform/pdf'] },
  {
    packages: ['pkijs', 'asn1js'],
    owners: ['src/main/evidence/signature/**', 'src/main/evidence/time-stamp/**'],
  },
  { packages: ['@mapbox/vector-tile', 'pbf'], owners: ['src/main/evidence/map/read-tile'] },
  { packages: ['pmtiles'], owners: ['src/main/media/tile-archive'] },
  { packages: ['video.js'], owners: ['src/renderer/src/adapters/video-player'] },
  { packages: ['maplibre-gl'], owners: ['src/renderer/src/adapters/map-view'] },
  {
    packages: ['electron'],
    owners: [
      'src/main',
      'src/main/app/**',
      'src/main/ipc/handle',
      'src/main/ipc/events',
      'src/main/platform/**',
      'src/preload/**',
    ],
  },
];

/** What nothing may import: they start a process when loaded. */
export const ENTRY_POINTS = [
  'src/main',
  'src/preload',
  'src/main/cli',
  'src/simulator/{cli,demo-fleet}',
];

const CAPABILITY =
  'src/main/{fleet,session,library,downloads,clip-requests,custody,derive,discard,evidence,imports,ledger,maps,releases,report,settings,storage,thumbnails}';
/** What a capability shows to others: its index and its pure types. */
const CAPABILITY_FACES = [CAPABILITY, `${CAPABILITY}/types`];
const SHARED = 'src/shared/**';
const UI = 'src/renderer/src';

/**
 * The layers; the first whose `files` hold a module is its own. `mayImport` are modules of this
 * project, `ownFolder` opens the importing capability's own folder, `packages` (when there) the only
 * packages, `browser` forbids what a page does not have.
 */
export const LAYERS = [
  { name: 'shared', files: [SHARED], mayImport: [SHARED], packages: ['zod'] },
  { name: 'simulator', files: ['src/simulator/**'], mayImport: ['src/simulator/**', SHARED] },
  {
    name: 'viewer',
    files: ['src/viewer/**'],
    // It plays with the app's own track, on an element of its own.
    mayImport: [
      'src/viewer/**',
      `${UI}/adapters/{video-track,video-host,picture-track,screen-scheduler}`,
      `${UI}/styles/**`,
      SHARED,
    ],
    browser: true,
  },
  { name: 'preload', files: ['src/preload/**'], mayImport: ['src/preload/**', SHARED] },

  {
    name: 'renderer api',
    files: [`${UI}/api/**`],
    mayImport: [`${UI}/api/**`, SHARED],
    browser: true,
  },
  {
    name: 'renderer adapters',
    files: [`${UI}/adapters/**`],
    mayImport: [`${UI}/adapters/**`, SHARED],
    browser: true,
  },
  {
    name: 'renderer stores',
    files: [`${UI}/stores/**`],
    mayImport: [`${UI}/{stores,api}/**`, `${UI}/*`, SHARED],
    browser: true,
  },
  {
    name: 'renderer composables',
    files: [`${UI}/composables/**`],
    mayImport: [`${UI}/{composables,stores,adapters,api}/**`, `${UI}/*`, SHARED],
    browser: true,
  },
  {
    name: 'renderer components',
    files: [`${UI}/components/**`],
    mayImport: [`${UI}/{components,composables,stores,adapters,styles}/**`, `${UI}/*`, SHARED],
    browser: true,
  },
  { name: 'renderer', files: ['src/renderer/**'], mayImport: [`${UI}/**`, SHARED], browser: true },

  {
    name: 'platform',
    files: ['src/main/platform/**'],
    mayImport: ['src/main/platform/**', SHARED],
  },
  {
    name: 'media',
    files: ['src/main/media/**'],
    mayImport: ['src/main/{media,platform}/**', SHARED],
  },
  {
    name: 'capability',
    files: [`${CAPABILITY}/**`],
    mayImport: ['src/main/{media,platform}/**', ...CAPABILITY_FACES, SHARED],
    ownFolder: CAPABILITY,
  },
  {
    name: 'main',
    files: ['src/main/**'],
    mayImport: ['src/main/{app,ipc,media,platform,cli}/**', ...CAPABILITY_FACES, SHARED],
  },
];
