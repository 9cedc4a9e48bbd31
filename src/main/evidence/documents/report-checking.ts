/** The report's chapter on how to check the package, its signature included. */
import type { PlannedSignature, Signer } from '@shared/domain/evidence';
import type { Words } from '@shared/words/words';
import { utc } from './figures';
import { CERTIFICATE_COMMAND, CHECK_COMMANDS, signatureCommand } from './check-commands';
import { html, type Html } from './html';
import type { ReportFacts } from './package-facts';
import { sayHtml } from './say-html';

const code = (name: string): Html => html`<code>${name}</code>`;

export function checkingChapter({ plan, words }: ReportFacts): Html {
  const { say } = words;
  return html`<section>
    <h2>${say('How to check this package')}</h2>
    <p>
      ${say(
        'Unpack the zip, open a terminal in the unpacked folder and compare every file with the manifest:',
      )}
    </p>
    ${CHECK_COMMANDS.map(
      ({ system, lines }) =>
        html`<h3>${system}</h3>
          <pre>${lines.join('\n')}</pre>`,
    )}
    <p>
      ${sayHtml(
        words,
        'Each line must end with OK. The same files stand in {manifest} with a second kind of hash, and {tags} covers the manifests themselves. To be sure that the package is the one that was handed over, compare the SHA-256 of the zip, or of {tags}, with the value its sender gave you by another way.',
        { manifest: code('manifest-sha512.txt'), tags: code('tagmanifest-sha256.txt') },
      )}
    </p>
    ${signatureChapter(words, plan.signature)}
  </section>`;
}

function signatureChapter(words: Words, signature: PlannedSignature): Html {
  const { say } = words;
  return html`<h3>${say('Signature')}</h3>
    ${
      signature.kind === 'signed'
        ? signedBy(words, signature.signer)
        : html`<p>
            ${say(
              'This package is not signed: the computer that made it had no keychain to hold a key in.',
            )}
          </p>`
    }`;
}

function signedBy(words: Words, signer: Signer): Html {
  const { say } = words;
  const { name, organisation, fingerprint, sinceMs, issuers } = signer;
  const values = {
    tags: code('tagmanifest-sha256.txt'),
    name: html`<strong>${name}</strong>${organisation === '' ? '' : `, ${organisation}`}`,
    since: utc(sinceMs),
    hash: html`<span class="hash">${fingerprint}</span>`,
  };
  const [issuer] = issuers;
  return html`<p>
      ${
        issuer === undefined
          ? sayHtml(
              words,
              'Signed over the bytes of {tags}, and through it over every file, with the key of {name}; its certificate is self-made and counts since {since}. SHA-256 of the certificate: {hash}',
              values,
            )
          : sayHtml(
              words,
              'Signed over the bytes of {tags}, and through it over every file, with the key of {name}; its certificate is issued by {issuer} and counts since {since}. SHA-256 of the certificate: {hash}',
              { ...values, issuer },
            )
      }
    </p>
    <pre>${`${signatureCommand(signer)}\n${CERTIFICATE_COMMAND}`}</pre>
    <p>
      ${say(
        'The first must say “CMS Verification successful”. Compare the SHA-256 that the second shows with what the signer tells you by another way.',
      )}
    </p>`;
}
