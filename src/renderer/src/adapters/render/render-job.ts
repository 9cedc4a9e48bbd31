/** What is to be rendered into one new file; plain data, since it goes to a worker. */
import type { PictureRegion } from '@shared/domain/camera';
import type { FrameTable } from '@shared/domain/clip';
import type { RedactionBox, RedactionStyle } from '@shared/domain/redaction';
import type { Track } from '@shared/domain/track';

/** A camera's frames in its file. */
export interface RenderSource {
  readonly url: string;
  readonly frames: FrameTable;
  readonly region: PictureRegion;
  /** Size of the file's whole picture. */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Frames of one camera, each once, at its own time. */
export interface CameraJob {
  readonly kind: 'camera';
  readonly source: RenderSource;
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly sound: boolean;
  readonly boxes: readonly RedactionBox[];
  readonly style: RedactionStyle;
}

/** One frame of one camera as a picture. */
export interface StillJob {
  readonly kind: 'still';
  readonly source: RenderSource;
  readonly frame: number;
  /** Of the JPEG, 0…1. */
  readonly quality: number;
}

export interface CompositeCamera extends RenderSource {
  readonly name: string;
  readonly clipId: string;
  /** UTC milliseconds of the file's presentation time zero. */
  readonly startMs: number;
  /** 0-based place in the picture; files of one camera that follow each other share theirs. */
  readonly cell: number;
}

/** All cameras beside each other with time, speed and the vehicle's way burnt in. */
export interface CompositeJob {
  readonly kind: 'composite';
  readonly cameras: readonly CompositeCamera[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly eventTimeMs: number;
  readonly framesPerSecond: number;
  readonly title: string;
  /** Zone of the place, IANA. */
  readonly zone: string | null;
  readonly track: Track | null;
  readonly units: 'metric' | 'imperial';
  /** The file whose sound is taken; null for none. */
  readonly soundUrl: string | null;
  readonly soundStartMs: number;
}

export type RenderJob = CameraJob | CompositeJob | StillJob;

/** From the page to the worker. */
export type ToWorker =
  | { readonly type: 'start'; readonly job: RenderJob }
  /** A piece has been written: the next may come. */
  | { readonly type: 'written' };

export type FromWorker =
  | { readonly type: 'piece'; readonly position: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'progress'; readonly part: number }
  | { readonly type: 'done'; readonly frames: number }
  | { readonly type: 'failed'; readonly code: RenderFailure; readonly detail: string };

export type RenderFailure = 'no-encoder' | 'failed';
