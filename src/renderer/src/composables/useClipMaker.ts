/** Makes clips of the incident on the deck, one after the other, with progress and a way to stop. */
import { RenderError, renderVideo } from '@renderer/adapters/render/render-video';
import { errorData } from '@renderer/api/bridge';
import { useDerivedStore } from '@renderer/stores/derived';
import type { ReviewMaterial } from '@shared/domain/incident';
import type { FrameStretch } from '@shared/domain/redaction';
import { describeError, type AppErrorData } from '@shared/errors';
import { framesIn } from '@shared/playback/frames-in';
import type { UnitSystem } from '@shared/units';
import {
  clipCameras,
  compositeCameras,
  compositeContent,
  fileName,
  mediaUrl,
  oncePerFile,
  rateOf,
  renderedContent,
  sourceOf,
  type ClipCamera,
  type Redaction,
} from './clip-content';
import {
  computed,
  onScopeDispose,
  readonly,
  ref,
  shallowRef,
  type Ref,
  type ShallowRef,
} from 'vue';

export interface ClipWish {
  readonly fromMs: number;
  readonly toMs: number;
  readonly sound: boolean;
}

export interface UseClipMaker {
  readonly cameras: readonly ClipCamera[];
  readonly busy: Readonly<Ref<boolean>>;
  /** What is being made, in plain words. */
  readonly doing: Readonly<Ref<string>>;
  /** 0…1 of what is being made. */
  readonly part: Readonly<Ref<number>>;
  readonly error: Readonly<ShallowRef<AppErrorData | null>>;
  /** One file a camera; cameras without a picture of the stretch are left out. False when it failed. */
  readonly makeClips: (
    kind: 'lossless-clip' | 'exact-clip',
    chosen: readonly ClipCamera[],
    wish: ClipWish,
  ) => Promise<boolean>;
  readonly makeComposite: (
    chosen: readonly ClipCamera[],
    wish: ClipWish,
    units: UnitSystem,
  ) => Promise<boolean>;
  readonly makeRedacted: (of: ClipCamera, redaction: Redaction) => Promise<boolean>;
  readonly stop: () => void;
  readonly clear: () => void;
}

/** Composed pictures come at the rate of the fastest camera, up to this. */
const MOST_FRAMES_PER_SECOND = 30;

export function useClipMaker(material: () => ReviewMaterial): UseClipMaker {
  const store = useDerivedStore();
  const busy = ref(false);
  const doing = ref('');
  const part = ref(0);
  const error = shallowRef<AppErrorData | null>(null);
  let control = new AbortController();
  const { incident } = material();
  const { incidentId } = incident;
  /** Their places on the time line change when a start is corrected. */
  const cameras = computed(() => clipCameras(material()));

  async function run(work: () => Promise<void>): Promise<boolean> {
    if (busy.value) return false;
    control = new AbortController();
    busy.value = true;
    error.value = null;
    try {
      await work();
      return true;
    } catch (caught) {
      if (!control.signal.aborted) error.value = wordsOf(caught);
      return false;
    } finally {
      busy.value = false;
    }
  }

  function begin(words: string): void {
    control.signal.throwIfAborted();
    doing.value = words;
    part.value = 0;
  }
  const onProgress = (done: number): void => void (part.value = done);

  async function losslessOf(of: ClipCamera, stretch: FrameStretch, sound: boolean): Promise<void> {
    const { clip } = of;
    const cameraName = fileName(material(), clip);
    const input = { incidentId, clipId: clip.clipId, ...stretch, sound, cameraName };
    await store.cut(input, onProgress, control.signal);
  }

  async function renderedOf(
    of: ClipCamera,
    stretch: FrameStretch,
    sound: boolean,
    redaction: Redaction | null,
  ): Promise<void> {
    const { camera, clip } = of;
    const content = renderedContent(of, stretch, sound && clip.audioCodec !== null, redaction);
    await store.keep(incidentId, content, (writePiece) =>
      renderVideo(
        {
          kind: 'camera',
          source: sourceOf(camera, clip),
          ...stretch,
          sound,
          boxes: redaction?.boxes ?? [],
          style: redaction?.style ?? 'black',
        },
        { writePiece, onProgress, signal: control.signal },
      ),
    );
  }

  onScopeDispose(() => {
    control.abort();
  });

  return {
    get cameras() {
      return cameras.value;
    },
    busy: readonly(busy),
    doing: readonly(doing),
    part: readonly(part),
    error,
    makeClips: (kind, chosen, { fromMs, toMs, sound }) =>
      run(async () => {
        // A file that holds several cameras is cut once, whole.
        const wanted = kind === 'lossless-clip' ? oncePerFile(chosen) : chosen;
        for (const of of wanted) {
          const stretch = framesIn(of.lane, fromMs, toMs);
          if (stretch === null) continue;
          begin(kind === 'lossless-clip' ? fileName(material(), of.clip) : of.camera.name);
          if (kind === 'lossless-clip') await losslessOf(of, stretch, sound);
          else await renderedOf(of, stretch, sound, null);
        }
      }),
    makeComposite: (chosen, { fromMs, toMs, sound }, units) =>
      run(async () => {
        begin('All cameras in one picture');
        const framesPerSecond = Math.min(
          MOST_FRAMES_PER_SECOND,
          Math.max(...chosen.map(({ clip }) => rateOf(clip))),
        );
        const heard = sound ? chosen.find(({ clip }) => clip.audioCodec !== null) : undefined;
        const content = compositeContent(chosen, fromMs, toMs, framesPerSecond, heard);
        await store.keep(incidentId, content, (writePiece) =>
          renderVideo(
            {
              kind: 'composite',
              cameras: compositeCameras(chosen),
              fromMs,
              toMs,
              eventTimeMs: incident.eventTimeMs,
              framesPerSecond,
              title: [
                'Composed copy, not an original',
                `ticket ${incident.ticket}`,
                incident.vehicleName,
              ]
                .filter(Boolean)
                .join(' · '),
              zone: incident.zone,
              track: material().track,
              units,
              soundUrl: heard === undefined ? null : mediaUrl(heard.clip.fileId),
              soundStartMs: heard?.clip.startMs ?? 0,
            },
            { writePiece, onProgress, signal: control.signal },
          ),
        );
      }),
    makeRedacted: (of, redaction) =>
      run(async () => {
        begin(`Redacted copy: ${of.camera.name}`);
        await renderedOf(of, redaction, redaction.sound, redaction);
      }),
    stop: () => {
      control.abort();
    },
    clear: () => (error.value = null),
  };
}

function wordsOf(caught: unknown): AppErrorData {
  if (!(caught instanceof RenderError)) return errorData(caught);
  const detail = caught.message === '' ? {} : { detail: caught.message };
  return describeError(
    caught.code === 'no-encoder' ? 'derived.no-encoder' : 'derived.failed',
    detail,
  );
}
