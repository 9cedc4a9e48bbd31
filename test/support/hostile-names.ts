/** Names that break programs: on other systems, in shells, in archives, beside each other. Seeded. */
import { pick, seededRandom } from '@simulator/random';

const DEVICES = ['CON', 'nul', 'Prn', 'AUX', 'COM1', 'lpt9', 'CON.mp4', 'nul.tar.gz', 'con .mp4'];
const TRAVERSALS = [
  '../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/passwd',
  'C:\\boot.ini',
  'C:evil',
  '\\\\server\\share\\x',
  '....//....//x',
  '%2e%2e%2fx',
  '..%c0%afx',
  'a/../../b.mp4',
  '~root/x',
  './.',
  '..',
  '.',
];
const TWINS = [
  'Front.mp4',
  'front.mp4',
  'FRONT.MP4',
  'caf\u00e9.mp4',
  'cafe\u0301.mp4',
  'CAF\u00c9.mp4',
  '\u212bngstr\u00f6m',
  '\u00c5ngstro\u0308m',
  'stra\u00dfe',
  'STRASSE',
  '\ufb01le.mp4',
  'file.mp4',
  '\u0131stanbul',
  'istanbul',
  'a_b',
  'a b',
  'a/b',
  'a:b',
];
const ODD = [
  '',
  ' ',
  '   .   ',
  'name. ',
  'name...',
  ' name',
  '-rf',
  '--help',
  '.hidden',
  'a\u0000b.mp4',
  'bell\u0007.mp4',
  'line\nbreak\r\n.mp4',
  'tab\tname',
  '\u202egpj.exe',
  'a\u200fb\u200e.mp4',
  '\ufeffbom.mp4',
  'zero\u200bwidth',
  '\ud83d\ude97\ud83d\udca5.mp4',
  '\ud800lone',
  'x'.repeat(4096),
  `${'\u00e9'.repeat(2048)}.mp4`,
  '\ud83d\ude97'.repeat(1024),
  'a.'.repeat(2000),
  'what?<>|*":.mp4',
  '$(rm -rf ~)',
  '`id`',
  "'; DROP TABLE files; --",
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'incident.json',
  'custody.jsonl',
  'service/event.json',
  'manifest-sha256.txt',
  'C_F.mp4.part',
  'desktop.ini',
  'Thumbs.db',
  '.DS_Store',
];
const PIECES = [
  ...['..', '/', '\\', '\u0000', '\u202e', '\u0301', ' ', '.', ':', '*', '\n', '\ud83d\ude97', '-'],
  ...[
    'CON',
    'nul',
    'a',
    'A',
    '\u00e9',
    'E',
    '\u00df',
    '\u6f22',
    '\u05d0',
    '%',
    '~',
    '.mp4',
    '.MP4',
    '_',
  ],
] as const;

/** At least all the known kinds; none twice. */
export function hostileNames(count: number, seed: number): readonly string[] {
  const random = seededRandom(seed);
  const names = new Set([...DEVICES, ...TRAVERSALS, ...TWINS, ...ODD]);
  while (names.size < count) {
    const length = 1 + Math.floor(random() * 8);
    names.add(Array.from({ length }, () => pick(random, ['x', ...PIECES])).join(''));
  }
  return [...names].slice(0, Math.max(count, names.size));
}

/** What every system, archive and shell takes as it is. */
export function isPortableName(name: string): boolean {
  return (
    /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(name) &&
    name.length <= 128 &&
    !name.endsWith('.') &&
    !/^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i.test(name)
  );
}
