/** The key that signs packages, as Settings shows it: everything but the secret. */
import type { Signer } from './evidence';

/** Made by this app, or brought along in a company's key file. */
export type KeyOrigin = 'made' | 'imported';

export interface SigningCertificate {
  readonly signer: Signer;
  readonly origin: KeyOrigin;
  /** The whole subject on one line, as the certificate names it. */
  readonly subject: string;
  /** E.g. `ECDSA P-256`. */
  readonly keyKind: string;
  /** Whether it counts today; packages are not signed with one that does not. */
  readonly counts: boolean;
}

export type SigningKeyState =
  | { readonly kind: 'ready'; readonly certificate: SigningCertificate }
  /** None yet; one is made with the first package. */
  | { readonly kind: 'none' }
  /** Something is in the keychain that cannot be read as a key. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'no-keychain' };
