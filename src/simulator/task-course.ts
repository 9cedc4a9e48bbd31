/** How a remote clip command goes on: every report of the device, for every outcome. */
import type { TaskOutcome } from './scenario';

/** `task_state` of the reference. */
export const TASK_STATES = [
  'Upcoming',
  'Processing',
  'Success',
  'Failed',
  'Clipping file',
  'Uploading file',
  'Partial Success',
] as const;

/** Per-camera `state_number` of the reference. */
export const CAMERA_STAGES = [
  'Preparing to clip',
  'Starting clipping',
  'Clipping successful',
  'Clipping failed',
  'Video not found',
  'Preparing to upload',
  'Uploading success',
  'Upload time expired',
] as const;

export const DEVICE_CODES: Readonly<Record<string, string>> = {
  D_S00000: 'Success',
  D_E20001: 'Video is not existing',
  D_E20002: 'Videos merges fail',
  D_E20003: 'Clip process is busy',
  D_E20004: 'Device is busy on uploading events',
  D_E20005: 'Failed to get ticket from server',
  D_E20006: '2nd SDCard is unmounted',
  D_E20007: 'The task is finished but failed',
  D_E20009: 'Insufficient internal flash storage space',
  D_E20010: 'Upload time expired',
};

/** One report of the device. */
export interface TaskReport {
  /** How many steps after the command was sent. */
  readonly step: number;
  readonly taskState: number;
  readonly code: string | null;
  readonly stateDesc: string | null;
  /** Stage of each camera, in the order of the command's cameras. */
  readonly stages: readonly number[];
}

/** A camera drops a queued command after three days. */
export const TASK_DEADLINE_SECONDS = 3 * 86_400;

/** At which step a code ends the course, and in which stage it leaves the cameras. */
const FAILURES: Readonly<Record<string, { readonly step: number; readonly stage: number }>> = {
  D_E20003: { step: 1, stage: 0 },
  D_E20004: { step: 1, stage: 0 },
  D_E20005: { step: 1, stage: 0 },
  D_E20006: { step: 1, stage: 0 },
  D_E20009: { step: 2, stage: 3 },
  D_E20001: { step: 3, stage: 4 },
  D_E20002: { step: 3, stage: 3 },
  D_E20007: { step: 5, stage: 5 },
  D_E20010: { step: 5, stage: 7 },
};

const LAST_STEP = 5;

/**
 * All reports of a command, first to last.
 * @param stepSeconds only used for `silent`, whose one report comes at the deadline.
 */
export function courseOf(
  outcome: TaskOutcome,
  cameras: number,
  stepSeconds: number,
): readonly TaskReport[] {
  const all = (stage: number): readonly number[] => Array.from({ length: cameras }, () => stage);
  const stage = (step: number, taskState: number, of: number, done: number): TaskReport => ({
    step,
    taskState,
    code: 'D_S00000',
    stateDesc: `(${done}/${cameras})`,
    stages: all(of),
  });
  if (outcome === 'silent') {
    return [
      {
        step: TASK_DEADLINE_SECONDS / stepSeconds,
        taskState: 3,
        code: 'D_E20010',
        stateDesc: null,
        stages: [],
      },
    ];
  }
  const good = [
    stage(1, 1, 0, 0),
    stage(2, 4, 1, 0),
    stage(3, 4, 2, cameras),
    stage(4, 5, 5, 0),
    stage(LAST_STEP, 2, 6, cameras),
  ];
  if (outcome === 'success') return good;
  if (outcome === 'partial') {
    const stages = [...all(6).slice(0, -1), 4];
    const last = { ...stage(LAST_STEP, 6, 6, cameras - 1), stages };
    return [...good.slice(0, -1), last];
  }
  const failure = FAILURES[outcome] ?? { step: 1, stage: 0 };
  const last: TaskReport = {
    step: failure.step,
    taskState: 3,
    code: outcome,
    stateDesc: null,
    stages: all(failure.stage),
  };
  return [...good.filter((report) => report.step < failure.step), last];
}
