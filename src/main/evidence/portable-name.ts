/** Makes a file name that every operating system, zip tool and BagIt validator takes as it is. */

/** Names Windows keeps for devices, with or without an ending. */
const DEVICE_NAME = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
const MAX_LENGTH = 100;

/**
 * Keeps letters, digits, dot, dash and underscore of ASCII; everything else becomes `_`.
 * An accented letter loses its accent. Never empty, never hidden, never an option, never a device name.
 */
export function portableName(original: string, fallback = 'file'): string {
  const ascii = original
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/[._]+$/, '');
  const ending = /(?<=.)\.[A-Za-z0-9]{1,9}$/.exec(ascii)?.[0] ?? '';
  const stem = ascii
    .slice(0, ascii.length - ending.length)
    .replace(/^[._-]+/, '')
    .slice(0, MAX_LENGTH - ending.length)
    .replace(/[._]+$/, '');
  const name = `${stem === '' ? fallback : stem}${ending}`;
  return DEVICE_NAME.test(name) ? `_${name}` : name;
}

/** Gives each wish a name of its own, also where only the case would differ; `a.mp4`, `a-2.mp4`. */
export class NameRegister {
  readonly #taken = new Set<string>();

  claim(wish: string): string {
    const dot = wish.lastIndexOf('.');
    const stem = dot > 0 ? wish.slice(0, dot) : wish;
    const ending = dot > 0 ? wish.slice(dot) : '';
    let name = wish;
    for (let count = 2; this.#taken.has(name.toLowerCase()); count += 1) {
      name = `${stem}-${count}${ending}`;
    }
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

/** Whether a path inside a package is made of portable names only. */
export function isPortablePath(path: string): boolean {
  return path
    .split('/')
    .every(
      (part) =>
        /^[A-Za-z0-9._-]+$/.test(part) &&
        part !== '.' &&
        part !== '..' &&
        !part.endsWith('.') &&
        !DEVICE_NAME.test(part),
    );
}
