/** Makes derived files: lossless clips here, rendered ones from the bytes that the window sends. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Clip } from '@shared/domain/clip';
import type {
  DerivedContent,
  DerivedFile,
  DerivedKind,
  LosslessClipInput,
} from '@shared/domain/derived';
import {
  FRAMES,
  PACKET_BY_PACKET,
  PREROLL,
  SOUND_LEFT_OUT,
  TRACK_LEFT_OUT,
} from '@shared/domain/derived-words';
import { stillMomentWords, stillNameEnd } from '@shared/domain/still';
import { AppError } from '@shared/errors';
import { frameCount, frameEndUs, frameStartUs } from '@shared/playback/frame-table';
import { utcOf } from '@shared/playback/timeline';
import { ENGLISH } from '@shared/words/words';
import type { Library } from '@main/library';
import { probeVideo } from '@main/media/probe';
import { cutLossless, type LosslessCut } from './lossless-clip';
import { checkStill } from './check-still';
import { openIntake, temporaryName, type Intake } from './intake';

const MP4 = 'video/mp4';
/** Rendered files are made one after the other; more open ones are a mistake of the window. */
const MAX_OPEN = 4;

export interface DeriveOptions {
  readonly library: Pick<Library, 'derived' | 'locate' | 'reviewMaterial'>;
  readonly appVersion: string;
  /** Name from settings. */
  readonly user: () => string;
  readonly onProgress: (jobId: string, part: number) => void;
}

export interface Derive {
  list(incidentId: string): Promise<readonly DerivedFile[]>;
  delete(incidentId: string, derivedId: string): Promise<void>;
  /**
   * @param ofPackage it is made for a package, which says itself that it is under way
   * @throws AppError `derived.failed`, `library.not-found`
   */
  cut(request: LosslessClipInput, ofPackage?: boolean): Promise<DerivedFile>;
  /** Opens a file that the window will fill. @returns its job's id */
  begin(incidentId: string, kind: DerivedKind): Promise<string>;
  /** @throws AppError `library.full` when the disk has no room */
  write(jobId: string, position: number, bytes: Uint8Array): Promise<void>;
  /**
   * @param frames how many pictures were rendered; the file is read back and must hold as many
   * @throws AppError `derived.failed`
   */
  finish(jobId: string, content: DerivedContent, frames: number): Promise<DerivedFile>;
  /** Ends a job and removes what it wrote; one that is over is no failure. */
  cancel(jobId: string): Promise<void>;
  /** Clips and redacted copies that are being made; stills take a moment, and packages speak for themselves. */
  unfinished(): number;
  /** Stops all of them; what they wrote is gone. */
  close(): Promise<void>;
}

interface Job {
  readonly incidentId: string;
  readonly control: AbortController;
  readonly intake: Intake | null;
  /** Somebody would miss it. */
  readonly counts: boolean;
}

export function createDerive({ library, appVersion, user, onProgress }: DeriveOptions): Derive {
  const jobs = new Map<string, Job>();
  const cuts = new Set<Promise<DerivedFile>>();
  const made = () => ({
    ending: '.mp4',
    mimeType: MP4,
    tool: 'Roadproof',
    toolVersion: appVersion,
    user: user(),
  });

  async function cut(request: LosslessClipInput, ofPackage = false): Promise<DerivedFile> {
    const { jobId, incidentId, clipId } = request;
    const { clips } = await library.reviewMaterial(incidentId);
    const clip = clips.find((each) => each.clipId === clipId);
    const original = clip && library.locate(clip.fileId);
    if (!clip || !original) throw new AppError('library.not-found');
    if (request.lastFrame < request.firstFrame || request.lastFrame >= frameCount(clip.frames)) {
      throw new AppError('derived.failed', { detail: 'the file has no such frames' });
    }
    const temporaryPath = temporaryName(await library.derived.folder(incidentId));
    const control = new AbortController();
    jobs.set(jobId, { incidentId, control, intake: null, counts: !ofPackage });
    try {
      const result = await cutLossless(
        original.path,
        temporaryPath,
        {
          fromUs: frameStartUs(clip.frames, request.firstFrame),
          toUs: frameEndUs(clip.frames, request.lastFrame),
          sound: request.sound,
        },
        (part) => {
          onProgress(jobId, part);
        },
        control.signal,
      );
      return await library.derived.add(incidentId, {
        ...losslessContent(request, clip, result),
        ...made(),
        temporaryPath,
        stem: `${stemOf(original.displayName)}_frames-${request.firstFrame}-${request.lastFrame}_lossless`,
      });
    } catch (caught) {
      await rm(temporaryPath, { force: true });
      throw caught;
    } finally {
      jobs.delete(jobId);
    }
  }

  async function begin(incidentId: string, kind: DerivedKind): Promise<string> {
    if (jobs.size >= MAX_OPEN) {
      throw new AppError('derived.failed', { detail: 'too many files are being made' });
    }
    const intake = await openIntake(await library.derived.folder(incidentId));
    const jobId = randomUUID();
    jobs.set(jobId, {
      incidentId,
      control: new AbortController(),
      intake,
      counts: kind !== 'still',
    });
    return jobId;
  }

  async function cancel(jobId: string): Promise<void> {
    const job = jobs.get(jobId);
    job?.control.abort();
    if (job?.intake) {
      jobs.delete(jobId);
      await job.intake.discard();
    }
  }

  function intakeOf(jobId: string): Job & { readonly intake: Intake } {
    const job = jobs.get(jobId);
    if (!job?.intake) throw new AppError('derived.failed', { detail: 'it was cancelled' });
    return { ...job, intake: job.intake };
  }

  return {
    list: async (incidentId) => {
      await library.derived.folder(incidentId);
      return library.derived.list(incidentId);
    },
    delete: (incidentId, derivedId) => library.derived.delete(incidentId, derivedId, user()),
    cut: async (request, ofPackage) => {
      const running = cut(request, ofPackage);
      cuts.add(running);
      return running.finally(() => cuts.delete(running));
    },
    begin,
    write: async (jobId, position, bytes) => {
      try {
        await intakeOf(jobId).intake.write(bytes, position);
      } catch (caught) {
        await cancel(jobId);
        throw isFull(caught) ? new AppError('library.full', { cause: caught }) : caught;
      }
    },
    finish: async (jobId, content, frames) => {
      const { intake, incidentId } = intakeOf(jobId);
      try {
        await intake.finish();
        const { temporaryPath } = intake;
        if (content.kind === 'still') await checkStill(temporaryPath);
        else await checkFrames(temporaryPath, frames);
        return await library.derived.add(incidentId, {
          ...content,
          ...made(),
          ...(content.kind === 'still' ? { ending: '.jpg', mimeType: 'image/jpeg' } : {}),
          temporaryPath,
          stem: stemFor(content, library.locate(content.parts[0]?.fileId ?? '')?.displayName ?? ''),
        });
      } catch (caught) {
        await intake.discard();
        throw caught;
      } finally {
        jobs.delete(jobId);
      }
    },
    cancel,
    unfinished: () => [...jobs.values()].filter(({ counts }) => counts).length,
    close: async () => {
      await Promise.all([...jobs.keys()].map(cancel));
      await Promise.allSettled(cuts);
    },
  };
}

