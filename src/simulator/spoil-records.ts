/** Spoils the records of an answer as a scenario orders: malformed, nulls, missing, numbers as text. */
import type { Json } from './envelope';
import type { CallFaults, FaultOf } from './faults';

/** Without them a record cannot be told apart; `nulls` and `missing` spare them unless named. */
const IDENTITY = new Set(['ticket', 'timestamp']);

export function spoilRecords(json: Json, faults: CallFaults): Json {
  const data = json['data'];
  if (Array.isArray(data)) {
    return { ...json, data: data.map((record, index) => spoil(record, index, faults)) };
  }
  return isRecord(data) ? { ...json, data: spoil(data, 0, faults) } : json;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function spoil(record: unknown, index: number, faults: CallFaults): unknown {
  if (!isRecord(record)) return record;
  let spoiled: Json = record;
  const nulls = faults.get('nulls');
  if (nulls) spoiled = mapFields(spoiled, nulls.fields, () => null);
  const missing = faults.get('missing');
  if (missing) {
    spoiled = Object.fromEntries(
      Object.entries(spoiled).filter(([name]) => !isNamed(name, missing.fields)),
    );
  }
  if (faults.has('numbers-as-text')) spoiled = numbersAsText(spoiled);
  const malformed = faults.get('malformed');
  return malformed && (index + 1) % malformed.every === 0
    ? malform(spoiled, malformed.as)
    : spoiled;
}

function isNamed(name: string, fields: readonly string[] | undefined): boolean {
  return fields === undefined ? !IDENTITY.has(name) : fields.includes(name);
}

function mapFields(record: Json, fields: readonly string[] | undefined, to: () => unknown): Json {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, isNamed(name, fields) ? to() : value]),
  );
}

function numbersAsText(record: Json): Json {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      if (typeof value === 'number') return [name, String(value)];
      if (Array.isArray(value)) {
        return [name, value.map((item: unknown) => (isRecord(item) ? numbersAsText(item) : item))];
      }
      return [name, isRecord(value) ? numbersAsText(value) : value];
    }),
  );
}

function malform(record: Json, as: FaultOf<'malformed'>['as']): unknown {
  switch (as) {
    case 'text':
      return 'not a record';
    case 'number':
      return 42;
    case 'null':
      return null;
    case 'list':
      return [record];
    case 'no-ticket':
      return { ...record, ticket: null };
    case 'no-time':
      return { ...record, timestamp: 'yesterday' };
  }
}
