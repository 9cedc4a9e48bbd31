/** Where fleets and incidents lie below a library's folder: `<fleet>/<year>/<incident>`, and where its claims do. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FLEET_FILE } from '../fleet-file';

/** Where a fleet's claims lie: `<fleet>/claims/<claim>`. */
export const CLAIMS_FOLDER = 'claims';

const YEAR = /^\d{4}$/;

/** Names of the fleets' folders: those that describe a fleet or hold a year. */
export function fleetFolders(root: string): readonly string[] {
  return subfolders(root).filter(
    (name) => existsSync(join(root, name, FLEET_FILE)) || years(root, name).length > 0,
  );
}

/** A fleet's incident folders, below the library's folder, with /. */
export function incidentFolders(root: string, fleet: string): readonly string[] {
  return years(root, fleet).flatMap((year) =>
    subfolders(join(root, fleet, year)).map((name) => `${fleet}/${year}/${name}`),
  );
}

/** A fleet's claim folders, below the library's folder, with /. */
export function claimFolders(root: string, fleet: string): readonly string[] {
  return subfolders(join(root, fleet, CLAIMS_FOLDER)).map(
    (name) => `${fleet}/${CLAIMS_FOLDER}/${name}`,
  );
}

function years(root: string, fleet: string): readonly string[] {
  return subfolders(join(root, fleet)).filter((name) => YEAR.test(name));
}

function subfolders(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}
