/** The rules of a Roadproof bag: manifests complete both ways, every hash right; pure. */
import {
  BAGIT_TXT,
  parseBagInfo,
  parseManifest,
  payloadOxum,
  type HashAlgorithm,
} from '../bag/bag-text';
import { SIGNATURE_PATHS } from '../signature/signature-files';
import { TIME_STAMP_PATHS } from '../time-stamp/time-stamp-files';
import { problem, type PackageFile, type Problem } from './container';
import type { StretchDigests } from './scan';

/** Text of each tag file by its path. */
export type TagTexts = ReadonlyMap<string, string>;

const PAYLOAD_MANIFESTS: readonly HashAlgorithm[] = ['sha256', 'sha512'];
/** They sign and stamp the tag manifest, so they stand outside it. */
const OUTSIDE: readonly string[] = [...SIGNATURE_PATHS, ...TIME_STAMP_PATHS];
const TAG_MANIFEST = /^tagmanifest-[a-z0-9]+\.txt$/;

type Digests = ReadonlyMap<string, StretchDigests>;

export function checkBag(
  files: readonly PackageFile[],
  digests: Digests,
  texts: TagTexts,
): readonly Problem[] {
  const paths = files.map((file) => file.path);
  const payload = paths.filter((path) => path.startsWith('data/'));
  const tags = paths.filter(
    (path) => !path.startsWith('data/') && !TAG_MANIFEST.test(path) && !OUTSIDE.includes(path),
  );
  const found: Problem[] = [
    ...checkBagit(texts),
    ...PAYLOAD_MANIFESTS.flatMap((algorithm) =>
      checkManifest(`manifest-${algorithm}.txt`, algorithm, payload, digests, texts),
    ),
    ...checkManifest('tagmanifest-sha256.txt', 'sha256', tags, digests, texts),
    ...checkOxum(files, texts),
    ...(paths.includes('fetch.txt')
      ? [problem('bagit', 'fetch.txt', 'The package wants files from elsewhere.')]
      : []),
    ...paths
      .filter((path) => TAG_MANIFEST.test(path) && path !== 'tagmanifest-sha256.txt')
      .map((path) => problem('added', path, 'This file does not belong into the package.')),
  ];
  return nameRenamed(withoutRepeats(found), digests, texts);
}

function checkBagit(texts: TagTexts): readonly Problem[] {
  const text = texts.get('bagit.txt');
  if (text === undefined) return [problem('bagit', 'bagit.txt', 'This is no BagIt bag.')];
  if (text === BAGIT_TXT) return [];
  return [problem('bagit', 'bagit.txt', 'It does not say exactly what BagIt 1.0 wants.')];
}

function checkManifest(
  name: string,
  algorithm: HashAlgorithm,
  present: readonly string[],
  digests: Digests,
  texts: TagTexts,
): readonly Problem[] {
  const text = texts.get(name);
  if (text === undefined) return [problem('missing', name, 'This list of hashes is missing.')];
  const manifest = parseManifest(text, algorithm);
  const listed = new Set(manifest.lines.map((line) => line.path));
  return [
    ...manifest.badLines.map((line) => problem('manifest', name, `Line ${line} was altered.`)),
    ...manifest.repeated.map((path) => problem('manifest', name, `It names ${path} twice.`)),
    ...manifest.lines.flatMap(({ path, hash }) => {
      const known = digests.get(path);
      if (known === undefined) return [problem('missing', path, 'This file is missing.')];
      return known[algorithm] === hash
        ? []
        : [problem('changed', path, `Its bytes do not fit the hash in ${name}.`)];
    }),
    ...present
      .filter((path) => !listed.has(path))
      .map((path) => problem('added', path, `It is not listed in ${name}.`)),
  ];
}

function checkOxum(files: readonly PackageFile[], texts: TagTexts): readonly Problem[] {
  const text = texts.get('bag-info.txt');
  if (text === undefined) return [problem('missing', 'bag-info.txt', 'This file is missing.')];
  const expected = payloadOxum(files.filter((file) => file.path.startsWith('data/')));
  const said = parseBagInfo(text).get('Payload-Oxum') ?? [];
  return said.length === 1 && said[0] === expected
    ? []
    : [problem('bagit', 'bag-info.txt', 'Its count of bytes and files does not fit the package.')];
}

/** One line a file and kind of trouble, however many manifests complain. */
function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ kind, path, message }) => {
    const key = `${kind} ${path ?? message}${kind === 'manifest' || kind === 'bagit' ? message : ''}`;
    const known = seen.has(key);
    seen.add(key);
    return !known;
  });
}

/** A missing file whose bytes turn up under a new name was renamed: one problem, not two. */
function nameRenamed(
  problems: readonly Problem[],
  digests: Digests,
  texts: TagTexts,
): readonly Problem[] {
  const hashOf = new Map<string, string>();
  for (const name of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
    for (const line of parseManifest(texts.get(name) ?? '', 'sha256').lines) {
      hashOf.set(line.path, line.hash);
    }
  }
  const added = problems.filter(({ kind }) => kind === 'added').map(({ path }) => path ?? '');
  const renamed = new Map<string, string>();
  for (const { kind, path } of problems) {
    if (kind !== 'missing' || path === null) continue;
    const now = added.find(
      (candidate) => digests.get(candidate)?.sha256 === hashOf.get(path) && !renamed.has(candidate),
    );
    if (now !== undefined) renamed.set(now, path);
  }
  const before = new Set(renamed.values());
  return problems.flatMap((one) => {
    if (one.kind === 'missing' && one.path !== null && before.has(one.path)) return [];
    const was = one.kind === 'added' && one.path !== null ? renamed.get(one.path) : undefined;
    return [was === undefined ? one : problem('renamed', one.path, `It was called ${was}.`)];
  });
}
