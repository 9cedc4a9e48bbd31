/** Where list records came from: each answer of the service is kept once, and its records name it. */
import { number, numberOrNull, text } from '@main/platform/columns';
import type { SqlRow } from '@main/platform/database';
import { z } from 'zod';
import type { LibraryContext } from '../context';

/** What is kept of an answer beside its records; nothing in it is secret. */
export interface ListAnswer {
  /** UTC milliseconds since 1970. */
  readonly receivedAtMs: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Without address and headers for a record from before they were kept. */
export type ListRecordSource = Omit<ListAnswer, 'url'> & { readonly url: string | null };

/** An answer while its records are taken in. */
export interface NotedAnswer {
  /** A record names it now, and no longer the answer `before`; its id. */
  use(before: number | null): number;
  /** Counts are written once a portion; an answer that nothing names any more goes. */
  write(): void;
}

const HeadersSchema = z.record(z.string(), z.string());

/** Nothing is written for an answer that says nothing new. Call within a transaction. */
export function noteAnswer(
  { database }: LibraryContext,
  partitionId: string,
  answer: ListAnswer,
): NotedAnswer {
  const changes = new Map<number, number>();
  const count = (answerId: number, by: number): void =>
    void changes.set(answerId, (changes.get(answerId) ?? 0) + by);
  let own: number | null = null;

  const ensure = (): number => {
    const last = database.get(
      `SELECT answer_id, received_at_ms, url FROM list_answers
       WHERE partition_id = ? ORDER BY answer_id DESC LIMIT 1`,
      partitionId,
    );
    // The portion before was of the same answer.
    if (
      last !== undefined &&
      number(last, 'received_at_ms') === answer.receivedAtMs &&
      text(last, 'url') === answer.url
    ) {
      return number(last, 'answer_id');
    }
    const answerId = last === undefined ? 1 : number(last, 'answer_id') + 1;
    database.run(
      'INSERT INTO list_answers VALUES (?, ?, ?, ?, ?, 0)',
      partitionId,
      answerId,
      answer.receivedAtMs,
      answer.url,
      JSON.stringify(answer.headers),
    );
    return answerId;
  };

  return {
    use: (before) => {
      own ??= ensure();
      count(own, 1);
      if (before !== null) count(before, -1);
      return own;
    },
    write: () => {
      for (const [answerId, by] of changes) {
        if (by === 0) continue;
        database.run(
          'UPDATE list_answers SET records = records + ? WHERE partition_id = ? AND answer_id = ?',
          by,
          partitionId,
          answerId,
        );
        if (by > 0) continue;
        database.run(
          'DELETE FROM list_answers WHERE partition_id = ? AND answer_id = ? AND records <= 0',
          partitionId,
          answerId,
        );
      }
    },
  };
}

/** @param incident its row in the index. */
export function listAnswerOf({ database }: LibraryContext, incident: SqlRow): ListRecordSource {
  const answerId = numberOrNull(incident, 'list_answer_id');
  const row =
    answerId === null
      ? undefined
      : database.get(
          'SELECT received_at_ms, url, headers FROM list_answers WHERE partition_id = ? AND answer_id = ?',
          text(incident, 'partition_id'),
          answerId,
        );
  if (row === undefined) {
    return { receivedAtMs: number(incident, 'synced_at_ms'), url: null, headers: {} };
  }
  return {
    receivedAtMs: number(row, 'received_at_ms'),
    url: text(row, 'url'),
    headers: HeadersSchema.parse(JSON.parse(text(row, 'headers'))),
  };
}
