import { describe, expect, it } from 'vitest';
import type { SignatureReport } from '../verify/check-signature';
import { problem } from '../verify/container';
import { signatureFacts, signatureLine } from './signature-line';

const SINCE_MS = Date.UTC(2026, 0, 2);
const UNTIL_MS = Date.UTC(2028, 0, 2);

function valid(issuers: readonly (string | null)[]): SignatureReport {
  return {
    state: 'valid',
    over: 'tagmanifest-sha256.txt',
    signedAtMs: Date.UTC(2026, 5, 12, 8, 15, 30),
    selfSigned: issuers[0] === null,
    signer: {
      name: 'Ana Novák',
      organisation: 'Northline Freight',
      fingerprint: 'ab'.repeat(32),
      sinceMs: SINCE_MS,
      untilMs: UNTIL_MS,
      issuers: issuers.filter((one) => one !== null),
    },
    chain: issuers.map((issuer, index) => ({
      subject: `CN=Subject ${index + 1}`,
      issuer,
      fromMs: SINCE_MS,
      untilMs: UNTIL_MS,
    })),
  };
}

describe('the line of a check about the signature', () => {
  it('is left out for an unsigned package, which says so among its facts', () => {
    expect(signatureLine({ state: 'unsigned' }, [])).toEqual([]);
    expect(signatureFacts({ state: 'unsigned' })).toMatchObject([{ label: 'Signature' }]);
  });

  it('passes with what it covers, and says that a self-made certificate is no identity', () => {
    const [line] = signatureLine(valid([null]), []);
    expect(line).toMatchObject({ id: 'signature', passed: true, findings: [], findingsCount: 0 });
    expect(line?.explanation).toContain('tagmanifest-sha256.txt');
    expect(line?.explanation).toContain('self-made');
  });

  it('names the issuer and leaves the trust to the reader', () => {
    const [line] = signatureLine(valid(['Issuing CA', null]), []);
    expect(line?.explanation).toContain('issued by Issuing CA, not checked');
    expect(line?.explanation).not.toContain('self-made');
  });

  it('fails with the findings about the signature and no others', () => {
    const [line] = signatureLine({ state: 'invalid' }, [
      problem('changed', 'data/report.html', 'Its bytes do not fit.'),
      problem('signature', 'signature/signer.pem', 'Not the one the package names.'),
    ]);
    expect(line).toMatchObject({ passed: false, findingsCount: 1 });
    expect(line?.findings[0]?.path).toBe('signature/signer.pem');
    expect(signatureFacts({ state: 'invalid' })).toEqual([]);
  });
});

describe('the facts about the signature', () => {
  it('tell who, when and with which certificate', () => {
    expect(signatureFacts(valid([null]))).toEqual([
      {
        label: 'Signed with the key of',
        value: 'Ana Novák, Northline Freight, certificate since 2026-01-02 00:00:00 UTC',
      },
      { label: 'Signed at', value: '2026-06-12 08:15:30 UTC, by the signer’s clock' },
      { label: 'SHA-256 of the certificate', value: 'ab'.repeat(32) },
    ]);
  });

  it('show a chain line by line', () => {
    const told = signatureFacts(valid(['Issuing CA', 'Root CA', null]));
    expect(told.filter(({ label }) => label.startsWith('Certificate '))).toEqual([
      {
        label: 'Certificate 1',
        value: 'CN=Subject 1: issued by Issuing CA, 2026-01-02 to 2028-01-02',
      },
      {
        label: 'Certificate 2',
        value: 'CN=Subject 2: issued by Root CA, 2026-01-02 to 2028-01-02',
      },
      { label: 'Certificate 3', value: 'CN=Subject 3: self-signed, 2026-01-02 to 2028-01-02' },
    ]);
  });
});
