import { expect, it } from 'vitest';
import type { AssetKind, IncidentFile } from '@shared/domain/incident';
import { fileRole, filesInOrder } from './file-order';

function file(fileId: string, kind: AssetKind, captureMode: string | null = null): IncidentFile {
  return {
    fileId,
    kind,
    displayName: fileId,
    originalName: null,
    captureMode,
    state: 'saved',
    sizeBytes: 1,
    sha256: null,
    sha512: null,
    savedAtMs: null,
    error: null,
  };
}

it('lists videos as on the deck, then pictures, the track and the answers', () => {
  const files = [
    file('answer', 'service-answer'),
    file('track', 'track'),
    file('extended', 'video', 'C_E'),
    file('rear-2', 'video', 'C_R'),
    file('unknown', 'video', 'C_X'),
    file('front', 'video', 'C_F'),
    file('rear-1', 'video', 'C_R'),
    file('snapshot', 'snapshot'),
  ];
  expect(filesInOrder(files).map(({ fileId }) => fileId)).toEqual(
    // What shares a camera keeps its order.
    ['front', 'rear-2', 'rear-1', 'extended', 'unknown', 'snapshot', 'track', 'answer'],
  );
});

it('says what a file is', () => {
  expect(fileRole(file('a', 'video', 'C_F'))).toBe('Front video');
  expect(fileRole(file('b', 'video'))).toBe('Video');
  expect(fileRole(file('c', 'track'))).toBe('GPS and G-sensor log');
});
