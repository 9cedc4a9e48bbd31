/** What a signature covers and where it lies; both files stay outside the tag manifest, which they sign. */
export const SIGNED_PATH = 'tagmanifest-sha256.txt';
export const SIGNATURE_PATH = 'signature/manifest.p7s';
export const SIGNER_PATH = 'signature/signer.pem';

export const SIGNATURE_PATHS: readonly string[] = [SIGNATURE_PATH, SIGNER_PATH];

/** In `bag-info.txt`, so that a signature cannot be taken away or exchanged unnoticed. */
export const SIGNER_LABEL = 'Roadproof-Signer-Certificate-SHA256';
