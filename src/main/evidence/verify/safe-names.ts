/** Checks the names in a package: nothing that leads out of it, nothing two systems read differently. */
import { isCleanRelativePath } from '../bag/bag-text';
import { problem, type Problem } from './container';

export function nameProblems(paths: readonly string[]): readonly Problem[] {
  const found: Problem[] = [];
  const spellings = new Map<string, string>();
  for (const path of paths) {
    if (!isCleanRelativePath(path)) {
      found.push(problem('container', path, 'This name could lead out of the package.'));
      continue;
    }
    const spelling = path.normalize('NFC').toLowerCase();
    const twin = spellings.get(spelling);
    if (twin !== undefined) {
      const message =
        twin === path
          ? 'This name is in the package twice.'
          : `This name differs from ${twin} only in its spelling.`;
      found.push(problem('container', path, message));
    }
    spellings.set(spelling, path);
  }
  return found;
}
