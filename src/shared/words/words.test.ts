/** Messages in a language: values, plurals, numbers, and what was worded in English before. */
import { describe, expect, it } from 'vitest';
import { valuesIn } from './message';
import { createWords, ENGLISH } from './words';

const SPANISH = createWords('es', {
  'Made {time} by {name}': 'Hecho por {name} el {time}',
  'Sound against {camera}: {length} apart': 'Sonido de {camera}: {length} de diferencia',
  Rear: 'Trasera',
  '{count} lines': { one: '{count} línea', other: '{count} líneas', many: '{count} de líneas' },
});
const GERMAN = createWords('de', {
  '{count} lines': { one: '{count} Zeile', other: '{count} Zeilen' },
});

describe('words', () => {
  it('put each value where its language wants it, whatever stands in it', () => {
    const values = { time: '08:15', name: '{time} $& Ana' };
    expect(ENGLISH.say('Made {time} by {name}', values)).toBe('Made 08:15 by {time} $& Ana');
    expect(SPANISH.say('Made {time} by {name}', values)).toBe('Hecho por {time} $& Ana el 08:15');
  });

  it('count as each language does', () => {
    const lines = ({ counted }: typeof ENGLISH, count: number): string =>
      counted(count, '{count} line', '{count} lines');
    const counts = [0, 1, 2, 1234, 12_345, 1_000_000];
    expect(counts.map((count) => lines(ENGLISH, count))).toEqual([
      '0 lines',
      '1 line',
      '2 lines',
      '1,234 lines',
      '12,345 lines',
      '1,000,000 lines',
    ]);
    expect(counts.map((count) => lines(SPANISH, count))).toEqual([
      '0 líneas',
      '1 línea',
      '2 líneas',
      '1234 líneas',
      '12.345 líneas',
      '1.000.000 de líneas',
    ]);
    expect(counts.map((count) => lines(GERMAN, count))).toEqual([
      '0 Zeilen',
      '1 Zeile',
      '2 Zeilen',
      '1.234 Zeilen',
      '12.345 Zeilen',
      '1.000.000 Zeilen',
    ]);
  });

  it('write decimals with the mark of the language', () => {
    expect(ENGLISH.number(-1234.5, 2)).toBe('-1234.50');
    expect(GERMAN.number(-1234.5, 2)).toBe('-1234,50');
    expect(SPANISH.number(0.25)).toBe('0,25');
    expect(GERMAN.number(-1234)).toBe('-1.234');
  });

  it('tell again what was kept in English, and leave what is not ours alone', () => {
    const patterns = ['Sound against {camera}: {length} apart'];
    expect(SPANISH.told('Sound against Rear: 0.020 s apart', patterns)).toBe(
      'Sonido de Trasera: 0,020 s de diferencia',
    );
    expect(SPANISH.told('Sound against Dock 3: 0.020 s apart', patterns)).toBe(
      'Sonido de Dock 3: 0,020 s de diferencia',
    );
    expect(SPANISH.told('Rear')).toBe('Trasera');
    for (const typed of ['rear', 'Sound against Rear', 'constructor', '{count} lines', '']) {
      expect(SPANISH.told(typed, patterns)).toBe(typed);
    }
    expect(ENGLISH.told('Sound against Rear: 0.020 s apart', patterns)).toBe(
      'Sound against Rear: 0.020 s apart',
    );
  });

  it('find the values in a text, signs of patterns included', () => {
    expect(valuesIn('A (b) + c.', 'A ({what}) + {more}.')).toEqual({ what: 'b', more: 'c' });
    expect(valuesIn('A (b) + c', 'A ({what}) + {more}.')).toBeNull();
  });
});
