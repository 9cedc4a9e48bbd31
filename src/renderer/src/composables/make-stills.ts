/** Makes the stills that an export of this window waits for, one after the other, and says what came of each. */
import { RenderError, renderVideo } from '@renderer/adapters/render/render-video';
import { errorData, request } from '@renderer/api/bridge';
import { useDerivedStore } from '@renderer/stores/derived';
import { useEvidenceStore } from '@renderer/stores/evidence';
import type { Clip } from '@shared/domain/clip';
import type { ExportState } from '@shared/domain/evidence';
import {
  STILL_NOT_DECODED,
  STILL_VIDEO_GONE,
  stillContent,
  type StillToMake,
} from '@shared/domain/still';
import { ENGLISH } from '@shared/words/words';
import { watch } from 'vue';
import { mediaUrl } from './clip-content';

/** Hardly to be told from the frame by eye, a fifth of its size as PNG. */
const JPEG_QUALITY = 0.95;

/** Goes on whatever the window shows meanwhile, until the export has what it wants or ends. */
export async function makeStills({ exportId, incidentId }: ExportState): Promise<void> {
  const evidence = useEvidenceStore();
  const control = new AbortController();
  const wanted = (): readonly StillToMake[] | null => {
    const state = evidence.byIncident.get(incidentId);
    const isOurs = state?.exportId === exportId && state.status === 'running';
    if (!isOurs) return null;
    return state.step === 'stills' ? (state.stills?.toMake ?? []) : [];
  };
  const toMake = await new Promise<readonly StillToMake[]>((resolve) => {
    const stop = watch(
      wanted,
      (now) => {
        if (now !== null && now.length === 0) return;
        resolve(now ?? []);
        queueMicrotask(() => {
          stop();
        });
      },
      { immediate: true },
    );
  });
  if (toMake.length === 0) return;
  const stopWatch = watch(wanted, (now) => {
    if (now === null || now.length === 0) control.abort();
  });
  try {
    const { clips } = await request('incidents:review', { incidentId });
    // It may end while a picture is made.
    const isOver = (): boolean => control.signal.aborted;
    for (const still of toMake) {
      if (isOver()) return;
      const clip = clips.find(({ clipId }) => clipId === still.clipId);
      const reason = await makeStill(incidentId, still, clip, control.signal);
      if (isOver()) return;
      const { markId, moment, cameraId } = still;
      await evidence.tellStill(exportId, { markId, moment, cameraId, reason });
    }
  } finally {
    stopWatch();
  }
}

/** @returns why it could not be made; null when it was */
async function makeStill(
  incidentId: string,
  still: StillToMake,
  clip: Clip | undefined,
  signal: AbortSignal,
): Promise<string | null> {
  if (clip === undefined) return STILL_VIDEO_GONE;
  const { frames, widthPx, heightPx } = clip;
  const { region, frame } = still;
  const source = { url: mediaUrl(clip.fileId), frames, region, widthPx, heightPx };
  try {
    await useDerivedStore().keep(incidentId, stillContent(still, JPEG_QUALITY), (writePiece) =>
      renderVideo(
        { kind: 'still', source, frame, quality: JPEG_QUALITY },
        { writePiece, onProgress: () => undefined, signal },
      ),
    );
    return null;
  } catch (caught) {
    if (caught instanceof RenderError) {
      return ENGLISH.say(STILL_NOT_DECODED, { codec: clip.codec });
    }
    return errorData(caught).message;
  }
}
