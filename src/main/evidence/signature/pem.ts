/** The textual form of a certificate (RFC 7468, section 5): strict, so that one certificate has one text. */

export function certificatePem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** @returns the DER bytes; null when the text is not exactly what `certificatePem` writes. */
export function readCertificatePem(text: string): Buffer | null {
  const body = /^-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/=\n]+)-----END CERTIFICATE-----\n$/.exec(
    text,
  )?.[1];
  if (body === undefined) return null;
  const der = Buffer.from(body.replaceAll('\n', ''), 'base64');
  return certificatePem(der) === text ? der : null;
}
