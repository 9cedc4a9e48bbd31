/** The key that signs packages: made on first use or imported, kept in the system's keychain and nowhere else. */
import { generateKeyPairSync } from 'node:crypto';
import type { PlannedSignature, Signer } from '@shared/domain/evidence';
import type { KeyOrigin, SigningKeyState } from '@shared/domain/signing-key';
import { AppError } from '@shared/errors';
import type { Clock } from '@main/platform/clock';
import type { Log } from '@main/platform/log';
import { longSecrets } from '@main/platform/long-secrets';
import { oneAtATime } from '@main/platform/one-at-a-time';
import type { SecretStore } from '@main/platform/secret-store';
import type { SignerNames } from './make-certificate';
import type { SigningKey } from './sign-manifest';
import type * as signing from './signing';
import type { StoredKey } from './stored-key';

const ENTRY = 'package-signing-key';

export interface ReadyKey {
  readonly signer: Signer;
  readonly key: SigningKey;
}

export interface PackageSigner {
  /** What the next package will be signed with; makes nothing. */
  look(): Promise<PlannedSignature>;
  /**
   * The key for an export, made now if there is none. Null without a keychain.
   * @throws AppError `signature.expired`
   */
  key(names: SignerNames): Promise<ReadyKey | null>;
  state(): Promise<SigningKeyState>;
  /**
   * A new key in place of the old one; packages signed before stay as they are.
   * @throws AppError `keychain.unavailable`
   */
  renew(names: SignerNames): Promise<SigningKeyState>;
  /** @throws AppError `keychain.unavailable` */
  keep(origin: KeyOrigin, key: SigningKey): Promise<SigningKeyState>;
  /** @throws AppError `keychain.unavailable` */
  remove(): Promise<SigningKeyState>;
  /** The certificate and its issuers as text for recipients; null when there is none. */
  certificateText(): Promise<string | null>;
}

export interface PackageSignerOptions {
  readonly secrets: SecretStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** Loaded when first needed: reading ASN.1 takes a library that would slow the start. */
const load = (): Promise<typeof signing> => import('./signing');

export function createPackageSigner(options: PackageSignerOptions): PackageSigner {
  const { clock, log } = options;
  const secrets = longSecrets(options.secrets);
  const inOrder = oneAtATime();

  async function stored(): Promise<StoredKey | 'none' | 'damaged'> {
    const text = await secrets.get(ENTRY);
    if (text === null) return 'none';
    const { readStoredKey } = await load();
    const found = readStoredKey(text);
    if (found === null) log.warn('the signing key in the keychain is not readable');
    return found ?? 'damaged';
  }

  async function keep(origin: KeyOrigin, key: SigningKey): Promise<StoredKey> {
    const { readStoredKey, storedKeyText } = await load();
    const text = storedKeyText(origin, key);
    const ready = readStoredKey(text);
    if (!ready) throw new Error('a new signing key cannot be read back');
    await secrets.set(ENTRY, text);
    log.info('a signing key was stored', { origin, fingerprint: ready.chain[0].fingerprint });
    return ready;
  }

  async function make(names: SignerNames): Promise<StoredKey> {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { makeCertificate } = await load();
    return keep('made', {
      pkcs8: pair.privateKey.export({ format: 'der', type: 'pkcs8' }),
      certificatesDer: [makeCertificate(pair, names, clock.now())],
    });
  }

  async function stateOf(found: StoredKey | 'none' | 'damaged'): Promise<SigningKeyState> {
    if (typeof found === 'string') return { kind: found };
    const { countsAt, keyKind, signerOf } = await load();
    const { chain, origin } = found;
    const certificate = {
      signer: signerOf(chain),
      origin,
      subject: chain[0].subject,
      keyKind: keyKind(chain[0].publicKey) ?? '',
      counts: countsAt(chain, clock.now()),
    };
    return { kind: 'ready', certificate };
  }

  async function state(): Promise<SigningKeyState> {
    try {
      return await stateOf(await stored());
    } catch (caught) {
      if (!(caught instanceof AppError)) throw caught;
      return { kind: 'no-keychain' };
    }
  }

  return {
    state: () => inOrder(state),
    look: () =>
      inOrder(async () => {
        const found = await state();
        if (found.kind === 'no-keychain') return { kind: 'unsigned' };
        if (found.kind !== 'ready') return { kind: 'new-key' };
        const { counts, signer } = found.certificate;
        return { kind: counts ? 'signed' : 'expired', signer };
      }),
    key: (names) =>
      inOrder(async () => {
        try {
          const found = await stored();
          const ready = typeof found === 'string' ? await make(names) : found;
          const { countsAt, signerOf } = await load();
          if (!countsAt(ready.chain, clock.now())) throw new AppError('signature.expired');
          return { signer: signerOf(ready.chain), key: ready.key };
        } catch (caught) {
          if (!(caught instanceof AppError) || caught.code !== 'keychain.unavailable') throw caught;
          log.warn('packages go out unsigned', { reason: caught.message });
          return null;
        }
      }),
    renew: (names) => inOrder(async () => stateOf(await make(names))),
    keep: (origin, key) => inOrder(async () => stateOf(await keep(origin, key))),
    remove: () =>
      inOrder(async () => {
        await secrets.delete(ENTRY);
        log.info('the signing key was removed');
        return { kind: 'none' };
      }),
    certificateText: () =>
      inOrder(async () => {
        const found = await stored();
        if (typeof found === 'string') return null;
        const { certificatePem } = await load();
        return found.chain.map(({ der }) => certificatePem(der)).join('');
      }),
  };
}
