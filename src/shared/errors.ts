/** Every failure the product can name: a code, a plain text and what to do next, in one table. */

const ERROR_TEXTS = {
  'network.unreachable': {
    message: 'The server could not be reached.',
    nextStep: 'Check the address and your network, then try again. Saved incidents stay available.',
  },
  'network.timeout': {
    message: 'The server did not answer in time.',
    nextStep: 'Try again in a moment.',
  },
  'network.interrupted': {
    message: 'The connection broke while data was arriving.',
    nextStep: 'Try again; what has arrived is kept.',
  },
  'service.not-an-api': {
    message: 'This address answers, but not as a fleet service.',
    nextStep: 'Check the server address with your fleet service provider.',
  },
  'service.wrong-key': {
    message: 'The service did not accept the API key.',
    nextStep: 'Check the API key, or ask your administrator for a new one.',
  },
  'service.wrong-password': {
    message: 'The service did not accept this e-mail and password.',
    nextStep: 'Check both, or reset the password in the fleet portal.',
  },
  'service.no-token': {
    message: 'The service accepted the sign-in but sent no access token where we look for it.',
    nextStep: 'Check the API profile under Settings → Connection → Advanced.',
  },
  'service.signed-out': {
    message: 'The service no longer accepts this session.',
    nextStep: 'Sign in again. Nothing saved is lost.',
  },
  'service.refused': {
    message: 'The service refused the request.',
    nextStep: 'Read its message below; keep its request id for support.',
  },
  'service.busy': {
    message: 'The service is overloaded and asked us to wait.',
    nextStep: 'It is tried again by itself.',
  },
  'service.failed': {
    message: 'The service failed on its own side.',
    nextStep: 'Try again in a few minutes; what is saved stays available.',
  },
  'service.not-found': {
    message: 'The service does not know what was asked for.',
    nextStep: 'Refresh the list; if it stays, check the API profile under Settings → Connection.',
  },
  'service.unreadable': {
    message: 'The service sent an answer that could not be read.',
    nextStep: 'Try again; if it stays, send the details to support.',
  },
  'media.expired': {
    message: 'The link to this file has expired.',
    nextStep: 'A fresh link is asked for by itself.',
  },
  'media.gone': {
    message: 'The cloud no longer has this file.',
    nextStep: 'Ask for the clip again from the device while it is still recorded there.',
  },
  'media.changed': {
    message: 'The file changed on the server while it was being saved.',
    nextStep: 'Saving starts over from the first byte.',
  },
  'media.bad-content': {
    message: 'What arrived is not the kind of file that was announced.',
    nextStep: 'It is kept apart with its reason; try again to fetch it anew.',
  },
  'library.unavailable': {
    message: 'The library folder cannot be opened.',
    nextStep: 'Connect its drive or check the folder’s permissions, then try again.',
  },
  'library.full': {
    message: 'There is not enough free space for this.',
    nextStep: 'Make room on the disk; saving goes on from where it stopped.',
  },
  'library.newer': {
    message: 'This library was written by a newer Roadproof.',
    nextStep: 'Update Roadproof to change it; it opens read-only until then.',
  },
  'library.damaged-index': {
    message: 'The library’s index is damaged.',
    nextStep: 'Start Roadproof again: it is rebuilt from the folders, which hold everything saved.',
  },
  'library.in-use': {
    message: 'Another program has this library open.',
    nextStep: 'Close Roadproof and whatever else uses the library, then try again.',
  },
  'library.missing-file': {
    message: 'A saved file is missing from the library folder.',
    nextStep: 'Put it back, or save the incident again.',
  },
  'library.changed-file': {
    message: 'A saved file is no longer what was saved.',
    nextStep: 'Restore it from a copy, or save the incident again.',
  },
  'derived.failed': {
    message: 'The clip could not be made.',
    nextStep: 'The original is untouched. Try again; if it stays, choose another kind of clip.',
  },
  'derived.no-encoder': {
    message: 'This computer has no encoder for new pictures.',
    nextStep: 'Make a lossless clip instead; it needs none.',
  },
  'library.not-found': {
    message: 'This is not in the library.',
    nextStep: 'Refresh the list.',
  },
  'discard.not-saved': {
    message: 'Not everything of this incident is saved here.',
    nextStep: 'Save the rest first, or say why it may go unsaved.',
  },
  'discard.needs-name': {
    message: 'A discard is written down with the name of who decides it.',
    nextStep: 'Type your name.',
  },
  'hold.keeps': {
    message: 'This incident is on legal hold: nothing of it is deleted.',
    nextStep: 'Release the hold first, by name and with a reason.',
  },
  'hold.needs-name': {
    message: 'A hold is written down with the name of who decides it.',
    nextStep: 'Enter your name.',
  },
  'discard.busy': {
    message: 'This incident is being saved or discarded just now.',
    nextStep: 'Wait until that has ended, or cancel the saving.',
  },
  'evidence.nothing-to-export': {
    message: 'Nothing of this incident is saved yet.',
    nextStep: 'Save the incident first.',
  },
  'evidence.target-exists': {
    message: 'A file of this name is already there.',
    nextStep: 'Choose another name or folder.',
  },
  'evidence.write-failed': {
    message: 'The package could not be written.',
    nextStep: 'Check free space and permissions of the chosen folder, then try again.',
  },
  'evidence.verify-failed': {
    message: 'The finished package did not verify, so it was discarded.',
    nextStep: 'Check the disk, then export again.',
  },
  'package.unreadable': {
    message: 'This could not be opened as a package.',
    nextStep: 'Choose the whole .zip file, or the unpacked folder that holds bagit.txt.',
  },
  'package.nothing-dropped': {
    message: 'Nothing that can be checked was dropped.',
    nextStep: 'Drop a .zip file or a folder from the file manager, or choose one with the buttons.',
  },
  'clip.asked-before': {
    message: 'This clip has been asked for before.',
    nextStep: 'Look at the earlier request first, or ask all the same.',
  },
  'profile.unreadable': {
    message: 'This file is not an API profile that can be used.',
    nextStep: 'Correct it, or choose a file that Roadproof exported.',
  },
  'profile.newer': {
    message: 'This API profile was written by a newer Roadproof.',
    nextStep: 'Update Roadproof, or export the profile again from the same version.',
  },
  'profile.write-failed': {
    message: 'The API profile could not be written there.',
    nextStep: 'Check free space and permissions of the chosen folder, then try again.',
  },
  'keychain.unavailable': {
    message: 'No keychain is available on this computer.',
    nextStep:
      'You stay signed in until Roadproof closes; unlock or install a keychain to stay longer.',
  },
  'input.invalid': {
    message: 'The request was not understood.',
    nextStep: 'Check the highlighted fields.',
  },
  'request.refused': {
    message: 'This request is not allowed.',
    nextStep: 'Restart Roadproof if you see this again.',
  },
  cancelled: { message: 'Cancelled.', nextStep: '' },
  unexpected: {
    message: 'Something went wrong that we did not foresee.',
    nextStep: 'Try again; if it stays, send the log (Help → Show log) to support.',
  },
} as const satisfies Record<string, { message: string; nextStep: string }>;

