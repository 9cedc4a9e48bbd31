/** The report's chapter on files made from originals: of what, how, and what to know of them. */
import { DERIVED_KIND_NAMES } from '@shared/domain/derived';
import { FRAMES } from '@shared/domain/derived-words';
import { noteIn, titleIn } from '../words/retold';
import type { EvidenceDerived } from '../evidence-source';
import { utc } from './figures';
import { html, type Html } from './html';
import type { ReportFacts } from './package-facts';

/** Null when nothing was made. */
export function derivedChapter({ source, plan, words }: ReportFacts): Html | null {
  const { say } = words;
  const paths = new Map(plan.files.map(({ sourceFileId, path }) => [sourceFileId, path]));
  const rows = source.derived.flatMap((made) => {
    const path = paths.get(made.derivedId);
    // Stills stand among the pictures.
    return path === undefined || made.kind === 'still' ? [] : [madeRow(words, made, path)];
  });
  if (rows.length === 0) return null;
  return html`<section>
    <h2>${say('Clips and copies made from originals')}</h2>
    <p>
      ${say(
        'None of these is an original. Each names the originals it was made from by their SHA-256. The originals stand unchanged in this package, or where they were left out with the sender.',
      )}
    </p>
    <table>
      <thead>
        <tr>
          <th>${say('File and SHA-256')}</th>
          <th>${say('Made from')}</th>
          <th>${say('How')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

/** Parameters stand here as they were written down and as the files for machines name them. */
function madeRow(words: ReportFacts['words'], made: EvidenceDerived, path: string): Html {
  const { say } = words;
  return html`<tr>
    <td>
      <strong>${say(DERIVED_KIND_NAMES[made.kind])}</strong
      ><br />${titleIn(words, made.title)}<br />
      <a href="${path.slice('data/'.length)}">${path}</a>
      <span class="hash">${made.sha256}</span>
    </td>
    <td>
      ${made.sources.map(
        ({ displayName, firstFrame, lastFrame, sha256 }) =>
          html`<p>
            ${displayName}, ${say(FRAMES, { first: firstFrame, last: lastFrame })}
            <span class="hash">${sha256}</span>
          </p>`,
      )}
    </td>
    <td>
      ${utc(made.createdAtMs)}, ${made.tool} ${made.toolVersion}<br />
      ${Object.entries(made.parameters).map(
        ([name, value]) => html`<span class="note">${name}: ${String(value)} </span>`,
      )}
      ${made.notes.map((note) => html`<p>${noteIn(words, note)}</p>`)}
    </td>
  </tr>`;
}
