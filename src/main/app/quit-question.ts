/** What is asked before the app ends while work is under way that cannot go on later. */
import { plural } from '@shared/units';
import type { Question } from '../platform/desktop';

export interface UnfinishedWork {
  /** Packages that are made, made again, or wait for their turn. */
  readonly packages: number;
  /** Recordings are being taken into the library. */
  readonly importing: boolean;
  /** Clips and redacted copies that are made for the incident, not for a package. */
  readonly clips: number;
}

export const NO_WORK: UnfinishedWork = { packages: 0, importing: false, clips: 0 };

interface Part {
  readonly message: string;
  readonly detail: string;
}

/** Null when nothing would be stopped. */
export function quitQuestion({ packages, importing, clips }: UnfinishedWork): Question | null {
  const parts: Part[] = [];
  if (packages > 0) parts.push(aboutPackages(packages));
  if (importing) parts.push(ABOUT_IMPORT);
  if (clips > 0) parts.push(aboutClips(clips));
  if (parts.length === 0) return null;
  return {
    message: parts.map(({ message }) => message).join(' '),
    detail: parts.map(({ detail }) => detail).join('\n\n'),
    yes: parts.length === 1 ? 'Quit and stop it' : 'Quit and stop all of it',
    no: 'Keep working',
  };
}

function aboutPackages(packages: number): Part {
  const [are, them] = packages === 1 ? ['is', 'it'] : ['are', 'them'];
  return {
    message: 'A hand-over is running.',
    detail: `${plural(packages, 'package')} ${are} not whole yet. Quitting stops ${them}: nothing half is left behind, and packages that are whole stay.`,
  };
}

const ABOUT_IMPORT: Part = {
  message: 'An import is running.',
  detail:
    'Not all recordings are in the library yet. Quitting stops the import: incidents that are whole stay, nothing half is left behind, and the rest can be imported again.',
};

function aboutClips(clips: number): Part {
  const [are, them] = clips === 1 ? ['is', 'it'] : ['are', 'them'];
  return {
    message: 'A clip or redacted copy is being made.',
    detail: `${plural(clips, 'file')} ${are} not whole yet. Quitting stops ${them}: nothing half is left behind, and what is stopped has to be made again.`,
  };
}
