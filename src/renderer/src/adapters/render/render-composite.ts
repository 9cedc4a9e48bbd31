/** All cameras beside each other as a new video: at every moment the frame that each camera owes. */
import { dueIndex } from '@shared/domain/camera-sequence';
import { frameCount } from '@shared/playback/frame-table';
import {
  buildTimeline,
  frameDue,
  type FrameDue,
  type TimelineLane,
} from '@shared/playback/timeline';
import { compositeLayout, fitted, type Box } from './composite-layout';
import { createFactsPainter, FONT } from './draw-facts';
import { openFrames, type FrameReader } from './frame-reader';
import type { CompositeCamera, CompositeJob } from './render-job';
import { openWriter, type WritePiece } from './video-writer';

interface OpenCamera {
  readonly camera: CompositeCamera;
  readonly lane: TimelineLane;
  readonly reader: FrameReader;
  readonly cell: Box;
}

const CAPTION_HEIGHT = 34;

/** @returns how many pictures were written */
export async function renderComposite(
  job: CompositeJob,
  writePiece: WritePiece,
  onProgress: (part: number) => void,
): Promise<number> {
  const cells = new Set(job.cameras.map(({ cell }) => cell)).size;
  const layout = compositeLayout(cells);
  const { width, height } = layout;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('no canvas');
  const stepMs = 1000 / job.framesPerSecond;
  const count = Math.max(1, Math.round((job.toMs - job.fromMs) / stepMs));
  const soundAt = (timeMs: number): number => (timeMs - job.soundStartMs) / 1000;
  const writer = await openWriter(
    { width, height, framesPerSecond: job.framesPerSecond },
    job.soundUrl === null
      ? null
      : { url: job.soundUrl, fromS: soundAt(job.fromMs), toS: soundAt(job.toMs) },
    writePiece,
  );
  const open: OpenCamera[] = [];
  try {
    for (const camera of job.cameras) {
      const cell = layout.cells[camera.cell];
      const lane = buildTimeline([camera]).lanes[0];
      if (cell === undefined || lane === undefined) continue;
      const first = frameDue(lane, job.fromMs).frame;
      const last = frameDue(lane, job.toMs).frame;
      open.push({ camera, lane, cell, reader: await openFrames(camera, first, last) });
    }
    const paintFacts = createFactsPainter(context, { ...job, ...layout });
    for (let index = 0; index < count; index += 1) {
      // A thousandth later: the moment a frame begins at must not fall before it by rounding.
      const timeMs = job.fromMs + index * stepMs + 0.001;
      context.fillStyle = '#000';
      context.fillRect(0, 0, width, height);
      for (let cell = 0; cell < cells; cell += 1) {
        const due = dueIn(
          open.filter(({ camera }) => camera.cell === cell),
          timeMs,
        );
        if (due !== null) await paintCamera(context, due.file, due.frame);
      }
      paintFacts(timeMs);
      await writer.add(canvas, (index * stepMs) / 1000, stepMs / 1000);
      onProgress((index + 1) / count);
    }
    await writer.finish();
    return count;
  } catch (caught) {
    await writer.cancel();
    throw caught;
  } finally {
    for (const { reader } of open) reader.close();
  }
}

/** Of a camera's files, the one whose turn it is, with the frame it owes; null when there is none. */
function dueIn(
  files: readonly OpenCamera[],
  timeMs: number,
): { readonly file: OpenCamera; readonly frame: FrameDue } | null {
  const placed = files.map((file) => ({ file, frame: frameDue(file.lane, timeMs) }));
  const index = dueIndex(placed.map(({ frame }) => frame.where));
  return placed[index] ?? null;
}

async function paintCamera(
  context: OffscreenCanvasRenderingContext2D,
  { camera, lane, cell, reader }: OpenCamera,
  due: FrameDue,
): Promise<void> {
  const stage = { ...cell, height: cell.height - CAPTION_HEIGHT };
  const { region, widthPx, heightPx } = camera;
  const part = {
    x: region.x * widthPx,
    y: region.y * heightPx,
    width: region.width * widthPx,
    height: region.height * heightPx,
  };
  const place = fitted(stage, part.width, part.height);
  if (due.where === 'shown') {
    const picture = await reader.picture(due.frame);
    picture.draw(
      context,
      part.x,
      part.y,
      part.width,
      part.height,
      place.x,
      place.y,
      place.width,
      place.height,
    );
  } else {
    context.fillStyle = '#aeb9c2';
    context.font = `26px ${FONT}`;
    context.fillText(ABSENCE[due.where], stage.x + 24, stage.y + stage.height / 2);
  }
  context.fillStyle = '#1b242c';
  context.fillRect(cell.x, cell.y + stage.height, cell.width, CAPTION_HEIGHT);
  context.fillStyle = '#f2f5f7';
  context.font = `600 20px ${FONT}`;
  const frame =
    due.where === 'shown' ? `frame ${due.frame} of ${frameCount(lane.clip.frames)}` : '';
  context.fillText(camera.name, cell.x + 14, cell.y + stage.height + 24);
  context.font = `20px ${FONT}`;
  context.textAlign = 'right';
  context.fillText(frame, cell.x + cell.width - 14, cell.y + stage.height + 24);
  context.textAlign = 'left';
}

const ABSENCE: Readonly<Record<Exclude<FrameDue['where'], 'shown'>, string>> = {
  'before-start': 'This camera has not started yet',
  'after-end': 'This camera has ended',
  gap: 'No pictures of this moment: a gap in the recording',
};
