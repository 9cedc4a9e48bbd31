/** The rules that every bag keeps, of versions 0.97 and 1.0 (RFC 8493, section 3); pure. */
import { parseBagInfo, payloadOxum } from '../bag/bag-text';
import { problem, type Problem } from '../verify/container';
import type { BagDeclaration } from './bag-declaration';
import { hashOfManifest } from './hash-names';
import { pathKey, readForeignManifest, type ForeignManifest } from './manifest-lines';

export interface ForeignBag {
  readonly declaration: BagDeclaration;
  readonly files: readonly { readonly path: string; readonly sizeBytes: number }[];
  /** Tag files of the bag's root as text. */
  readonly texts: ReadonlyMap<string, string>;
  /** Of each file by `pathKey`, the hash of each algorithm that a manifest uses. */
  readonly hashes: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

interface NamedManifest extends ForeignManifest {
  readonly name: string;
  readonly algorithm: string;
}

export function checkForeignBag(bag: ForeignBag): readonly Problem[] {
  const payload = manifestsOf(bag, /^manifest-/i);
  return [
    ...(payload.length === 0
      ? [
          problem(
            'missing',
            'manifest-sha256.txt',
            'No list of hashes is there that is known here.',
          ),
        ]
      : []),
    ...[...payload, ...manifestsOf(bag, /^tagmanifest-/i)].flatMap((manifest) =>
      manifestProblems(manifest, bag),
    ),
    ...payload.flatMap(outsidePayload),
    ...unlisted(payload, bag),
    ...oxumProblems(bag),
  ];
}

function manifestsOf(bag: ForeignBag, kind: RegExp): readonly NamedManifest[] {
  return [...bag.texts].flatMap(([name, text]) => {
    const algorithm = kind.test(name) ? hashOfManifest(name) : null;
    if (algorithm === null) return [];
    return [{ name, algorithm, ...readForeignManifest(text, bag.declaration.version) }];
  });
}

function manifestProblems(manifest: NamedManifest, bag: ForeignBag): readonly Problem[] {
  const { name, algorithm } = manifest;
  return [
    ...manifest.badLines.map((line) => problem('manifest', name, `Line ${line} names no file.`)),
    ...manifest.repeated.map((path) => problem('manifest', name, `It names ${path} twice.`)),
    ...[...manifest.hashes].flatMap(([path, hash]) => {
      const known = bag.hashes.get(path);
      if (known === undefined) return [problem('missing', path, 'This file is missing.')];
      return known.get(algorithm) === hash
        ? []
        : [problem('changed', path, `Its bytes do not fit the hash in ${name}.`)];
    }),
  ];
}

function outsidePayload({ name, hashes }: NamedManifest): readonly Problem[] {
  return [...hashes.keys()]
    .filter((path) => !path.startsWith('data/'))
    .map((path) => problem('manifest', name, `It names ${path}, which is no payload.`));
}

/** 1.0 wants every payload file in every manifest, 0.97 in one of them. */
function unlisted(manifests: readonly NamedManifest[], bag: ForeignBag): readonly Problem[] {
  if (manifests.length === 0) return [];
  const all = bag.declaration.version === '1.0';
  return bag.files
    .filter(({ path }) => path.startsWith('data/'))
    .flatMap(({ path }) => {
      const without = manifests.filter(({ hashes }) => !hashes.has(pathKey(path)));
      const enough = all ? without.length === 0 : without.length < manifests.length;
      return enough
        ? []
        : [problem('added', path, `It is not listed in ${without[0]?.name ?? 'any manifest'}.`)];
    });
}

function oxumProblems({ files, texts }: ForeignBag): readonly Problem[] {
  const said = parseBagInfo(texts.get('bag-info.txt') ?? '').get('Payload-Oxum') ?? [];
  const found = payloadOxum(files.filter(({ path }) => path.startsWith('data/')));
  return said.every((one) => one === found) && said.length <= 1
    ? []
    : [problem('bagit', 'bag-info.txt', 'Its count of bytes and files does not fit the bag.')];
}
