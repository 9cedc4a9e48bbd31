/** The worker that renders one file and ends with it; its page can stop it at any moment. */
import type { FromWorker, RenderJob, ToWorker } from './render-job';
import { renderCamera } from './render-camera';
import { renderComposite } from './render-composite';
import { renderStill } from './render-still';
import { NoEncoder, type WritePiece } from './video-writer';

const post = (message: FromWorker, transfer: Transferable[] = []): void => {
  self.postMessage(message, { transfer });
};

let pieceWritten = (): void => undefined;

/** One piece at a time: a slow disk holds the encoder back, memory stays flat. */
const writePiece: WritePiece = (position, bytes) =>
  new Promise((resolve) => {
    pieceWritten = resolve;
    post({ type: 'piece', position, bytes }, [bytes.buffer]);
  });

function render(job: RenderJob, onProgress: (part: number) => void): Promise<number> {
  switch (job.kind) {
    case 'camera':
      return renderCamera(job, writePiece, onProgress);
    case 'composite':
      return renderComposite(job, writePiece, onProgress);
    case 'still':
      return renderStill(job, writePiece);
  }
}

async function run(job: RenderJob): Promise<void> {
  const onProgress = (part: number): void => {
    post({ type: 'progress', part });
  };
  try {
    post({ type: 'done', frames: await render(job, onProgress) });
  } catch (caught) {
    post({
      type: 'failed',
      code: caught instanceof NoEncoder ? 'no-encoder' : 'failed',
      detail: caught instanceof Error ? caught.message : '',
    });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'start') void run(data.job);
  else pieceWritten();
});
