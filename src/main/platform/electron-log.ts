/** The log file of the app, behind the `Log` interface. */
import { homedir } from 'node:os';
import log from 'electron-log/main';
import type { Log } from './log';

/** Support reads this file: big enough for a working week, small enough to send. */
const MAX_SIZE_BYTES = 5 * 1024 * 1024;

/**
 * Opens the log at `filePath`; `toConsole` also prints it (development).
 * The home folder is written as `~`: a user's name does not belong in a log that is sent around.
 */
export function createLog(filePath: string, toConsole: boolean): Log {
  log.transports.file.resolvePathFn = () => filePath;
  log.transports.file.maxSize = MAX_SIZE_BYTES;
  log.transports.file.format = '[{iso}] [{level}] {text}';
  log.transports.ipc.level = false;
  log.transports.console.level = toConsole ? 'info' : false;

  const home = homedir();
  const line = (message: string, data?: Readonly<Record<string, unknown>>): string => {
    const text = data === undefined ? message : `${message} ${JSON.stringify(data)}`;
    return home.length > 1 ? text.replaceAll(home, '~') : text;
  };
  return {
    info: (message, data) => {
      log.info(line(message, data));
    },
    warn: (message, data) => {
      log.warn(line(message, data));
    },
    error: (message, data) => {
      log.error(line(message, data));
    },
  };
}
