/**
 * The report's last page: a certification to fill in by hand; what it certifies is for counsel to word. It is for
 * courts of the United States and stays in English, explained in the report's language.
 */
import { html, type Html } from './html';
import type { ReportFacts } from './package-facts';

const BLANKS = ['Name', 'Title or position', 'Organisation', 'Signature', 'Date'] as const;

export function certificationPage({ plan, words: { language, say } }: ReportFacts): Html {
  const explained =
    language === 'en'
      ? null
      : html`<p class="note">
          ${say(
            'This page is for courts of the United States, hence in English: a form in which a qualified person can certify these records. Left empty, it states nothing.',
          )}
        </p>`;
  return html`<section class="certification">
    ${explained}
    <div lang="en">
      <h2>Certification of records (to fill in)</h2>
      <p>
        Room for a certification as US Federal Rules of Evidence 902(13) and 902(14) or the rules of
        another court ask for. Roadproof certifies nothing. What must be stated, by whom and in
        which words is for counsel to decide; the text below is a frame and not legal advice.
      </p>
      <p>
        This page concerns the package ${plan.packageName} and the files that this report lists with
        their SHA-256.
      </p>
      <h3>Statement of the qualified person (wording by counsel)</h3>
      <p class="blank"></p>
      <p class="blank"></p>
      <p class="blank"></p>
      <p class="blank"></p>
      <p class="blank"></p>
      <h3>SHA-256 of the zip or of tagmanifest-sha256.txt, compared by this person</h3>
      <p class="blank"></p>
      ${BLANKS.map((label) => html`<p class="blank">${label}</p>`)}
    </div>
  </section>`;
}
