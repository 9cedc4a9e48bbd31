/** What a dragged camera is called while it is on its way; its data is the camera's id. */
export const CAMERA_DRAG = 'application/x-roadproof-camera';
