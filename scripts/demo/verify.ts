/** Decodes every frame of a finished video and reads its bar codes back. */
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { decodeBarCode } from '../../src/simulator/bar-code';
import { layoutOf } from './cameras';
import { pictureSize } from './encode';
import type { CameraPlan, Story } from './story';
import { frameCount, frameSeconds, trueStartMs } from './timing';

const run = promisify(execFile);

async function presentationSeconds(file: string): Promise<number[]> {
  const { stdout } = await run(
    'ffprobe',
    [
      '-v',
      'error',
      '-select_streams',
      'v:0',
      '-show_entries',
      'frame=pts_time',
      '-of',
      'csv=p=0',
      file,
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Number.parseFloat(line));
}

function checkFrame(story: Story, camera: CameraPlan, frame: number, pixels: Buffer): void {
  const { columns, rows, pictures } = layoutOf(camera.mode);
  const { width, height } = pictureSize(camera);
  const expected = Math.round(trueStartMs(story, camera) + frameSeconds(camera, frame) * 1000);
  for (const picture of pictures) {
    const code = decodeBarCode((x, y) => {
      const column = Math.floor(((picture.column + x) / columns) * width);
      const row = Math.floor(((picture.row + y) / rows) * height);
      return pixels[row * width + column] ?? 0;
    });
    const isRight =
      code?.frame === frame && code.timeMs === expected && code.camera === picture.camera;
    if (!isRight) {
      throw new Error(
        `${story.folder} ${picture.name} frame ${String(frame)}: ${JSON.stringify(code)}, ` +
          `expected time ${String(expected)}`,
      );
    }
  }
}

/** @throws Error at the first frame whose burnt-in number, time or camera is wrong or unreadable. */
export async function verifyVideo(story: Story, camera: CameraPlan, file: string): Promise<void> {
  const times = await presentationSeconds(file);
  if (times.length !== frameCount(camera)) {
    throw new Error(`${file}: ${String(times.length)} frames, not ${String(frameCount(camera))}`);
  }
  times.forEach((time, frame) => {
    if (Math.abs(time - frameSeconds(camera, frame)) > 0.0005) {
      throw new Error(`${file}: frame ${String(frame)} is presented at ${String(time)}`);
    }
  });
  const { width, height } = pictureSize(camera);
  const decoder = spawn(
    'ffmpeg',
    [
      '-v',
      'error',
      '-i',
      file,
      '-vsync',
      'passthrough',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'gray',
      'pipe:1',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const size = width * height;
  let frame = 0;
  let rest: Buffer[] = [];
  let waiting = 0;
  for await (const chunk of decoder.stdout as AsyncIterable<Buffer>) {
    rest.push(chunk);
    waiting += chunk.length;
    if (waiting < size) continue;
    let joined = Buffer.concat(rest);
    while (joined.length >= size) {
      checkFrame(story, camera, frame, joined.subarray(0, size));
      joined = joined.subarray(size);
      frame += 1;
    }
    rest = [joined];
    waiting = joined.length;
  }
  if (frame !== frameCount(camera))
    throw new Error(`${file}: only ${String(frame)} frames decoded`);
}
