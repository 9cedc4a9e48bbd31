/** What can fail on the way to the fleet service and back, and in asking for it. */
import { message } from '../words/message';
import type { ErrorTexts } from './error-texts';

export const SERVICE_ERRORS = {
  'network.unreachable': {
    message: message('The server could not be reached.'),
    nextStep: 'Check the address and your network, then try again. Saved incidents stay available.',
  },
  'network.proxy': {
    message: message('This network’s proxy did not let the request through.'),
    nextStep:
      'Ask whoever runs the network to let Roadproof reach the service, then try again. Saved incidents stay available.',
  },
  'network.timeout': {
    message: message('The server did not answer in time.'),
    nextStep: 'Try again in a moment.',
  },
  'network.interrupted': {
    message: message('The connection broke while data was arriving.'),
    nextStep: 'Try again; what has arrived is kept.',
  },
  'service.not-an-api': {
    message: 'This address answers, but not as a fleet service.',
    nextStep: 'Check the server address with your fleet service provider.',
  },
  'service.wrong-key': {
    message: message('The service did not accept the API key.'),
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
    message: message('The service no longer accepts this session.'),
    nextStep: 'Sign in again. Nothing saved is lost.',
  },
  'service.refused': {
    message: message('The service refused the request.'),
    nextStep: 'Read its message below; keep its request id for support.',
  },
  'service.busy': {
    message: message('The service is overloaded and asked us to wait.'),
    nextStep: 'It is tried again by itself.',
  },
  'service.failed': {
    message: message('The service failed on its own side.'),
    nextStep: 'Try again in a few minutes; what is saved stays available.',
  },
  'service.not-found': {
    message: message('The service does not know what was asked for.'),
    nextStep: 'Refresh the list; if it stays, check the API profile under Settings → Connection.',
  },
  'service.unreadable': {
    message: message('The service sent an answer that could not be read.'),
    nextStep: 'Try again; if it stays, send the details to support.',
  },
  'discard.not-saved': {
    message: 'Not everything of this incident is saved here.',
    nextStep: 'Save the rest first, or say why it may go unsaved.',
  },
  'discard.needs-name': {
    message: 'A discard is written down with the name of who decides it.',
    nextStep: 'Type your name.',
  },
  'discard.busy': {
    message: 'This incident is being saved or discarded just now.',
    nextStep: 'Wait until that has ended, or cancel the saving.',
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
  cancelled: { message: message('Cancelled.'), nextStep: '' },
  unexpected: {
    message: message('Something went wrong that we did not foresee.'),
    nextStep: 'Try again; if it stays, send the log (Help → Show log) to support.',
  },
} as const satisfies ErrorTexts;
