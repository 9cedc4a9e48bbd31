/** Why a file outside the library could not be read, in plain words without its path. */

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is no longer there',
  ENOTDIR: 'it is no longer there',
  EACCES: 'it cannot be read: permission is denied',
  EPERM: 'it cannot be read: permission is denied',
  EIO: 'the device failed while it was read',
  ENODEV: 'the device was removed',
  ENXIO: 'the device was removed',
  ELOOP: 'it is a link to another place',
};

/** A failure of the source, not of the library: the file is left out, everything else goes on. */
export class SourceFailure extends Error {
  constructor(
    readonly reason: string,
    cause?: unknown,
  ) {
    super(reason, { cause });
    this.name = 'SourceFailure';
  }
}

export function readFailure(caught: unknown): string {
  const code = caught instanceof Error && 'code' in caught ? String(caught.code) : '';
  return REASONS[code] ?? 'it cannot be read';
}
