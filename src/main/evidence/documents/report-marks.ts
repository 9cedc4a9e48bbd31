/** The report's chapter of the reviewer's marks, each with the frame of every camera. */
import { MARK_KIND_NAMES } from '@shared/domain/mark';
import { framesAt } from '@shared/playback/frames-at';
import { html, type Html } from './html';
import type { PackageFacts } from './package-facts';
import { seconds, utc } from './words';

/** Null when nothing was marked. */
export function marksChapter({ source: { marks, cameras, clips } }: PackageFacts): Html | null {
  if (marks.length === 0) return null;
  const frames = (timeMs: number): string =>
    framesAt(cameras, clips, timeMs)
      .map(({ name, frame }) => `${name} ${frame === null ? 'no picture' : `#${frame}`}`)
      .join(', ');
  return html`<section>
    <h2>Marks and notes</h2>
    <p>
      Made by the reviewer, not by the device or the service. Frames are counted from 0 in the file
      of each camera.
    </p>
    <table>
      <thead>
        <tr>
          <th>Moment</th>
          <th>Kind</th>
          <th>Note</th>
          <th>Frames</th>
          <th>By</th>
        </tr>
      </thead>
      <tbody>
        ${marks.map(
          ({ fromMs, toMs, kind, text, user }) =>
            html`<tr>
              <td>
                ${utc(fromMs)}${toMs === null ? null : html`<br />to ${utc(toMs)} (${seconds(toMs - fromMs)})`}
              </td>
              <td>${MARK_KIND_NAMES[kind]}</td>
              <td>${text}</td>
              <td>${frames(fromMs)}${toMs === null ? null : html`<br />to: ${frames(toMs)}`}</td>
              <td>${user === '' ? 'no name given' : user}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
