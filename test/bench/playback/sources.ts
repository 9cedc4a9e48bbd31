/** The files a run plays: made ones with bar codes, or those of a folder. */
import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { probeVideo } from '@main/media/probe';
import { camerasOfCaptureMode, WHOLE_PICTURE } from '@shared/domain/camera';
import type { Clip } from '@shared/domain/clip';
import type { BenchFile } from './bench-types';
import { ensureBenchClips, type ClipWishes } from './clips';
import { UsageError } from './options';

export interface BenchSource {
  readonly files: readonly BenchFile[];
  /** File id → where the bytes are. */
  readonly paths: ReadonlyMap<string, string>;
}

/** The deck shows no more than this. */
const MOST_FILES = 8;

async function clipOf(path: string, index: number, startMs: number, mode: string): Promise<Clip> {
  const fileId = `bench-${index}`;
  return {
    ...(await probeVideo(path)),
    clipId: fileId,
    fileId,
    captureMode: mode,
    startMs,
    startSource: 'service-file',
    correction: null,
    sizeBytes: 0,
    sha256: '',
  };
}

export async function madeSource(cache: string, wishes: ClipWishes): Promise<BenchSource> {
  const made = await ensureBenchClips(cache, wishes);
  const files = await Promise.all(
    made.map(async ({ path, cameras, startMs }, index): Promise<BenchFile> => {
      const isComposite = cameras.length > 1;
      const clip = await clipOf(path, index, startMs, isComposite ? 'S_F_I' : `BENCH_${index}`);
      return { clip, views: camerasOfCaptureMode(clip.captureMode) };
    }),
  );
  return { files, paths: pathsOf(files, made) };
}

/** @throws UsageError when there is nothing to play, or an offset names no file. */
export async function folderSource(
  folder: string,
  offsets: ReadonlyMap<string, number>,
): Promise<BenchSource> {
  const names = (await readdir(folder))
    .filter((name) => /^\.(mp4|m4v|mov)$/i.test(extname(name)) && !name.startsWith('.'))
    .sort()
    .slice(0, MOST_FILES);
  const stems = names.map((name) => basename(name, extname(name)));
  if (names.length === 0) throw new UsageError(`no MP4 file in ${folder}`);
  const unknown = [...offsets.keys()].find((name) => ![...stems, ...names].includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`--offsets: “${unknown}” is none of ${stems.join(', ')}`);
  }
  const found = names.map((name) => ({ path: join(folder, name) }));
  const files = await Promise.all(
    names.map(async (name, index): Promise<BenchFile> => {
      const offset = offsets.get(stems[index] ?? '') ?? offsets.get(name) ?? 0;
      const startMs = Date.UTC(2026, 9, 19, 10) + offset * 1000;
      const clip = await clipOf(join(folder, name), index, startMs, `FILE_${index}`).catch(() => {
        throw new UsageError(`${name} cannot be read as a video`);
      });
      return { clip, views: [{ cameraId: clip.clipId, name, region: WHOLE_PICTURE }] };
    }),
  );
  return { files, paths: pathsOf(files, found) };
}

function pathsOf(
  files: readonly BenchFile[],
  at: readonly { readonly path: string }[],
): ReadonlyMap<string, string> {
  return new Map(files.map(({ clip }, index) => [clip.fileId, at[index]?.path ?? '']));
}
