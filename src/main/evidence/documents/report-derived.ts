/** The report's chapter on files made from originals: of what, how, and what to know of them. */
import { DERIVED_KIND_NAMES } from '@shared/domain/derived';
import { html, type Html } from './html';
import type { PackageFacts } from './package-facts';
import { utc } from './words';

/** Null when nothing was made. */
export function derivedChapter({ source, plan }: PackageFacts): Html | null {
  const paths = new Map(plan.files.map(({ sourceFileId, path }) => [sourceFileId, path]));
  const rows = source.derived.flatMap((made) => {
    const path = paths.get(made.derivedId);
    // Stills stand among the pictures.
    if (path === undefined || made.kind === 'still') return [];
    return [
      html`<tr>
        <td>
          <strong>${DERIVED_KIND_NAMES[made.kind]}</strong><br />${made.title}<br />
          <a href="${path.slice('data/'.length)}">${path}</a>
          <span class="hash">${made.sha256}</span>
        </td>
        <td>
          ${made.sources.map(
            ({ displayName, firstFrame, lastFrame, sha256 }) =>
              html`<p>
                ${displayName}, frames ${firstFrame} to ${lastFrame}
                <span class="hash">${sha256}</span>
              </p>`,
          )}
        </td>
        <td>
          ${utc(made.createdAtMs)}, ${made.tool} ${made.toolVersion}<br />
          ${Object.entries(made.parameters).map(
            ([name, value]) => html`<span class="note">${name}: ${String(value)} </span>`,
          )}
          ${made.notes.map((note) => html`<p>${note}</p>`)}
        </td>
      </tr>`,
    ];
  });
  if (rows.length === 0) return null;
  return html`<section>
    <h2>Clips and copies made from originals</h2>
    <p>
      None of these is an original. Each names the originals it was made from by their SHA-256. The
      originals stand unchanged in this package, or where they were left out with the sender.
    </p>
    <table>
      <thead>
        <tr>
          <th>File and SHA-256</th>
          <th>Made from</th>
          <th>How</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}
