/** What Linux must bring along: libraries of the window, tools that build the keychain module, test tools. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SetupError, isRoot, onPath, run, say, succeeds } from './run.mjs';

const library = (soName, debian) => ({ what: soName, debian, isThere: () => hasLibrary(soName) });
const program = (name, debian) => ({ what: name, debian, isThere: () => onPath(name) });

/** For running Electron and reaching the keychain. Newer Debian and Ubuntu name some with `t64`. */
const RUNTIME = [
  library('libgtk-3.so.0', ['libgtk-3-0t64', 'libgtk-3-0']),
  library('libnss3.so', ['libnss3']),
  library('libasound.so.2', ['libasound2t64', 'libasound2']),
  library('libgbm.so.1', ['libgbm1']),
  library('libXss.so.1', ['libxss1']),
  library('libnotify.so.4', ['libnotify4']),
  library('libatspi.so.0', ['libatspi2.0-0t64', 'libatspi2.0-0']),
  library('libsecret-1.so.0', ['libsecret-1-0']),
];

/** For building keytar, which has no ready binary on the npm registry. */
const BUILD = [
  {
    what: 'libsecret headers',
    debian: ['libsecret-1-dev'],
    isThere: () => succeeds('pkg-config', ['--exists', 'libsecret-1']),
  },
  program('pkg-config', ['pkg-config']),
  program('python3', ['python3']),
  program('make', ['make']),
  program('g++', ['g++']),
];

/** For drawing on a display that nobody sees. */
const VIRTUAL_DISPLAY = [program('xvfb-run', ['xvfb']), program('xauth', ['xauth'])];

/** For the tests: a keychain service of their own, and independent tools that check a package. */
const TEST = [
  ...VIRTUAL_DISPLAY,
  program('dbus-run-session', ['dbus-x11', 'dbus']),
  program('gnome-keyring-daemon', ['gnome-keyring']),
  program('unzip', ['unzip']),
  program('zip', ['zip']),
  program('7z', ['p7zip-full']),
  program('bsdtar', ['libarchive-tools']),
  program('openssl', ['openssl']),
  program('qpdf', ['qpdf']),
  program('pdfinfo', ['poppler-utils']),
  program('xmllint', ['libxml2-utils']),
  // What saving is measured against.
  program('curl', ['curl']),
  // A desktop's notification service, and an ear on what it is told.
  program('dunst', ['dunst']),
  program('dbus-monitor', ['dbus-bin', 'dbus']),
  // Another decoder, to see what other programs show of a clip.
  program('ffmpeg', ['ffmpeg']),
  // Browsers that a recipient has: the package's viewer must play in them.
  program('chromium', ['chromium']),
  program('firefox-esr', ['firefox-esr']),
];

const SETS = { runtime: RUNTIME, build: BUILD, display: VIRTUAL_DISPLAY, test: TEST };

/**
 * Makes sure that the named sets are there. As root on a Debian system it installs what is missing;
 * otherwise it stops with the one command to run. Other systems than Linux bring everything.
 */
export async function ensureSystemLibraries(sets) {
  if (process.platform !== 'linux') return;
  const missing = sets.flatMap((name) => SETS[name]).filter(({ isThere }) => !isThere());
  if (missing.length === 0) return;

  const names = [...new Set(missing.map(({ what }) => what))].join(', ');
  if (!existsSync('/etc/debian_version') || !onPath('apt-get')) {
    throw new SetupError(
      `This system lacks ${names}.\nInstall them with its package manager, then run this again.`,
    );
  }
  if (!isRoot()) {
    const packages = debianNames(missing).join(' ');
    throw new SetupError(
      `This system lacks ${names}. Run this once, then try again:\n\n` +
        `  sudo apt-get update && sudo apt-get install -y ${packages}\n`,
    );
  }

  say(`installing system packages for ${names}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  await run('apt-get', ['update', '-qq'], quiet);
  const packages = debianNames(missing);
  const code = await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    quiet,
  );
  const still = missing.filter(({ isThere }) => !isThere()).map(({ what }) => what);
  if (code !== 0 || still.length > 0) {
    throw new SetupError(
      `apt-get could not install ${packages.join(' ')}; still missing: ${still.join(', ')}.`,
    );
  }
}

/** The name under which this very release knows each package. */
function debianNames(missing) {
  const known = ({ debian }) => debian.find((name) => hasCandidate(name)) ?? debian.at(-1);
  return [...new Set(missing.map(known))];
}

function hasCandidate(name) {
  const { stdout } = spawnSync('apt-cache', ['policy', name], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return /Candidate: (?!\(none\))/.test(stdout ?? '');
}

let libraryList;

function hasLibrary(soName) {
  if (libraryList?.includes(soName)) return true;
  // Asked anew while something is missing, because it may have been installed meanwhile.
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path));
  libraryList = spawnSync(ldconfig ?? 'ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? '';
  return libraryList.includes(soName);
}