async function checkFrames(path: string, frames: number): Promise<void> {
  const { frames: table } = await probeVideo(path);
  if (frameCount(table) !== frames) {
    throw new AppError('derived.failed', { detail: 'the file does not hold every picture' });
  }
}

const stemOf = (fileName: string): string => fileName.replace(/\.[^.]*$/, '');

const KIND_WORDS: Readonly<Record<DerivedContent['kind'], string>> = {
  'lossless-clip': 'lossless',
  'exact-clip': 'exact',
  composite: 'composite',
  redacted: 'redacted',
  still: 'still',
};

/** One camera: its file and frames; several: the moment they begin at. */
function stemFor(
  { kind, fromMs, parts, parameters }: DerivedContent,
  originalName: string,
): string {
  const [part] = parts;
  if (part === undefined || kind === 'composite') {
    return `${KIND_WORDS[kind]}_${new Date(fromMs).toISOString().replace(/[:.]/g, '-')}`;
  }
  const camera = typeof parameters['camera'] === 'string' ? `_${parameters['camera']}` : '';
  if (kind === 'still') {
    const end = stillNameEnd(part.firstFrame, stillMomentWords(parameters));
    return `${stemOf(originalName)}${camera}_${end}`;
  }
  return `${stemOf(originalName)}${camera}_frames-${part.firstFrame}-${part.lastFrame}_${KIND_WORDS[kind]}`;
}

function isFull(caught: unknown): boolean {
  const code = caught instanceof Error && 'code' in caught ? caught.code : null;
  return code === 'ENOSPC' || code === 'EDQUOT';
}

function losslessContent(
  { firstFrame, lastFrame, cameraName }: LosslessClipInput,
  clip: Clip,
  { shownFrames, prerollFrames, hasSound, leftOut }: LosslessCut,
): DerivedContent {
  const count = lastFrame - firstFrame + 1;
  if (shownFrames !== count) {
    throw new AppError('derived.failed', {
      detail: `${shownFrames} frames came out instead of ${count}`,
    });
  }
  const fromUs = frameStartUs(clip.frames, firstFrame);
  const toUs = frameEndUs(clip.frames, lastFrame);
  return {
    kind: 'lossless-clip',
    title: `${cameraName}, ${ENGLISH.say(FRAMES, { first: firstFrame, last: lastFrame })}`,
    fromMs: utcOf(clip, fromUs),
    toMs: utcOf(clip, toUs),
    parts: [{ fileId: clip.fileId, firstFrame, lastFrame }],
    parameters: { shownFrames, prerollFrames, hasSound, codec: clip.codec },
    notes: [
      PACKET_BY_PACKET,
      ...(prerollFrames === 0 ? [] : [ENGLISH.say(PREROLL, { count: prerollFrames })]),
      ...(clip.audioCodec === null || hasSound ? [] : [SOUND_LEFT_OUT]),
      ...leftOut.map((type) => ENGLISH.say(TRACK_LEFT_OUT, { type })),
    ],
  };
}
