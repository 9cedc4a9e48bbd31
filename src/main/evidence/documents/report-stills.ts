/** The report's pictures: snapshots and stills that lie in the package, each with what is known of it. */
import type { DerivedFile } from '@shared/domain/derived';
import type { PlannedFile } from '@shared/domain/evidence';
import { MARK_KIND_NAMES } from '@shared/domain/mark';
import { stillMomentWords } from '@shared/domain/still';
import { formatUtcPrecise } from '@shared/time';
import type { Words } from '@shared/words/words';
import { copiedFiles } from '../copied-files';
import type { EvidenceFile } from '../evidence-source';
import { html, type Html } from './html';
import type { PackageFacts, ReportFacts } from './package-facts';
import { sayHtml } from './say-html';

export interface ReportStill {
  readonly planned: PlannedFile;
  readonly file: EvidenceFile;
  /** What is known of a picture that was made from a video; null for one that the device took. */
  readonly made: DerivedFile | null;
}

/** Pictures of the package that a page and a PDF can show. */
export function reportStills({ plan, source }: PackageFacts): readonly ReportStill[] {
  const files = new Map(copiedFiles(source).map((file) => [file.fileId, file]));
  const stills = plan.files.flatMap((planned) => {
    const file = files.get(planned.sourceFileId ?? '');
    if (!file || !/\.(jpe?g|png)$/i.test(planned.path)) return [];
    const made = source.derived.find(({ derivedId }) => derivedId === file.fileId) ?? null;
    return [{ planned, file, made }];
  });
  // Snapshots first, then the stills in the order of what happened.
  return stills.sort((a, b) => (a.made?.fromMs ?? 0) - (b.made?.fromMs ?? 0));
}

/** Null without a picture. */
export function stillsChapter(facts: ReportFacts): Html | null {
  const { say } = facts.words;
  const stills = reportStills(facts);
  if (stills.length === 0) return null;
  return html`<section>
    <h2>${say('Pictures')}</h2>
    <p>${say('As they lie in the package.')} ${introduction(facts.words, stills)}</p>
    ${stills.map(
      (still) =>
        html`<figure class="still">
          <img src="${still.planned.path.slice('data/'.length)}" alt="${still.planned.title}" />
          <figcaption>
            ${still.made === null ? null : stillWords(facts, still.made)}
            <strong>${still.planned.title}</strong>, ${still.planned.path}
            <span class="hash">${still.file.sha256 ?? ''}</span>
          </figcaption>
        </figure>`,
    )}
  </section>`;
}

function introduction({ say }: Words, stills: readonly ReportStill[]): string {
  const parts = [
    stills.some(({ made }) => made === null)
      ? say(
          'Snapshots were taken by the device; the moment of each is not stated by the service unless it is burnt into the picture.',
        )
      : '',
    stills.some(({ made }) => made !== null)
      ? say(
          'Stills were made by Roadproof: each is one decoded frame of the video it names, in full size, saved as JPEG; nothing was drawn on it. A mark that is a range has one of its first and one of its last moment. Frames are counted from 0.',
        )
      : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** Which frame of which file it is, when that was, and the mark it belongs to. */
function stillWords({ source, words }: ReportFacts, made: DerivedFile): Html {
  const { say, told } = words;
  const { fromMs, sources, parameters, createdAtMs, tool, toolVersion } = made;
  const [from] = sources;
  const mark = source.marks.find(({ markId }) => markId === parameters['markId']);
  const ptsUs = parameters['ptsUs'];
  const moment = told(stillMomentWords(parameters));
  const ofMark = mark
    ? html`${sayHtml(words, 'Mark: {mark}.', {
        mark: html`<strong>${say(MARK_KIND_NAMES[mark.kind])}</strong
          >${mark.text === '' ? '' : `, ${mark.text}`}${moment === '' ? '' : `, ${moment}`}`,
      })} `
    : null;
  const frame = sayHtml(
    words,
    'On screen from {time}; frame {frame}, presentation time {pts} s in {file}, SHA-256 {hash} Made {made} with {tool}.',
    {
      time: formatUtcPrecise(fromMs),
      frame: from?.firstFrame ?? '',
      pts: typeof ptsUs === 'number' ? (ptsUs / 1e6).toFixed(6) : '?',
      file: from?.displayName ?? '',
      hash: html`<span class="hash">${from?.sha256 ?? ''}</span>`,
      made: formatUtcPrecise(createdAtMs),
      tool: `${tool} ${toolVersion}`,
    },
  );
  return html`${ofMark}${frame} `;
}
