/** `bagit.txt` of a bag that somebody else made (RFC 8493, section 2.1.1; draft 0.97, section 2.1.1); pure. */

export type BagVersion = '0.97' | '1.0';

export interface BagDeclaration {
  readonly version: BagVersion;
  /** As `TextDecoder` wants it. */
  readonly encoding: string;
}

const SHAPE =
  /^BagIt-Version: ?(0\.97|1\.0)(?:\r\n|\n|\r)Tag-File-Character-Encoding: ?([\w-]+)(?:\r\n|\n|\r)?$/;

/** @returns null when this is no bag, or of a version that is not known here. */
export function readDeclaration(bytes: Uint8Array): BagDeclaration | null {
  const [, version, encoding] = SHAPE.exec(Buffer.from(bytes).toString('latin1')) ?? [];
  if ((version !== '0.97' && version !== '1.0') || encoding === undefined) return null;
  try {
    return { version, encoding: new TextDecoder(encoding).encoding };
  } catch {
    return null;
  }
}
