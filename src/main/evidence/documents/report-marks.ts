/** The report's chapter of the reviewer's marks, each with the frame of every camera. */
import { MARK_KIND_NAMES, type Mark } from '@shared/domain/mark';
import { framesAt } from '@shared/playback/frames-at';
import { cameraIn } from '../words/retold';
import { seconds, utc } from './figures';
import { html, type Html } from './html';
import type { ReportFacts } from './package-facts';

/** Null when nothing was marked. */
export function marksChapter({ source, words }: ReportFacts): Html | null {
  const { marks, cameras, clips } = source;
  const { say } = words;
  if (marks.length === 0) return null;
  const frames = (timeMs: number): string =>
    framesAt(cameras, clips, timeMs)
      .map(
        ({ name, frame }) =>
          `${cameraIn(words, name)} ${frame === null ? say('no picture') : `#${frame}`}`,
      )
      .join(', ');
  return html`<section>
    <h2>${say('Marks and notes')}</h2>
    <p>
      ${say(
        'Made by the reviewer, not by the device or the service. Frames are counted from 0 in the file of each camera.',
      )}
    </p>
    <table>
      <thead>
        <tr>
          <th>${say('Moment')}</th>
          <th>${say('Kind')}</th>
          <th>${say('Note')}</th>
          <th>${say('Frames')}</th>
          <th>${say('By')}</th>
        </tr>
      </thead>
      <tbody>
        ${marks.map((mark) => markRow(words, mark, frames))}
      </tbody>
    </table>
  </section>`;
}

function markRow(
  words: ReportFacts['words'],
  { fromMs, toMs, kind, text, user }: Mark,
  frames: (timeMs: number) => string,
): Html {
  const { say } = words;
  return html`<tr>
    <td>
      ${utc(fromMs)}${
        toMs === null
          ? null
          : html`<br />${say('to {time} ({length})', { time: utc(toMs), length: seconds(words, toMs - fromMs) })}`
      }
    </td>
    <td>${say(MARK_KIND_NAMES[kind])}</td>
    <td>${text}</td>
    <td>
      ${frames(fromMs)}${
        toMs === null ? null : html`<br />${say('to: {frames}', { frames: frames(toMs) })}`
      }
    </td>
    <td>${user === '' ? say('no name given') : user}</td>
  </tr>`;
}
