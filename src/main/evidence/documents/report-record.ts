/** The report's second half: times, custody, files with hashes, how to check, limits. */
import type { PlannedSignature } from '@shared/domain/evidence';
import { html, type Html } from './html';
import { CERTIFICATE_COMMAND, CHECK_COMMANDS, signatureCommand } from './how-to-check';
import { copiedFiles } from '../copied-files';
import type { PackageDocument, PackageFacts } from './package-facts';
import { grouped, utc } from './words';

export function custodyChapter({ source, plan }: PackageFacts): Html | null {
  if (!plan.choice.parts.custody) return null;
  const isThere = plan.files.some(({ kind }) => kind === 'custody');
  return html`<section>
    <h2>Custody record</h2>
    <p>
      What was done with the files of this incident, up to the preparation of this package.
      ${
        isThere
          ? html`The full record is <code>custody/custody.jsonl</code>; each entry carries the hash
              of the one before.`
          : 'The full record, in which each entry carries the hash of the one before, stays with the sender.'
      }
    </p>
    ${
      source.custody.length === 0
        ? html`<p>The record has no entry.</p>`
        : html`<table>
            <thead>
              <tr>
                <th>Time</th>
                <th>By</th>
                <th>What</th>
                <th>File or result</th>
              </tr>
            </thead>
            <tbody>
              ${source.custody.map(
                ({ timeMs, actor, action, subject }) =>
                  html`<tr>
                    <td>${utc(timeMs)}</td>
                    <td>${actor === '' ? 'no name given' : actor}</td>
                    <td>${action}</td>
                    <td>${subject}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
  </section>`;
}

/** Originals with the hash taken when they were saved, made files with the hash of what was made. */
export function fileTable(facts: PackageFacts, made: readonly PackageDocument[]): Html {
  const sources = new Map(copiedFiles(facts.source).map((file) => [file.fileId, file]));
  const documents = new Map(made.map((document) => [document.path, document]));
  const rows = facts.plan.files.flatMap(({ path, title, sourceFileId }) => {
    const original = sourceFileId === null ? undefined : sources.get(sourceFileId);
    const document = documents.get(path);
    const sizeBytes = original?.sizeBytes ?? document?.bytes.length ?? null;
    const sha256 = original?.sha256 ?? document?.sha256 ?? null;
    if (sizeBytes === null || sha256 === null) return [];
    const savedAt = original?.savedAtMs ?? null;
    const renamed = original?.originalName ?? null;
    return [
      html`<tr>
        <td>
          <strong>${title}</strong>
          ${original ? null : html`<span class="note">made for this package</span>`}<br />
          <a href="${linkFrom(path)}">${path}</a>
          <span class="hash">${sha256}</span>
        </td>
        <td>
          ${savedAt === null ? '' : utc(savedAt)}${
            renamed === null || path.endsWith(`/${renamed}`)
              ? null
              : html`<br /><span class="note">came as ${renamed}</span>`
          }
        </td>
        <td class="number">${grouped(sizeBytes)} bytes</td>
      </tr>`,
    ];
  });
  return html`<section>
    <h2>Files</h2>
    <p>
      Every original here is the whole file as
      ${facts.source.incident.imported === null ? 'the service sent it' : 'it was imported'}. Its
      SHA-256 was taken while it arrived and compared again while it was copied into this package.
      This report, as a page and as PDF, is listed in the manifests only, since it cannot hold its
      own hash.
    </p>
    <table class="files">
      <thead>
        <tr>
          <th>File and SHA-256</th>
          <th>Saved</th>
          <th class="number">Size</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

/** The report lies in `data/`, tag files one level up. */
function linkFrom(path: string): string {
  return path.startsWith('data/') ? path.slice('data/'.length) : `../${path}`;
}

export function checkingChapter({ plan }: PackageFacts): Html {
  return html`<section>
    <h2>How to check this package</h2>
    <p>
      Unpack the zip, open a terminal in the unpacked folder and compare every file with the
      manifest:
    </p>
    ${CHECK_COMMANDS.map(
      ({ system, lines }) =>
        html`<h3>${system}</h3>
          <pre>${lines.join('\n')}</pre>`,
    )}
    <p>
      Each line must end with OK. The same files stand in <code>manifest-sha512.txt</code> with a
      second kind of hash, and <code>tagmanifest-sha256.txt</code> covers the manifests themselves.
      To be sure that the package is the one that was handed over, compare the SHA-256 of the zip,
      or of <code>tagmanifest-sha256.txt</code>, with the value its sender gave you by another way.
    </p>
    ${signatureChapter(plan.signature)}
  </section>`;
}

function signatureChapter(signature: PlannedSignature): Html {
  if (signature.kind !== 'signed') {
    return html`<h3>Signature</h3>
      <p>
        This package is not signed: the computer that made it had no keychain to hold a key in.
      </p>`;
  }
  const { name, organisation, fingerprint, sinceMs, issuers } = signature.signer;
  return html`<h3>Signature</h3>
    <p>
      Signed over the bytes of <code>tagmanifest-sha256.txt</code>, and through it over every file,
      with the key of <strong>${name}</strong>${organisation === '' ? '' : `, ${organisation}`}; its
      certificate is ${issuers[0] === undefined ? 'self-made' : `issued by ${issuers[0]}`} and
      counts since ${utc(sinceMs)}. SHA-256 of the certificate:
      <span class="hash">${fingerprint}</span>
    </p>
    <pre>${`${signatureCommand(signature.signer)}\n${CERTIFICATE_COMMAND}`}</pre>
    <p>
      The first must say “CMS Verification successful”. Compare the SHA-256 that the second shows
      with what the signer tells you by another way.
    </p>`;
}

function signatureLimit(signature: PlannedSignature): string {
  if (signature.kind !== 'signed') return 'The package is not signed.';
  const [issuer] = signature.signer.issuers;
  const identity =
    issuer === undefined
      ? 'Its certificate is self-made: nobody else vouches for the name in it, so it is not proof of identity.'
      : `Its certificate was issued by ${issuer}; whether to trust that issuer is the reader’s to decide.`;
  return `The signature shows that nothing has changed since it was made, and that its maker held the key. ${identity} Its time is that of the signer’s clock.`;
}

export function limits({ appVersion, plan }: PackageFacts): Html {
  return html`<section>
    <h2>Limits</h2>
    <ul>
      <li>
        The hashes show that the files have not changed since they were saved from the camera
        service. They cannot show what happened on the device or in the cloud before that.
      </li>
      <li>
        The manifests alone do not show who made this package: whoever changes a file can also write
        new manifests. That is why a hash must reach you by another way.
      </li>
      <li>${signatureLimit(plan.signature)}</li>
      <li>The custody record shows the order of its entries, not that they are true.</li>
      <li>
        Positions have the accuracy of a vehicle’s GPS receiver, commonly 3 to 10 metres under open
        sky. Speed comes from the same receiver and lags in hard braking.
      </li>
      <li>
        Files under <code>derived</code> and this report are made from the originals by Roadproof
        ${appVersion}; the originals decide.
      </li>
    </ul>
  </section>`;
}
