/**
 * How often a key file wants its passphrase stretched, read before anything is stretched: a hostile file
 * names two thousand million rounds and would keep a computer busy for hours.
 */
import forge from 'node-forge';

/** OpenSSL writes 2,048, current advice is some 600,000; all parts of a file together. */
export const MOST_ROUNDS = 5_000_000;
/** Salts have 8 to 64 bytes; what holds more is not looked at as one. */
const MOST_SALT_BYTES = 1024;
const DEEPEST = 24;

/**
 * Rounds asked for by all parts that can be read without the passphrase, added up. They stand behind a salt:
 * PBKDF2 and the older kinds as (salt, rounds), the check sum as (digest, salt, rounds) (RFC 7292, RFC 8018).
 */
export function keyFileRounds(file: forge.asn1.Asn1): number {
  return roundsIn(file, 0);
}

function roundsIn(node: forge.asn1.Asn1, depth: number): number {
  if (depth > DEEPEST) return Infinity;
  const { value } = node;
  if (typeof value === 'string') return roundsInBytes(node, value, depth);
  let rounds = 0;
  value.forEach((child, index) => {
    const salt = value[index - 1];
    const counted = salt && isSalt(salt) && child.type === forge.asn1.Type.INTEGER;
    rounds += counted ? integerOf(child) : roundsIn(child, depth + 1);
  });
  return rounds;
}

/** Parts lie inside each other as bytes that are structures of their own. */
function roundsInBytes({ type }: forge.asn1.Asn1, bytes: string, depth: number): number {
  if (type !== forge.asn1.Type.OCTETSTRING || !bytes.startsWith('\x30')) return 0;
  try {
    return roundsIn(forge.asn1.fromDer(bytes), depth + 1);
  } catch {
    return 0;
  }
}

function isSalt({ type, value }: forge.asn1.Asn1): boolean {
  return (
    type === forge.asn1.Type.OCTETSTRING &&
    typeof value === 'string' &&
    value.length <= MOST_SALT_BYTES
  );
}

function integerOf({ value }: forge.asn1.Asn1): number {
  if (typeof value !== 'string') return 0;
  return Array.from(value).reduce((sum, byte) => sum * 256 + byte.charCodeAt(0), 0);
}
