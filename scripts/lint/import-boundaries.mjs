/** ESLint rule: every import must be one that the table in `boundaries.mjs` allows. */
import { builtinModules } from 'node:module';
import { posix, relative, sep } from 'node:path';
import { ALIASES, ENTRY_POINTS, LAYERS, PACKAGE_OWNERS } from './boundaries.mjs';

export const importBoundaries = {
  meta: {
    type: 'problem',
    docs: { description: 'keeps every import inside the table of who may import whom' },
    schema: [],
    messages: {
      layer: '{{layer}} must not import {{target}}.',
      owner: '{{target}} is only for {{owners}}.',
      entry: '{{target}} starts a process; nothing imports it.',
      package: '{{layer}} must not use the package {{target}}.',
      browser: '{{layer}} runs in a page, which has no {{target}}.',
    },
  },
  create(context) {
    const filePath = relative(context.cwd, context.filename).split(sep).join('/');
    const file = moduleOf(filePath);
    const layer = LAYERS.find(({ files }) => matchesAny(file, files));
    if (!layer) return {};

    const check = (node) => {
      if (!node || typeof node.value !== 'string') return;
      const target = projectModule(filePath, node.value);
      const problem = target
        ? judgeModule(file, layer, target)
        : judgePackage(file, layer, packageOf(node.value));
      if (problem) context.report({ node, ...problem });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
      'CallExpression[callee.name="require"]': (node) => check(node.arguments[0]),
    };
  },
};

function judgeModule(file, layer, target) {
  if (matchesAny(target, ENTRY_POINTS)) return { messageId: 'entry', data: { target } };
  if (matchesAny(target, layer.mayImport)) return null;
  const own = layer.ownFolder && new RegExp(`^${pattern(layer.ownFolder)}(?=/|$)`).exec(file)?.[0];
  if (own && (target === own || target.startsWith(`${own}/`))) return null;
  return { messageId: 'layer', data: { layer: layer.name, target } };
}

function judgePackage(file, layer, target) {
  const owned = PACKAGE_OWNERS.find(({ packages }) => packages.includes(target));
  if (owned && !matchesAny(file, owned.owners)) {
    return { messageId: 'owner', data: { target, owners: owned.owners.join(', ') } };
  }
  if (layer.browser && isNode(target)) {
    return { messageId: 'browser', data: { layer: layer.name, target } };
  }
  if (layer.packages && !layer.packages.includes(target)) {
    return { messageId: 'package', data: { layer: layer.name, target } };
  }
  return null;
}

/** The module of this project that `specifier` names, or null when it names a package. */
function projectModule(filePath, specifier) {
  const [path] = specifier.split('?');
  if (path.startsWith('.')) return moduleOf(posix.join(posix.dirname(filePath), path));
  for (const [alias, folder] of Object.entries(ALIASES)) {
    if (path === alias || path.startsWith(`${alias}/`)) {
      return moduleOf(folder + path.slice(alias.length));
    }
  }
  return null;
}

/** `src/main/custody/index.ts` → `src/main/custody`: no ending, a folder stands for its index. */
function moduleOf(path) {
  return path.replace(/(\.d)?\.(ts|mjs|js|vue|css|json)$/, '').replace(/\/index$/, '');
}

/** `@scope/name/deep/file` → `@scope/name`; `node:` stays, so that one name is one thing. */
function packageOf(specifier) {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isNode(name) {
  return name.startsWith('node:') || builtinModules.includes(name);
}

function matchesAny(module, globs) {
  return globs.some((glob) => new RegExp(`^${pattern(glob)}$`).test(module));
}

/** A glob as a regular expression: `/**` is the folder itself and all below, `*` one name, `{a,b}` either. */
function pattern(glob) {
  return glob
    .replaceAll('.', '\\.')
    .replaceAll(/\{([^}]*)\}/g, (_all, names) => `(?:${names.replaceAll(',', '|')})`)
    .replaceAll('/**', '(?:/.+)?')
    .replaceAll('*', '[^/]+');
}
