/** Counts a job's bytes step by step, so that who watches sees how far each step is. */
import type { ExportStep } from '@shared/domain/evidence';
import type { PackageProgress } from './package-job';

/** Begins a step and returns what counts its bytes. */
export function stepProgress(
  bytesTotal: number,
  onProgress: (progress: PackageProgress) => void,
): (step: ExportStep) => (bytes: number) => void {
  return (step) => {
    let bytesDone = 0;
    onProgress({ step, bytesDone, bytesTotal });
    return (bytes) => {
      bytesDone = Math.min(bytesTotal, bytesDone + bytes);
      onProgress({ step, bytesDone: Math.round(bytesDone), bytesTotal });
    };
  };
}
