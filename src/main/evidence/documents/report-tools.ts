/** The report's chapter on what made the package and how what was inferred was found. */
import { html, type Html } from './html';
import type { ReportFacts } from './package-facts';

export function toolsChapter({ source, appVersion, words: { say } }: ReportFacts): Html {
  const others = new Map(
    source.derived.map(({ tool, toolVersion }) => [`${tool} ${toolVersion}`, tool]),
  );
  const made = [...others.keys()].filter((one) => one !== `Roadproof ${appVersion}`).sort();
  return html`<section>
    <h2>${say('Tools and inferences')}</h2>
    <ul>
      <li>${say('Package, report and viewer: Roadproof {version}.', { version: appVersion })}</li>
      ${made.map((tool) => html`<li>${say('Clips and copies: {tool}.', { tool })}</li>`)}
      <li>
        ${say(
          'Container: BagIt 1.0 (RFC 8493) in a zip with stored entries; hashes SHA-256 and SHA-512.',
        )}
      </li>
      <li>
        ${say(
          'Positions (WGS 84), speed and course are those of the receiver’s sentences, not smoothed and not filled in. Times between two fixes are not interpolated in the drawings and tables here.',
        )}
      </li>
      <li>
        ${say(
          'Frame numbers count the pictures of a file from 0 in the order they are shown; their times are the file’s own presentation times, read from its index.',
        )}
      </li>
      <li>
        ${say(
          'Inferred, not recorded: where the camera table says so, the start of a video; the zone of the place, from its position; the kind of event, from the words of the service.',
        )}
      </li>
    </ul>
  </section>`;
}
