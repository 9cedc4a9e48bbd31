/** Makes names for files and folders that every system takes, whatever came from outside. */
import { createHash } from 'node:crypto';

/** Names Windows keeps for devices, with or without an ending. */
const DEVICE_NAME = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
const MAX_LENGTH = 64;

/**
 * Letters, digits, dot, dash and underscore of ASCII, at most 64 of them, never hidden, never a device name.
 * Whenever something had to be changed, a piece of the original's hash is added: two different originals
 * never meet under one name.
 */
export function portableName(original: string, fallback: string): string {
  const plain = original
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[-._]+|[-._]+$/g, '')
    .slice(0, MAX_LENGTH)
    .replace(/[-._]+$/, '');
  if (plain !== '' && plain === original && !DEVICE_NAME.test(plain)) return plain;
  const hash = createHash('sha256').update(original, 'utf8').digest('hex').slice(0, 8);
  const stem = (
    DEVICE_NAME.test(plain) ? `${fallback}-${plain.replaceAll('.', '-')}` : plain
  ).slice(0, MAX_LENGTH - 9);
  return stem === '' ? `${fallback}-${hash}` : `${stem}-${hash}`;
}

/** The first of `name.ext`, `name-2.ext`, … that is free; case does not make a difference. */
export function freeName(
  stem: string,
  ending: string,
  isTaken: (lowerCaseName: string) => boolean,
): string {
  let name = `${stem}${ending}`;
  for (let count = 2; isTaken(name.toLowerCase()); count += 1) name = `${stem}-${count}${ending}`;
  return name;
}
