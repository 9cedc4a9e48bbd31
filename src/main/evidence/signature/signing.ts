/** Everything about keys that needs ASN.1, in one place so that it can be loaded late. */
export { countsAt, signerOf } from './certificate-chain';
export { makeCertificate } from './make-certificate';
export { certificatePem } from './pem';
export { keyKind } from './signing-algorithm';
export { readStoredKey, storedKeyText } from './stored-key';
