/** Rows of the release register as the screen knows them. */
import type {
  ManifestHashes,
  RegisteredPackage,
  Reissue,
  Release,
  ReleaseChannel,
} from '@shared/domain/release';
import { number, numberOrNull, text, textOrNull } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';

/** A package's row joined with its incident's. */
export function packageOf(
  row: SqlRow,
  releases: readonly SqlRow[],
  reissues: readonly SqlRow[],
): RegisteredPackage {
  const manifests = textOrNull(row, 'manifest_hashes');
  return {
    packageId: text(row, 'package_id'),
    incidentId: text(row, 'incident_id'),
    ticket: text(row, 'ticket'),
    typeName: text(row, 'type_name'),
    eventTimeMs: number(row, 'event_time_ms'),
    vehicleName: textOrNull(row, 'vehicle_name'),
    driverName: textOrNull(row, 'driver_name'),
    madeAtMs: number(row, 'made_at_ms'),
    madeBy: text(row, 'made_by'),
    recipient: text(row, 'recipient'),
    purpose: text(row, 'purpose'),
    claimNumber: text(row, 'claim_number'),
    fileName: text(row, 'file_name'),
    sizeBytes: number(row, 'size_bytes'),
    sha256: text(row, 'sha256'),
    innerSha256: text(row, 'inner_sha256'),
    filesCount: numberOrNull(row, 'files_count'),
    signer: textOrNull(row, 'signer'),
    manifests: manifests === null ? null : (JSON.parse(manifests) as ManifestHashes),
    releases: releases.map(releaseOf),
    reissues: reissues.map(reissueOf),
  };
}

function releaseOf(row: SqlRow): Release {
  const withdrawnAtMs = numberOrNull(row, 'withdrawn_at_ms');
  return {
    releaseId: text(row, 'release_id'),
    recipient: text(row, 'recipient'),
    channel: text(row, 'channel') as ReleaseChannel,
    releasedAtMs: number(row, 'released_at_ms'),
    purpose: text(row, 'purpose'),
    note: text(row, 'note'),
    recordedBy: text(row, 'recorded_by'),
    recordedAtMs: number(row, 'recorded_at_ms'),
    withdrawn:
      withdrawnAtMs === null
        ? null
        : {
            atMs: withdrawnAtMs,
            by: textOrNull(row, 'withdrawn_by') ?? '',
            reason: textOrNull(row, 'withdrawn_reason') ?? '',
          },
  };
}

function reissueOf(row: SqlRow): Reissue {
  return {
    reissueId: text(row, 'reissue_id'),
    madeAtMs: number(row, 'made_at_ms'),
    madeBy: text(row, 'made_by'),
    fileName: text(row, 'file_name'),
    sizeBytes: number(row, 'size_bytes'),
    sha256: text(row, 'sha256'),
  };
}
