/** What can fail while a package is made, signed, released or checked. */
import { message } from '../words/message';
import type { ErrorTexts } from './error-texts';

export const PACKAGE_ERRORS = {
  'derived.failed': {
    message: message('The clip could not be made.'),
    nextStep: 'The original is untouched. Try again; if it stays, choose another kind of clip.',
  },
  'derived.no-encoder': {
    message: message('This computer has no encoder for new pictures.'),
    nextStep: 'Make a lossless clip instead; it needs none.',
  },
  'evidence.nothing-to-export': {
    message: 'Nothing of this incident is saved yet.',
    nextStep: 'Save the incident first.',
  },
  'evidence.nothing-chosen': {
    message: 'Everything a reader would open was switched off.',
    nextStep: 'Switch on at least one file, clip or report.',
  },
  'evidence.name-found': {
    message: 'The driver’s name would still have stood in the package, so it was not made.',
    nextStep:
      'Take the name out of the file that is named here, or let the package name the driver.',
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
  'signature.expired': {
    message: 'The signing certificate does not count today.',
    nextStep: 'Make a new one or import another under Settings → Signature.',
  },
  'signature.needs-name': {
    message: 'A certificate carries the name of who signs.',
    nextStep: 'Enter your name under Settings → You.',
  },
  'signature.not-a-key-file': {
    message: 'This is not a key file that can be read.',
    nextStep: 'Choose the .p12 or .pfx file (PKCS #12) that your company gave you.',
  },
  'signature.wrong-passphrase': {
    message: 'This passphrase does not open the key file.',
    nextStep: 'Check it, capital letters too, and try again.',
  },
  'signature.no-key': {
    message: 'The file holds certificates but no private key.',
    nextStep: 'Ask your company for the file with the key in it (.p12 or .pfx).',
  },
  'signature.unsuitable': {
    message: 'This certificate cannot sign packages.',
    nextStep: 'Ask your company for a certificate for signing, with an RSA or ECDSA key.',
  },
  'signature.write-failed': {
    message: 'The certificate could not be written there.',
    nextStep: 'Check free space and permissions of the chosen folder, then try again.',
  },
  'time-stamp.no-server': {
    message: 'No time-stamp server is set.',
    nextStep: 'Enter its address under Settings → Signature.',
  },
  'time-stamp.refused': {
    message: 'The time-stamp server refused.',
    nextStep: 'Check its address, or ask who runs it.',
  },
  'time-stamp.unreadable': {
    message: 'The server’s answer is not a time stamp that holds.',
    nextStep: 'Check the address: it must be a time-stamp server (RFC 3161).',
  },
  'evidence.weak-passphrase': {
    message: 'This passphrase is too easy to guess.',
    nextStep: 'Make it longer, with words that have nothing to do with the case.',
  },
  'evidence.other-passphrase': {
    message: 'This is not the passphrase of the packages that are made already.',
    nextStep:
      'Check it, capital letters and blanks too; or go back to the form and make all of them anew.',
  },
  'package.needs-passphrase': {
    message: 'This package is encrypted.',
    nextStep: 'Enter the passphrase that its sender told you.',
  },
  'package.wrong-passphrase': {
    message: 'This passphrase does not open the package.',
    nextStep: 'Check it, capital letters and blanks too; ask the sender for the SHA-256 as well.',
  },
  'evidence.not-identical': {
    message: 'What was made is not the package that went out, so it was discarded.',
    nextStep: 'Check the disk, then try again; if it stays, make a new package.',
  },
  'release.not-found': {
    message: 'This is not in the release register.',
    nextStep: 'Refresh the register.',
  },
  'release.needs-name': {
    message: 'A release is written down with the name of who records it.',
    nextStep: 'Enter your name.',
  },
  'release.no-recipe': {
    message: 'This package was made before everything that makes it was kept.',
    nextStep: 'Make a new package of the incident.',
  },
  'release.damaged-recipe': {
    message: 'What makes this package again is missing from the library, or was changed.',
    nextStep: 'Restore the incident’s folder from a copy, or make a new package.',
  },
  'package.unreadable': {
    message: 'This could not be opened as a package.',
    nextStep: 'Choose the whole .zip file, or the unpacked folder that holds bagit.txt.',
  },
  'package.nothing-dropped': {
    message: 'Nothing that can be checked was dropped.',
    nextStep: 'Drop a .zip file or a folder from the file manager, or choose one with the buttons.',
  },
} as const satisfies ErrorTexts;
