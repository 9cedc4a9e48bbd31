/** What can fail in the library: saving, importing, keeping and deleting, claims and maps. */
import { message } from '../words/message';
import type { ErrorTexts } from './error-texts';

export const LIBRARY_ERRORS = {
  'media.expired': {
    message: message('The link to this file has expired.'),
    nextStep: 'A fresh link is asked for by itself.',
  },
  'media.gone': {
    message: message('The cloud no longer has this file.'),
    nextStep: 'Ask for the clip again from the device while it is still recorded there.',
  },
  'media.changed': {
    message: message('The file changed on the server while it was being saved.'),
    nextStep: 'Saving starts over from the first byte.',
  },
  'media.bad-content': {
    message: message('What arrived is not the kind of file that was announced.'),
    nextStep: 'It is kept apart with its reason; try again to fetch it anew.',
  },
  'library.unavailable': {
    message: message('The library folder cannot be opened.'),
    nextStep: 'Connect its drive or check the folder’s permissions, then try again.',
  },
  'library.full': {
    message: message('There is not enough free space for this.'),
    nextStep: 'Make room on the disk; saving goes on from where it stopped.',
  },
  'library.gone': {
    message: message('The library is not where it was.'),
    nextStep: 'Connect its drive and try again, or choose another folder.',
  },
  'library.read-only': {
    message: message('This library is open read-only: nothing in it can be changed.'),
    nextStep: 'Update Roadproof or make its folder writable, then try again.',
  },
  'library.target-inside': {
    message: 'A library cannot move into itself.',
    nextStep: 'Choose a folder outside the library.',
  },
  'library.target-not-empty': {
    message: 'There is something in this folder already.',
    nextStep: 'Choose an empty folder.',
  },
  'library.move-failed': {
    message: 'The library could not be moved.',
    nextStep: 'Check free space and permissions of the chosen folder, then try again.',
  },
  'library.moving': {
    message: 'The library is being moved.',
    nextStep: 'Wait until that has ended, or cancel it.',
  },
  'library.importing': {
    message: 'An import into this library is not finished.',
    nextStep: 'Finish or cancel it under Import; then try again.',
  },
  'library.exporting': {
    message: 'An evidence package is being made from this library.',
    nextStep: 'Let it end, or cancel it where it was begun; then try again.',
  },
  'library.rendering': {
    message: 'A clip or redacted copy is being made for this library.',
    nextStep: 'Let it end, or cancel it on the review deck; then try again.',
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
    message: message('A saved file is missing from the library folder.'),
    nextStep: 'Put it back, or save the incident again.',
  },
  'library.changed-file': {
    message: message('A saved file is no longer what was saved.'),
    nextStep: 'Restore it from a copy, or save the incident again.',
  },
  'library.not-found': {
    message: 'This is not in the library.',
    nextStep: 'Refresh the list.',
  },
  'hold.keeps': {
    message: 'This incident is on legal hold: nothing of it is deleted.',
    nextStep: 'Release the hold first, by name and with a reason.',
  },
  'hold.needs-name': {
    message: 'A hold is written down with the name of who decides it.',
    nextStep: 'Enter your name.',
  },
  'hold.by-claim': {
    message: 'A claim on legal hold keeps this incident on hold.',
    nextStep: 'Release the hold of the claim, or take the incident out of it first.',
  },
  'claim.not-found': {
    message: 'This claim is not in the library.',
    nextStep: 'Go back to the list of claims.',
  },
  'claim.on-hold': {
    message: 'This claim is on legal hold.',
    nextStep: 'Release its hold first, by name and with a reason.',
  },
  'trash.needs-name': {
    message: 'Deleting local copies is written down with the name of who decides it.',
    nextStep: 'Type your name.',
  },
  'trash.exported': {
    message: 'Some of these incidents were handed over in an evidence package.',
    nextStep: 'Confirm once more that their local copies may go.',
  },
  'trash.busy': {
    message: 'One of these incidents is being saved just now.',
    nextStep: 'Wait until that has ended, or cancel the saving under Downloads.',
  },
  'trash.running': {
    message: 'The trash is being filled or emptied just now.',
    nextStep: 'Wait until that has ended, or stop it.',
  },
  'import.nothing-dropped': {
    message: 'Nothing that can be imported was dropped.',
    nextStep: 'Drop files or a folder from the file manager, or choose them with the buttons.',
  },
  'import.nothing-chosen': {
    message: 'No incident is chosen.',
    nextStep: 'Tick at least one incident, then import.',
  },
  'import.gone': {
    message: 'What was found is no longer at hand.',
    nextStep: 'Choose the folder or files once more.',
  },
  'import.not-opened': {
    message: 'This file cannot be opened as a video.',
    nextStep: 'Choose an MP4 or MOV file that plays elsewhere.',
  },
  'import.busy': {
    message: 'Another import is under way.',
    nextStep: 'Wait until it has ended, or cancel it.',
  },
  'map.not-a-map': {
    message: 'This is not a map that can be read.',
    nextStep: 'Choose a .pmtiles file (PMTiles version 3), such as an extract of a Protomaps map.',
  },
  'map.damaged': {
    message: 'This map file is damaged or cut off.',
    nextStep: 'Get it again from where it came from and put it in its place.',
  },
  'map.unsupported': {
    message: 'This map is of a kind that Roadproof does not draw.',
    nextStep:
      'Choose a Protomaps map (version 4) packed with gzip, or one of PNG, JPEG or WebP pictures.',
  },
  'map.older-form': {
    message: 'This is a Protomaps map of an older form (version 3 or before).',
    nextStep:
      'Roads and names in it would not be drawn. Get the same area from a newer Protomaps build (version 4), and use that.',
  },
  'map.missing': {
    message: 'This map file is not where it was.',
    nextStep: 'Connect its drive, or show where it is now.',
  },
  'map.not-same': {
    message: 'This is another map than the one that is missing.',
    nextStep: 'Choose the file that was moved, or add this one as a new map.',
  },
  'map.known': {
    message: 'This map is in the list already.',
    nextStep: 'Switch it on there if it is off.',
  },
  'map.not-found': {
    message: 'This map is no longer in the list.',
    nextStep: 'Add it again.',
  },
  'map.nothing-dropped': {
    message: 'No map file was dropped.',
    nextStep: 'Drop a .pmtiles file from the file manager, or add one under Settings → Maps.',
  },
  'map.busy': {
    message: 'Another map is being copied or saved.',
    nextStep: 'Wait until that has ended, or cancel it.',
  },
  'map.no-source': {
    message: 'No source for map tiles is set.',
    nextStep: 'Enter its address and credit under Settings → Maps, and that its terms allow it.',
  },
  'map.no-keychain': {
    message: 'The address of your map source is in a keychain that is locked or missing.',
    nextStep: 'Unlock the keychain of this computer (or install one), then try again.',
  },
  'map.other-source': {
    message: 'This area was begun from another source than the one set now.',
    nextStep:
      'Enter that source again under Settings → Maps, or give the area up and save it anew.',
  },
  'map.source-other-layers': {
    message: 'This source’s vector tiles have other layers than those that Roadproof draws.',
    nextStep: 'Use a source of Protomaps tiles (version 4), or pictures, if this server has some.',
  },
  'map.source-forbidden': {
    message: 'The map server does not let Roadproof have this map.',
    nextStep:
      'Check the key in its address: it may be wrong, used up, or not for this map. Without a key, ask who runs it.',
  },
  'map.source-refused': {
    message: 'The map server refused.',
    nextStep: 'Check its address, or ask who runs it.',
  },
  'map.source-unreadable': {
    message: 'The map server’s answer is no map tile that Roadproof draws.',
    nextStep:
      'Check the address: a Protomaps file (.pmtiles), or vector tiles or pictures by {z}, {x} and {y}.',
  },
  'map.too-many-tiles': {
    message: 'The area is too large at this detail.',
    nextStep: 'Zoom in, or choose less detail.',
  },
  'map.nothing-there': {
    message: 'The source has no map of this area.',
    nextStep: 'Choose another area, or check the source under Settings → Maps.',
  },
  'map.no-room': {
    message: 'There is not enough free space for this map.',
    nextStep: 'Make room on the disk that holds the app’s own folder, then try again.',
  },
  'map.write-failed': {
    message: 'The map could not be written to the app’s folder.',
    nextStep: 'Check free space on its disk, then try again.',
  },
} as const satisfies ErrorTexts;
