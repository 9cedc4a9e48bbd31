/** Paints parts of one decoded picture onto canvases: the virtual cameras of a composite file. */
import type { CameraView, PictureRegion } from '@shared/domain/camera';

interface RegionCanvas {
  readonly view: CameraView;
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
}

export interface RegionCanvases {
  canvasOf(cameraId: string): HTMLCanvasElement | null;
  paint(source: CanvasImageSource): void;
}

/** @param widthPx @param heightPx size of the whole picture. */
export function createRegionCanvases(
  views: readonly CameraView[],
  widthPx: number,
  heightPx: number,
): RegionCanvases {
  const regions = views.flatMap((view): RegionCanvas[] => {
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(view.region.width * widthPx);
    canvas.height = Math.round(view.region.height * heightPx);
    canvas.dataset['camera'] = view.cameraId;
    const context = canvas.getContext('2d', { alpha: false });
    return context === null ? [] : [{ view, canvas, context }];
  });
  return {
    canvasOf: (cameraId) => regions.find(({ view }) => view.cameraId === cameraId)?.canvas ?? null,
    paint: (source) => {
      for (const region of regions) drawRegion(region, source, widthPx, heightPx);
    },
  };
}

/** True when a camera is less than the whole picture of its file. */
export function isPart(region: PictureRegion): boolean {
  return region.width < 1 || region.height < 1;
}

function drawRegion(
  { view, canvas, context }: RegionCanvas,
  source: CanvasImageSource,
  widthPx: number,
  heightPx: number,
): void {
  const { x, y, width, height } = view.region;
  context.drawImage(
    source,
    x * widthPx,
    y * heightPx,
    width * widthPx,
    height * heightPx,
    0,
    0,
    canvas.width,
    canvas.height,
  );
}
