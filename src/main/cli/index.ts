/** `npm run roadproof -- <command>`: the product's work from a terminal, in plain Node. */

interface Command {
  /** One line for the overview. */
  readonly summary: string;
  /** Runs with the arguments after the command's name; resolves with the exit code. */
  readonly load: () => Promise<{ run(args: readonly string[]): Promise<number> }>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  import: {
    summary:
      'import <folder> --library <folder>   take recordings of a card or folder into a library',
    load: () => import('./import'),
  },
  'rebuild-library': {
    summary: 'rebuild-library <folder>         make a library’s index anew from its folders',
    load: () => import('./rebuild-library'),
  },
  'verify-library': {
    summary: 'verify-library <folder>          hash again all that a library’s folders describe',
    load: () => import('./verify-library'),
  },
  verify: {
    summary: 'verify <package.zip | folder>   check an evidence package, byte by byte',
    load: () => import('./verify'),
  },
  track: {
    summary:
      'track <file.nmea> [--format …]   what is in an NMEA file, or it as GPX, GeoJSON, CSV, KML',
    load: () => import('./track'),
  },
};

const USAGE = `usage: roadproof <command> [arguments]

${Object.values(COMMANDS)
  .map(({ summary }) => `  ${summary}`)
  .join('\n')}
`;

/** @returns the exit code: the command's own, or 2 for a command that does not exist. */
async function dispatch([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(USAGE);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    process.stderr.write(`there is no command ${name}\n\n${USAGE}`);
    return 2;
  }
  const loaded = await command.load();
  return loaded.run(args);
}

dispatch(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
