/** The release register as it is read: a fleet's packages with what became of each. */
import { AppError } from '@shared/errors';
import {
  isReleased,
  RELEASE_CHANNEL_NAMES,
  type RegisteredPackage,
  type RegisterList,
  type RegisterQuery,
} from '@shared/domain/release';
import { text } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import type { LibraryContext } from '../context';
import { searchWords } from '../query/search-words';
import { packageOf } from './register-rows';

const PACKAGES = `SELECT p.*, i.ticket, i.type_name, i.event_time_ms, i.vehicle_name, i.driver_name
  FROM packages p JOIN incidents i ON i.incident_id = p.incident_id`;

/** @throws AppError `release.not-found` */
export function registeredPackage(library: LibraryContext, packageId: string): RegisteredPackage {
  const { database } = library;
  const row = database.get(`${PACKAGES} WHERE p.package_id = ?`, packageId);
  if (row === undefined) throw new AppError('release.not-found');
  return packageOf(
    row,
    database.all(
      'SELECT * FROM releases WHERE package_id = ? ORDER BY released_at_ms DESC, rowid DESC',
      packageId,
    ),
    database.all(
      'SELECT * FROM reissues WHERE package_id = ? ORDER BY made_at_ms DESC, rowid DESC',
      packageId,
    ),
  );
}

export function listRegister(
  library: LibraryContext,
  partitionId: string,
  { text: question, state }: RegisterQuery,
): RegisterList {
  const { database } = library;
  const releases = byPackage(
    database.all('SELECT * FROM releases ORDER BY released_at_ms DESC, rowid DESC'),
  );
  const reissues = byPackage(
    database.all('SELECT * FROM reissues ORDER BY made_at_ms DESC, rowid DESC'),
  );
  const all = database
    .all(
      `${PACKAGES} WHERE i.partition_id = ? ORDER BY p.made_at_ms DESC, p.package_id`,
      partitionId,
    )
    .map((row) => {
      const packageId = text(row, 'package_id');
      return packageOf(row, releases.get(packageId) ?? [], reissues.get(packageId) ?? []);
    });
  const wanted = searchWords(question);
  return {
    total: all.length,
    released: all.filter(isReleased).length,
    rows: all
      .filter((each) => state === 'all' || isReleased(each) === (state === 'released'))
      .filter((each) => wanted.length === 0 || hasWords(each, wanted)),
  };
}

function byPackage(rows: readonly SqlRow[]): ReadonlyMap<string, readonly SqlRow[]> {
  const groups = new Map<string, SqlRow[]>();
  for (const row of rows) {
    const packageId = text(row, 'package_id');
    const group = groups.get(packageId);
    if (group) group.push(row);
    else groups.set(packageId, [row]);
  }
  return groups;
}

function hasWords(each: RegisteredPackage, wanted: readonly string[]): boolean {
  const words = searchWords(
    [
      each.fileName,
      each.sha256,
      each.claimNumber,
      each.recipient,
      each.purpose,
      each.madeBy,
      each.ticket,
      each.typeName,
      each.vehicleName ?? '',
      each.driverName ?? '',
      ...each.releases.flatMap(({ recipient, purpose, note, recordedBy, channel }) => [
        recipient,
        purpose,
        note,
        recordedBy,
        RELEASE_CHANNEL_NAMES[channel],
      ]),
    ].join(' '),
  );
  return wanted.every((start) => words.some((word) => word.startsWith(start)));
}
