/** The report's second half: custody, files with hashes, limits. */
import type { PlannedFile, PlannedSignature } from '@shared/domain/evidence';
import type { Words } from '@shared/words/words';
import { copiedFiles } from '../copied-files';
import type { EvidenceCustodyEntry, EvidenceFile } from '../evidence-source';
import { custodyActionIn } from '../words/custody-words';
import { utc } from './figures';
import { html, type Html } from './html';
import type { PackageDocument, ReportFacts } from './package-facts';
import { sayHtml } from './say-html';

export function custodyChapter({ source, plan, words }: ReportFacts): Html | null {
  if (!plan.choice.parts.custody) return null;
  const { say } = words;
  const isThere = plan.files.some(({ kind }) => kind === 'custody');
  return html`<section>
    <h2>${say('Custody record')}</h2>
    <p>
      ${say(
        'What was done with the files of this incident, up to the preparation of this package.',
      )}
      ${
        isThere
          ? sayHtml(
              words,
              'The full record is {path}; each entry carries the hash of the one before.',
              { path: html`<code>custody/custody.jsonl</code>` },
            )
          : say(
              'The full record, in which each entry carries the hash of the one before, stays with the sender.',
            )
      }
    </p>
    ${
      source.custody.length === 0
        ? html`<p>${say('The record has no entry.')}</p>`
        : html`<table>
            <thead>
              <tr>
                <th>${say('Time')}</th>
                <th>${say('By')}</th>
                <th>${say('What')}</th>
                <th>${say('File or result')}</th>
              </tr>
            </thead>
            <tbody>
              ${source.custody.map((entry) => custodyRow(words, entry))}
            </tbody>
          </table>`
    }
  </section>`;
}

/** What was recorded stays as it was recorded; the action is explained beside the record's own word. */
function custodyRow(words: Words, { timeMs, actor, action, subject }: EvidenceCustodyEntry): Html {
  const told = custodyActionIn(words, action);
  return html`<tr>
    <td>${utc(timeMs)}</td>
    <td>${actor === '' ? words.say('no name given') : actor}</td>
    <td>${told}${told === action ? null : html`<br /><span class="note">${action}</span>`}</td>
    <td>${subject}</td>
  </tr>`;
}

/** Originals with the hash taken when they were saved, made files with the hash of what was made. */
export function fileTable(facts: ReportFacts, made: readonly PackageDocument[]): Html {
  const { say } = facts.words;
  const sources = new Map(copiedFiles(facts.source).map((file) => [file.fileId, file]));
  const documents = new Map(made.map((document) => [document.path, document]));
  const rows = facts.plan.files.flatMap((planned) => {
    const { path, sourceFileId } = planned;
    const original = sourceFileId === null ? undefined : sources.get(sourceFileId);
    const document = documents.get(path);
    const sizeBytes = original?.sizeBytes ?? document?.bytes.length ?? null;
    const sha256 = original?.sha256 ?? document?.sha256 ?? null;
    if (sizeBytes === null || sha256 === null) return [];
    return [fileRow(facts.words, planned, original, { sizeBytes, sha256 })];
  });
  return html`<section>
    <h2>${say('Files')}</h2>
    <p>
      ${
        facts.source.incident.imported === null
          ? say('Every original here is the whole file as the service sent it.')
          : say('Every original here is the whole file as it was imported.')
      }
      ${say(
        'Its SHA-256 was taken while it arrived and compared again while it was copied into this package. This report, as a page and as PDF, is listed in the manifests only, since it cannot hold its own hash.',
      )}
    </p>
    <table class="files">
      <thead>
        <tr>
          <th>${say('File and SHA-256')}</th>
          <th>${say('Saved')}</th>
          <th class="number">${say('Size')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

function fileRow(
  { say, counted }: Words,
  { title, path }: PlannedFile,
  original: EvidenceFile | undefined,
  { sizeBytes, sha256 }: { readonly sizeBytes: number; readonly sha256: string },
): Html {
  const savedAt = original?.savedAtMs ?? null;
  const renamed = original?.originalName ?? null;
  return html`<tr>
    <td>
      <strong>${title}</strong>
      ${original ? null : html`<span class="note">${say('made for this package')}</span>`}<br />
      <a href="${linkFrom(path)}">${path}</a>
      <span class="hash">${sha256}</span>
    </td>
    <td>
      ${savedAt === null ? '' : utc(savedAt)}${
        renamed === null || path.endsWith(`/${renamed}`)
          ? null
          : html`<br /><span class="note">${say('came as {name}', { name: renamed })}</span>`
      }
    </td>
    <td class="number">${counted(sizeBytes, '{count} byte', '{count} bytes')}</td>
  </tr>`;
}

/** The report lies in `data/`, tag files one level up. */
function linkFrom(path: string): string {
  return path.startsWith('data/') ? path.slice('data/'.length) : `../${path}`;
}

function signatureLimit({ say }: Words, signature: PlannedSignature): string {
  if (signature.kind !== 'signed') return say('The package is not signed.');
  const [issuer] = signature.signer.issuers;
  const identity =
    issuer === undefined
      ? say(
          'Its certificate is self-made: nobody else vouches for the name in it, so it is not proof of identity.',
        )
      : say(
          'Its certificate was issued by {issuer}; whether to trust that issuer is the reader’s to decide.',
          { issuer },
        );
  return say(
    'The signature shows that nothing has changed since it was made, and that its maker held the key. {identity} Its time is that of the signer’s clock.',
    { identity },
  );
}

export function limits({ appVersion, plan, words }: ReportFacts): Html {
  const { say } = words;
  return html`<section>
    <h2>${say('Limits')}</h2>
    <ul>
      <li>
        ${say(
          'The hashes show that the files have not changed since they were saved from the camera service. They cannot show what happened on the device or in the cloud before that.',
        )}
      </li>
      <li>
        ${say(
          'The manifests alone do not show who made this package: whoever changes a file can also write new manifests. That is why a hash must reach you by another way.',
        )}
      </li>
      <li>${signatureLimit(words, plan.signature)}</li>
      <li>${say('The custody record shows the order of its entries, not that they are true.')}</li>
      <li>
        ${say(
          'Positions have the accuracy of a vehicle’s GPS receiver, commonly 3 to 10 metres under open sky. Speed comes from the same receiver and lags in hard braking.',
        )}
      </li>
      <li>
        ${sayHtml(
          words,
          'Files under {folder} and this report are made from the originals by Roadproof {version}; the originals decide.',
          { folder: html`<code>derived</code>`, version: appVersion },
        )}
      </li>
    </ul>
  </section>`;
}
