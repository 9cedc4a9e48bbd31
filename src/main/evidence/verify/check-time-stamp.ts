/** Checks the time stamp of a package: is it of this very list of hashes, who made it, when. */
import { createHash } from 'node:crypto';
import { parseBagInfo } from '../bag/bag-text';
import { signerOf } from '../signature/certificate-chain';
import { SIGNED_PATH } from '../signature/signature-files';
import { readTimeStamp } from '../time-stamp/read-time-stamp';
import {
  TIME_STAMP_LABEL,
  TIME_STAMP_PATH,
  TIME_STAMP_PATHS,
  TIME_STAMP_SUM_PATH,
  timeStampSum,
} from '../time-stamp/time-stamp-files';
import type { TagTexts } from './check-bag';
import type { SignatureBytes } from './check-signature';
import { problem, type Problem } from './container';

export type TimeStampReport =
  /** It has none; that is no fault. */
  | { readonly state: 'none' }
  /** Its maker asked for one, but it is not there: the answer came late, or it was taken away. */
  | { readonly state: 'absent'; readonly authority: string }
  | {
      readonly state: 'valid';
      /** UTC milliseconds since 1970, by the authority's clock. */
      readonly timeMs: number;
      /** The authority as its certificate names it. */
      readonly authority: string;
      /** Who vouches for it, nearest first; not checked against the system's trust. */
      readonly issuers: readonly string[];
    }
  /** What is wrong stands among the problems. */
  | { readonly state: 'invalid' };

export interface TimeStampCheck {
  readonly report: TimeStampReport;
  readonly problems: readonly Problem[];
}

export function checkTimeStamp(files: SignatureBytes, texts: TagTexts): TimeStampCheck {
  const response = files.get(TIME_STAMP_PATH);
  const sum = files.get(TIME_STAMP_SUM_PATH);
  if (!response && !sum) {
    const [authority] = parseBagInfo(texts.get('bag-info.txt') ?? '').get(TIME_STAMP_LABEL) ?? [];
    const report =
      authority === undefined
        ? ({ state: 'none' } as const)
        : ({ state: 'absent', authority } as const);
    return { report, problems: [] };
  }
  if (!response || !sum) {
    const absent = TIME_STAMP_PATHS.filter((path) => !files.has(path));
    return invalid(
      ...absent.map((path) =>
        problem('missing', path, 'The package was time-stamped; this is gone.'),
      ),
    );
  }
  if (sum.toString('latin1') !== timeStampSum(response)) {
    const message = 'The bytes of the time stamp are not those that its hash names.';
    return invalid(problem('time-stamp', TIME_STAMP_PATH, message));
  }
  const manifest = texts.get(SIGNED_PATH) ?? '';
  const manifestSha256 = createHash('sha256').update(manifest, 'utf8').digest();
  const read = readTimeStamp(response, { manifestSha256, nonce: null });
  if (read.state !== 'good') return invalid(problem('time-stamp', TIME_STAMP_PATH, read.reason));
  const { name, issuers } = signerOf(read.stamp.chain);
  const { timeMs } = read.stamp;
  return { report: { state: 'valid', timeMs, authority: name, issuers }, problems: [] };
}

function invalid(...problems: readonly Problem[]): TimeStampCheck {
  return { report: { state: 'invalid' }, problems };
}
