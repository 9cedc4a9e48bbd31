import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type Database, type SqlValue } from './database';

let folder: string;
let database: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roadproof-database-'));
  database = openDatabase(join(folder, 'index.sqlite'));
  database.exec('CREATE TABLE things (id INTEGER PRIMARY KEY, value, note)');
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the compiler would stop, as an answer or a file may hand it in. */
const hostile = (value: unknown): SqlValue => value as SqlValue;

describe('parameters of statements', () => {
  test.each([
    ['text', 'text'],
    [7, 'real'],
    [8n, 'integer'],
    [new Uint8Array([1, 2]), 'blob'],
    [Buffer.from('ab'), 'blob'],
    [null, 'null'],
  ])('%s goes in alone and beside others', (value, type) => {
    database.run('INSERT INTO things (value) VALUES (?)', value);
    database.run('INSERT INTO things (value, note) VALUES (?, ?)', value, 'note');
    const kept = database.all('SELECT typeof(value) AS type FROM things');
    expect(kept.map((row) => row['type'])).toEqual([type, type]);
    expect(database.get('SELECT typeof(?) AS type', value)?.['type']).toBe(type);
  });

  test.each([
    ['object', {}],
    ['object', new Date(0)],
    ['array', ['text']],
    ['undefined', undefined],
    ['boolean', true],
    ['function', () => 1],
    ['symbol', Symbol('s')],
  ])('a value of type %s is refused, alone and beside others', (type, value) => {
    const alone = `SQL parameter 1 is of type ${type};`;
    const second = `SQL parameter 2 is of type ${type};`;
    const insert = 'INSERT INTO things (value, note) VALUES (?, ?)';
    expect(() => database.run('INSERT INTO things (value) VALUES (?)', hostile(value))).toThrow(
      alone,
    );
    expect(() => database.run(insert, 'text', hostile(value))).toThrow(second);
    expect(() => database.get('SELECT ? AS value', hostile(value))).toThrow(TypeError);
    expect(() => database.all('SELECT ? AS value', hostile(value))).toThrow(TypeError);
    expect(database.all('SELECT * FROM things')).toEqual([]);
  });

  test('one that is refused undoes the transaction it stands in, and the database goes on', () => {
    expect(() => {
      database.transaction(() => {
        database.run('INSERT INTO things (value) VALUES (?)', 'first');
        database.run('INSERT INTO things (value) VALUES (?)', hostile(false));
      });
    }).toThrow('boolean');
    database.run('INSERT INTO things (value) VALUES (?)', 'second');
    expect(database.all('SELECT value FROM things')).toEqual([{ value: 'second' }]);
  });
});
