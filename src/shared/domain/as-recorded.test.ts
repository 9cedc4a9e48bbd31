/** A composite file as recorded: one camera in the place of its first, the others untouched. */
import { expect, it } from 'vitest';
import { asRecorded, isPartOfFile, isWhole } from './as-recorded';
import { camerasOfCaptureMode, WHOLE_PICTURE } from './camera';
import type { ReviewCamera } from './incident';

const of = (captureMode: string, clipId: string): readonly ReviewCamera[] =>
  camerasOfCaptureMode(captureMode).map((camera) => ({
    ...camera,
    captureMode,
    status: 'ready',
    clipId,
  }));
const missing: ReviewCamera = {
  cameraId: 'C_E',
  name: 'Extended',
  captureMode: 'C_E',
  status: 'missing',
  reason: 'Not saved yet',
};
const cameras = [...of('S_F_I', 'a'), ...of('C_R', 'b'), missing];

it('joins the cameras of the files that are asked for', () => {
  const shown = asRecorded(cameras, new Set(['a']));
  expect(shown.map(({ name }) => name)).toEqual(['Front + Cabin', 'Rear', 'Extended']);
  expect(shown[0]).toMatchObject({ status: 'ready', clipId: 'a', region: WHOLE_PICTURE });
  expect(shown.map(isWhole)).toEqual([true, false, false]);
  expect(asRecorded(cameras, new Set())).toEqual(cameras);
});

it('knows which cameras are parts of a picture', () => {
  expect(cameras.map(isPartOfFile)).toEqual([true, true, false, false]);
});
