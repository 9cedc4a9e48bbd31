/** The words of a report's language. */
import type { ReportLanguage } from '@shared/domain/report-language';
import { createWords, ENGLISH, type Words } from '@shared/words/words';
import { DE } from './de';
import { ES } from './es';

const WORDS: Readonly<Record<ReportLanguage, Words>> = {
  en: ENGLISH,
  es: createWords('es', ES),
  de: createWords('de', DE),
};

/** @param language none: of a package from before there were several, which is English */
export function wordsIn(language: ReportLanguage | undefined): Words {
  return WORDS[language ?? 'en'];
}
