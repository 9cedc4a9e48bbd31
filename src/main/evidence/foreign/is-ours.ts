/** Tells a package of ours, whole or tampered with, from a bag that somebody else made; pure. */
import { parseBagInfo } from '../bag/bag-text';
import { PROFILE_IDENTIFIER } from '../bag/profile';
import { SIGNATURE_PATHS } from '../signature/signature-files';
import { TIME_STAMP_PATHS } from '../time-stamp/time-stamp-files';

/** Only our packages hold these; one of them is enough for our strict rules to apply. */
const OURS: ReadonlySet<string> = new Set([
  ...SIGNATURE_PATHS,
  ...TIME_STAMP_PATHS,
  'HOW-TO-CHECK.txt',
  'bagit-profile.json',
]);

/** @param bagInfo text of `bag-info.txt`; empty when there is none. */
export function isOurs(paths: readonly string[], bagInfo: string): boolean {
  const said = parseBagInfo(bagInfo).get('BagIt-Profile-Identifier') ?? [];
  return said.includes(PROFILE_IDENTIFIER) || paths.some((path) => OURS.has(path));
}
