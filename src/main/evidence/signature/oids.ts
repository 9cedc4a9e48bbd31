/** The object identifiers that a signature and its certificate are made of. */
export const OID = {
  /** RFC 5652, section 4 */
  data: '1.2.840.113549.1.7.1',
  /** RFC 5652, section 5.1 */
  signedData: '1.2.840.113549.1.7.2',
  /** RFC 5652, sections 11.1 to 11.3 */
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  /** RFC 5035, section 3 */
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  /** RFC 5754, section 2 */
  sha256: '2.16.840.1.101.3.4.2.1',
  /** RFC 4055, section 5 */
  sha256WithRsaEncryption: '1.2.840.113549.1.1.11',
  /** RFC 5758, section 3.2 */
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  /** RFC 5280, appendix A.1 and section 4.2.1 */
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  /** RFC 3161, sections 2.3 and 2.4.2 */
  timeStamping: '1.3.6.1.5.5.7.3.8',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  /** RFC 2634, section 5.4 */
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
} as const;
