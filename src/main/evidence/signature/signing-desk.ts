/** The signing key as its owner handles it: look at it, renew, import, hand the certificate out, remove. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SigningKeyState } from '@shared/domain/signing-key';
import { AppError } from '@shared/errors';
import { writeFileAtomic } from '@main/platform/atomic-file';
import type { Clock } from '@main/platform/clock';
import type { SignerNames } from './make-certificate';
import type { PackageSigner } from './package-signer';
import type { KeyFile } from './read-pkcs12';
import type { SigningKey } from './sign-manifest';

/** Opens a key file somewhere: its passphrase is stretched on purpose, which takes its time. */
export type KeyFileReader = (file: KeyFile) => Promise<SigningKey>;

export interface SigningDeskOptions {
  readonly signer: PackageSigner;
  readonly clock: Clock;
  readonly names: () => SignerNames;
  readonly readKeyFile: KeyFileReader;
  /** Both resolve with a path, or null when the user cancels. */
  readonly askWhatToOpen: () => Promise<string | null>;
  readonly askWhereToSave: () => Promise<string | null>;
}

export interface SigningDesk {
  state(): Promise<SigningKeyState>;
  /** @throws AppError `keychain.unavailable`, `signature.needs-name` */
  renew(): Promise<SigningKeyState>;
  /** Asks for a key file and holds it for `import`. @throws AppError `signature.not-a-key-file` */
  chooseFile(): Promise<{ readonly fileName: string } | null>;
  /**
   * Puts the key of the chosen file into the keychain, in place of the one there.
   * @throws AppError as `readPkcs12`, or `keychain.unavailable`
   */
  import(input: { passphrase: string }): Promise<SigningKeyState>;
  forgetFile(): void;
  /** @throws AppError `signature.write-failed`, `request.refused` without a key */
  export(): Promise<{ readonly fileName: string } | null>;
  /** @throws AppError `keychain.unavailable` */
  remove(): Promise<SigningKeyState>;
}

/** A key file has a few kilobytes; anything far beyond is another file. */
const MOST_BYTES = 1024 * 1024;

export function createSigningDesk(options: SigningDeskOptions): SigningDesk {
  const { signer, clock } = options;
  let chosen: Uint8Array | null = null;

  return {
    state: () => signer.state(),
    renew: async () => {
      const names = options.names();
      if (names.name.trim() === '') throw new AppError('signature.needs-name');
      return signer.renew(names);
    },
    async chooseFile() {
      const path = await options.askWhatToOpen();
      if (path === null) return null;
      chosen = await readSmall(path);
      return { fileName: basename(path) };
    },
    async import({ passphrase }) {
      if (chosen === null) throw new AppError('request.refused', { detail: 'no file is chosen' });
      const key = await options.readKeyFile({ bytes: chosen, passphrase, nowMs: clock.now() });
      const state = await signer.keep('imported', key);
      chosen = null;
      return state;
    },
    forgetFile: () => {
      chosen = null;
    },
    async export() {
      const text = await signer.certificateText();
      if (text === null) throw new AppError('request.refused', { detail: 'there is no key' });
      const path = await options.askWhereToSave();
      if (path === null) return null;
      try {
        await writeFileAtomic(path, text);
      } catch (cause) {
        throw new AppError('signature.write-failed', { detail: basename(path), cause });
      }
      return { fileName: basename(path) };
    },
    remove: () => signer.remove(),
  };
}

async function readSmall(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      // A fresh buffer of its own: it goes to another thread.
      const bytes = new Uint8Array(Math.min(size, MOST_BYTES + 1));
      await file.read(bytes, 0, bytes.length, 0);
      if (size <= MOST_BYTES) return bytes;
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new AppError('signature.not-a-key-file', { detail: 'It cannot be opened.', cause });
  }
  throw new AppError('signature.not-a-key-file', { detail: 'It is far too large.' });
}