export type ErrorCode = keyof typeof ERROR_TEXTS;

/** What is told of a failure; safe to show, log and send to the renderer (no paths, no secrets). */
export interface AppErrorData {
  readonly code: ErrorCode;
  readonly message: string;
  readonly nextStep: string;
  /** What exactly: a field, a file's display name, the service's own words. */
  readonly detail?: string;
  /** The service's own code and request id (`code`, `uq`), for support. */
  readonly service?: { readonly code?: string; readonly requestId?: string };
}

/** The one error class thrown on purpose; anything else is a bug and becomes `unexpected`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly service: AppErrorData['service'];

  constructor(
    code: ErrorCode,
    options: {
      detail?: string;
      service?: NonNullable<AppErrorData['service']>;
      cause?: unknown;
    } = {},
  ) {
    super(options.detail ? `${code}: ${options.detail}` : code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = options.detail;
    this.service = options.service;
  }

  toData(): AppErrorData {
    return describeError(this.code, {
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.service === undefined ? {} : { service: this.service }),
    });
  }
}

export function describeError(
  code: ErrorCode,
  extra: Pick<AppErrorData, 'detail' | 'service'> = {},
): AppErrorData {
  return { code, ...ERROR_TEXTS[code], ...extra };
}

/** Turns whatever was caught into data; an abort is `cancelled`, never a failure. */
export function toErrorData(caught: unknown): AppErrorData {
  if (caught instanceof AppError) return caught.toData();
  if (caught instanceof Error && caught.name === 'AbortError') return describeError('cancelled');
  return describeError('unexpected');
}
