/** Says the messages of the code in a language; pure. English is the messages themselves. */
import type { ReportLanguage } from '../domain/report-language';
import { filled, valuesIn, type Known, type ValuesOf } from './message';

/** A counted message by the plural categories of its language (CLDR); `many` only where it has one. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
  readonly many?: string;
}

/** What each message is in one language, by its English; a counted one by the English of many. */
export type Catalogue = Readonly<Record<string, string | PluralForms>>;

export interface Words {
  readonly language: ReportLanguage;
  readonly say: <const M extends string>(message: Known<M>, ...values: ValuesOf<M>) => string;
  /** `1 line`, `7 lines`: messages with `{count}`, for one and for many. */
  readonly counted: <const One extends string, const Many extends string>(
    count: number,
    one: Known<One>,
    many: Known<Many>,
  ) => string;
  /** A message with its placeholders still in it, for values that are no plain text. */
  readonly pattern: <const M extends string>(message: Known<M>) => string;
  /**
   * A text that was worded in English elsewhere, kept with a file or named by the service. What is none of
   * our messages, nor made from one of `patterns`, comes back as it is.
   */
  readonly told: (text: string, patterns?: readonly string[]) => string;
  /**
   * With the language's marks. Only whole numbers are grouped: beside a decimal mark, the mark of a group
   * may be taken for one.
   */
  readonly number: (value: number, decimals?: number) => string;
}

interface Marks {
  readonly decimal: string;
  readonly group: string;
  /** Shorter numbers are written without groups. */
  readonly leastGrouped: number;
}

const MARKS: Readonly<Record<ReportLanguage, Marks>> = {
  en: { decimal: '.', group: ',', leastGrouped: 1000 },
  es: { decimal: ',', group: '.', leastGrouped: 10_000 },
  de: { decimal: ',', group: '.', leastGrouped: 1000 },
};

export function createWords(language: ReportLanguage, catalogue: Catalogue): Words {
  const marks = MARKS[language];
  const rules = new Intl.PluralRules(language);
  const pattern = (english: string): string => {
    const found = catalogue[english];
    return typeof found === 'string' ? found : english;
  };
  const number = (value: number, decimals?: number): string => {
    const text = decimals === undefined ? String(value) : value.toFixed(decimals);
    if (!Number.isInteger(value) || decimals !== undefined) return text.replace('.', marks.decimal);
    return Math.abs(value) < marks.leastGrouped
      ? text
      : text.replace(/\B(?=(\d{3})+$)/g, marks.group);
  };
  /** `0.020 s` is a length; versions, positions and moments are not touched. */
  const inMarks = (value: string): string =>
    value.replace(/^(\d+)\.(\d+ s)$/, `$1${marks.decimal}$2`);
  const told = (text: string, patterns: readonly string[] = []): string => {
    if (typeof catalogue[text] === 'string') return pattern(text);
    for (const from of patterns) {
      const values = valuesIn(text, from);
      if (values === null) continue;
      const again = Object.entries(values).map(
        ([name, value]) => [name, told(inMarks(value))] as const,
      );
      return filled(pattern(from), Object.fromEntries(again));
    }
    return text;
  };
  return {
    language,
    say: (english, ...[values]) => filled(pattern(english), values ?? {}),
    counted: (count, one, many) => {
      const forms = catalogue[many];
      const form =
        typeof forms !== 'object'
          ? count === 1
            ? one
            : many
          : (forms[rules.select(count) as keyof PluralForms] ?? forms.other);
      return filled(form, { count: number(count) });
    },
    pattern,
    told,
    number,
  };
}

export const ENGLISH = createWords('en', {});
