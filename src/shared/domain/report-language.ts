/** The languages in which reports can be written; the window itself is English. */

export const REPORT_LANGUAGES = ['en', 'es', 'de'] as const;
/** As in BCP 47. */
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** As whoever reads the window calls them. */
export const REPORT_LANGUAGE_NAMES: Readonly<Record<ReportLanguage, string>> = {
  en: 'English',
  es: 'Spanish',
  de: 'German',
};
