/** The service's own answers, kept beside the media; addresses lose their signatures. */
import { canonicalJson } from '@main/platform/canonical-json';
import { withoutQuery } from './asset-plan';

export interface KeptAnswer {
  /** When it arrived, UTC milliseconds since 1970. */
  readonly receivedAtMs: number;
  /** As the fleet's client gives it: without secrets. Null when it is not known. */
  readonly url: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: unknown;
}

/** The file's text. `addressesShortened` names every place where a signature was taken out. */
export function answerText(kept: KeptAnswer): string {
  const shortened: string[] = [];
  const answer = withoutSignatures(kept.answer, '', shortened);
  const file = {
    format: 'roadproof-service-answer',
    version: 1,
    receivedAt: new Date(kept.receivedAtMs).toISOString(),
    url: kept.url,
    headers: kept.headers,
    addressesShortened: shortened,
    answer,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Equal for two answers that say the same: signatures and times of asking do not count. */
export function answerFingerprint(answer: unknown): string {
  return canonicalJson(withoutVolatile(withoutSignatures(answer, '', [])) ?? null);
}

function withoutSignatures(value: unknown, path: string, shortened: string[]): unknown {
  if (typeof value === 'string') {
    if (!/^https?:\/\/[^\s]+\?/i.test(value)) return value;
    shortened.push(path);
    return withoutQuery(value);
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) =>
      withoutSignatures(item, `${path}[${index}]`, shortened),
    );
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [
        key,
        withoutSignatures(member, path === '' ? key : `${path}.${key}`, shortened),
      ]),
    );
  }
  return value;
}

/** The envelope's request id differs in every answer. */
function withoutVolatile(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'uq'));
}
