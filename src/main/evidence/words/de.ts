/** German: what the report says, by its English. */
import type { Catalogue } from '@shared/words/words';

export const DE: Catalogue = {
  // Documents: the page itself.
  'Evidence report': 'Beweisbericht',
  'Evidence report: {title}': 'Beweisbericht: {title}',
  '{time} · ticket {ticket} · package {name}': '{time} · Ticket {ticket} · Paket {name}',
  'Made with Roadproof {version}, {time}.': 'Erstellt mit Roadproof {version}, {time}.',
  'Page {number} of {count}': 'Seite {number} von {count}',
  Drawing: 'Zeichnung',
  '{name} axis': '{name}-Achse',
  'This picture can not be shown on paper.': 'Dieses Bild lässt sich auf Papier nicht zeigen.',

  // Incident and hand-over.
  Incident: 'Ereignis',
  'Hand-over': 'Übergabe',
  Type: 'Art',
  Time: 'Zeit',
  'Local time there': 'Ortszeit',
  'Clock change': 'Zeitumstellung',
  Ticket: 'Ticket',
  Severity: 'Schwere',
  'Level {level}': 'Stufe {level}',
  Vehicle: 'Fahrzeug',
  Driver: 'Fahrer',
  'Camera device': 'Kameragerät',
  Trip: 'Fahrt',
  Place: 'Ort',
  Speed: 'Geschwindigkeit',
  'Speed limit': 'Tempolimit',
  'Claim number': 'Schadennummer',
  Purpose: 'Zweck',
  Recipient: 'Empfänger',
  'Prepared by': 'Erstellt von',
  Organisation: 'Organisation',
  Prepared: 'Erstellt',
  Notes: 'Notizen',
  Insured: 'Versicherter',
  Policy: 'Police',
  Carrier: 'Versicherer',
  Adjuster: 'Schadenregulierer',
  'Date of loss': 'Schadentag',
  'Place of loss': 'Schadenort',
  'Type of loss': 'Schadenart',
  Description: 'Beschreibung',
  Reference: 'Referenz',
  'Left out on purpose': 'Absichtlich weggelassen',
  'Not in this package': 'Nicht in diesem Paket',
  'Everything that was recorded of this incident, as far as the camera service names it, is in this package.':
    'Alles, was zu diesem Ereignis aufgezeichnet wurde, soweit der Kameradienst es nennt, ist in diesem Paket.',
  'Everything that was recorded of this incident, as far as the camera service names it, is saved by the sender.':
    'Alles, was zu diesem Ereignis aufgezeichnet wurde, soweit der Kameradienst es nennt, ist beim Absender gespeichert.',

  // Cameras and the start of each video.
  Cameras: 'Kameras',
  Camera: 'Kamera',
  Starts: 'Beginn',
  Frames: 'Bilder',
  'Picture and sound': 'Bild und Ton',
  Size: 'Größe',
  'No video of this incident is saved.': 'Von diesem Ereignis ist kein Video gespeichert.',
  'not in this package': 'nicht in diesem Paket',
  'no sound': 'kein Ton',
  'left out here': 'hier weggelassen',
  '{frames} in {length}': '{frames} in {length}',
  '{rate} a second': '{rate} je Sekunde',
  '{rate} a second, uneven spacing': '{rate} je Sekunde, ungleiche Abstände',
  'the service’s own start of this file': 'vom Dienst selbst genannter Beginn dieser Datei',
  'the service’s start for all files of the event':
    'vom Dienst genannter Beginn aller Dateien des Ereignisses',
  'from the file’s name, written by the camera; whole seconds':
    'aus dem Dateinamen, von der Kamera geschrieben; ganze Sekunden',
  'from the creation time inside the MP4; whole seconds':
    'aus der Erstellungszeit im MP4; ganze Sekunden',
  'from the file system’s time of the last change; may be minutes off':
    'aus der Zeit der letzten Änderung laut Dateisystem; kann um Minuten falsch sein',
  'assumed: the event’s moment, for want of anything better':
    'angenommen: der Zeitpunkt des Ereignisses, mangels Besserem',
  'corrected by {offset} {how} on {time}; without it {start}, {source}':
    'um {offset} korrigiert, {how}, {time}; ohne dies {start}, {source}',
  'by hand': 'von Hand',
  'by hand, {user}': 'von Hand, {user}',
  'from GPS time': 'nach der GPS-Zeit',
  'from GPS time, accepted by {user}': 'nach der GPS-Zeit, bestätigt von {user}',
  'from the sound': 'nach dem Ton',
  'from the sound, accepted by {user}': 'nach dem Ton, bestätigt von {user}',
  'Start of the GPS log by the service {start}; its fixes say {found} ± {uncertainty}':
    'Beginn des GPS-Protokolls laut Dienst {start}; seine Positionen sagen {found} ± {uncertainty}',
  'Start of the file {start}; its fixes say {found} ± {uncertainty}':
    'Beginn der Datei {start}; ihre Positionen sagen {found} ± {uncertainty}',
  'Sound against {camera}: alike by {percent} %, ± {uncertainty}':
    'Ton verglichen mit {camera}: zu {percent} % gleich, ± {uncertainty}',
  Front: 'Front',
  Cabin: 'Innenraum',
  Rear: 'Heck',
  Extended: 'Zusatz',
  Telephoto: 'Tele',
  'Left side': 'Seite links',
  'Right side': 'Seite rechts',
  'Left pillar': 'Säule links',
  'Right pillar': 'Säule rechts',

  // Place and track.
  'Place and track': 'Ort und Fahrtverlauf',
  'No track was recorded.': 'Es wurde kein Fahrtverlauf aufgezeichnet.',
  'Where it happened is not known.': 'Wo es geschah, ist nicht bekannt.',
  'Where it happened. North is up.': 'Wo es geschah. Norden ist oben.',
  'The way driven, from valid positions only. North is up.':
    'Der gefahrene Weg, nur aus gültigen Positionen. Norden ist oben.',
  'The map is a help for the eye, not a survey.':
    'Die Karte ist eine Hilfe für das Auge, keine Vermessung.',
  'No street map of this place was at hand.': 'Für diesen Ort lag keine Straßenkarte vor.',
  'Map: {owners}.': 'Karte: {owners}.',
  'Map of the way driven, north up, with the region around it':
    'Karte des gefahrenen Weges, Norden oben, mit der Region darum',
  N: 'N',
  Start: 'Start',
  End: 'Ende',
  'Speed, {unit}': 'Tempo, {unit}',
  'No position recorded': 'Keine Position aufgezeichnet',
  'Position marked void': 'Position als ungültig markiert',
  'Event, by the track': 'Ereignis, laut Fahrtverlauf',
  'Event, as the service gives it': 'Ereignis, laut Dienst',
  'The positions have no gap.': 'Die Positionen haben keine Lücke.',
  Gaps: 'Lücken',
  '{from} to {to} ({length}): no position was recorded':
    '{from} bis {to} ({length}): es wurde keine Position aufgezeichnet',
  '{from} to {to} ({length}): the receiver marked its positions as void':
    '{from} bis {to} ({length}): der Empfänger hat seine Positionen als ungültig markiert',
  '{positions}, of which {valid} and {voids}; {readings}.':
    '{positions}, davon {valid} und {voids}; {readings}.',
  '{count} positions': { one: '{count} Position', other: '{count} Positionen' },
  '{count} are valid': { one: '{count} gültig', other: '{count} gültig' },
  '{count} are void': { one: '{count} ungültig', other: '{count} ungültig' },
  '{count} G-sensor readings': {
    one: '{count} Messwert des G-Sensors',
    other: '{count} Messwerte des G-Sensors',
  },
  'From {from} to {to}, by GPS time.': 'Von {from} bis {to}, nach GPS-Zeit.',
  '{count} lines': { one: '{count} Zeile', other: '{count} Zeilen' },
  '{count} lines with a wrong checksum': {
    one: '{count} Zeile mit falscher Prüfsumme',
    other: '{count} Zeilen mit falscher Prüfsumme',
  },
  '{count} unreadable lines': { one: '{count} unlesbare Zeile', other: '{count} unlesbare Zeilen' },
  'The original file has {lines}. Left out of the drawings and tables: {wrong}, {unreadable}. They are all still in the original.':
    'Die Originaldatei hat {lines}. In Zeichnungen und Tabellen weggelassen: {wrong}, {unreadable}. Im Original ist alles noch da.',
  'The original file has {lines}. Left out of the drawings and tables: {wrong}, {unreadable}, and sentences not used here ({sentences}). They are all still in the original.':
    'Die Originaldatei hat {lines}. In Zeichnungen und Tabellen weggelassen: {wrong}, {unreadable} und hier nicht verwendete Datensätze ({sentences}). Im Original ist alles noch da.',
  'G-force': 'G-Kraft',
  'g, axes as the device reports them': 'g, Achsen wie vom Gerät angegeben',
  '{title}, {unit}; seconds from the event': '{title}, {unit}; Sekunden ab dem Ereignis',

  // Pictures, marks, clips.
  Pictures: 'Bilder und Standbilder',
  'As they lie in the package.': 'Wie sie im Paket liegen.',
  'Snapshots were taken by the device; the moment of each is not stated by the service unless it is burnt into the picture.':
    'Schnappschüsse hat das Gerät aufgenommen; ihren Zeitpunkt nennt der Dienst nicht, außer er ist ins Bild eingeblendet.',
  'Stills were made by Roadproof: each is one decoded frame of the video it names, in full size, saved as JPEG; nothing was drawn on it. A mark that is a range has one of its first and one of its last moment. Frames are counted from 0.':
    'Standbilder hat Roadproof erstellt: jedes ist ein dekodiertes Bild des genannten Videos in voller Größe, als JPEG gespeichert; nichts wurde hineingezeichnet. Eine Markierung, die einen Abschnitt umfasst, hat eines von ihrem ersten und eines von ihrem letzten Moment. Bilder werden ab 0 gezählt.',
  'Mark: {mark}.': 'Markierung: {mark}.',
  'On screen from {time}; frame {frame}, presentation time {pts} s in {file}, SHA-256 {hash} Made {made} with {tool}.':
    'Zu sehen ab {time}; Bild {frame}, Präsentationszeit {pts} s in {file}, SHA-256 {hash} Erstellt {made} mit {tool}.',
  'Marks and notes': 'Markierungen und Notizen',
  'Made by the reviewer, not by the device or the service. Frames are counted from 0 in the file of each camera.':
    'Von der prüfenden Person gesetzt, nicht vom Gerät oder vom Dienst. Bilder werden in der Datei jeder Kamera ab 0 gezählt.',
  Moment: 'Moment',
  Kind: 'Art',
  Note: 'Notiz',
  By: 'Von',
  'no picture': 'kein Bild',
  'to {time} ({length})': 'bis {time} ({length})',
  'to: {frames}': 'bis: {frames}',
  'no name given': 'kein Name angegeben',
  Impact: 'Aufprall',
  Braking: 'Bremsen',
  Signal: 'Signal',
  Phone: 'Telefon',
  Other: 'Anderes',
  'first moment of the range': 'erster Moment des Abschnitts',
  'last moment of the range': 'letzter Moment des Abschnitts',
  'first and last moment of the range': 'erster und letzter Moment des Abschnitts',
  'Clips and copies made from originals': 'Aus Originalen erstellte Clips und Kopien',
  'None of these is an original. Each names the originals it was made from by their SHA-256. The originals stand unchanged in this package, or where they were left out with the sender.':
    'Keine dieser Dateien ist ein Original. Jede nennt die Originale, aus denen sie erstellt wurde, mit deren SHA-256. Die Originale liegen unverändert in diesem Paket oder, wo sie weggelassen wurden, beim Absender.',
  'File and SHA-256': 'Datei und SHA-256',
  'Made from': 'Erstellt aus',
  How: 'Wie',
  'Lossless clip': 'Verlustfreier Clip',
  'Frame-exact clip': 'Bildgenauer Clip',
  'All cameras in one picture': 'Alle Kameras in einem Bild',
  'Redacted copy': 'Unkenntlich gemachte Kopie',
  Still: 'Standbild',
  'frames {first} to {last}': 'Bilder {first} bis {last}',
  'frame {frame}': 'Bild {frame}',
  'Not encoded again: every picture in it is, byte for byte, the packet of the original.':
    'Nicht neu kodiert: jedes Bild darin ist Byte für Byte das Paket des Originals.',
  '{count} frames before the first shown one lie in the file, back to its key frame; players hide them by the edit list.':
    'Bilder vor dem ersten gezeigten, zurück bis zu dessen Schlüsselbild, die in der Datei liegen: {count}; Abspielprogramme blenden sie anhand der Schnittliste aus.',
  'The sound of the original was left out.': 'Der Ton des Originals wurde weggelassen.',
  'A {type} track of the original is not in the clip.':
    'Eine Spur ({type}) des Originals ist nicht im Clip.',
  'Encoded again: each picture shows the frame of that number at its own time, with the losses of H.264.':
    'Neu kodiert: jedes Bild zeigt das Bild dieser Nummer zu seiner eigenen Zeit, mit den Verlusten von H.264.',
  'Something is hidden on every frame; what lies beneath is not in this file.':
    'Auf jedem Bild ist etwas verdeckt; was darunter liegt, ist nicht in dieser Datei.',
  'Nothing is hidden on frames {frames}; they were looked at and signed off.':
    'Auf den Bildern {frames} ist nichts verdeckt; sie wurden angesehen und freigegeben.',
  'Composed and encoded again: every picture shows what each camera had on screen at the time burnt in.':
    'Zusammengesetzt und neu kodiert: jedes Bild zeigt, was jede Kamera zur eingeblendeten Zeit zeigte.',

  // Times and clocks.
  Times: 'Zeiten',
  'All times here are UTC. These clocks are independent of each other, and none of them was corrected in an original; where a start was corrected for showing cameras together, the camera table says so.':
    'Alle Zeiten hier sind UTC. Diese Uhren sind voneinander unabhängig, und keine wurde in einem Original korrigiert; wo ein Beginn korrigiert wurde, um Kameras gemeinsam zu zeigen, sagt es die Kameratabelle.',
  'Whose clock': 'Wessen Uhr',
  'From the event': 'Ab Ereignis',
  'How it is known': 'Woher bekannt',
  'Where the clocks disagree': 'Wo die Uhren voneinander abweichen',
  'Those that can be compared do not contradict each other.':
    'Soweit sie sich vergleichen lassen, widersprechen sie einander nicht.',
  'The zone of the place is not known.': 'Die Zeitzone des Ortes ist nicht bekannt.',
  'Local time at the place was {zone}.': 'Die Ortszeit war {zone}.',
  'No change to or from summer time lay near.':
    'Eine Umstellung auf Sommer- oder Winterzeit lag nicht in der Nähe.',
  'Clocks there went back from {before} to {after} ({zoneBefore} to {zoneAfter}). Local times from {after} to {before} came twice.':
    'Die Uhren wurden dort von {before} auf {after} zurückgestellt ({zoneBefore} auf {zoneAfter}). Ortszeiten von {after} bis {before} gab es zweimal.',
  'Clocks there went forward from {before} to {after} ({zoneBefore} to {zoneAfter}). Local times from {before} to {after} did not happen.':
    'Die Uhren wurden dort von {before} auf {after} vorgestellt ({zoneBefore} auf {zoneAfter}). Ortszeiten von {before} bis {after} gab es nicht.',
  'This moment is before the change.': 'Dieser Zeitpunkt liegt vor der Umstellung.',
  'This moment is after the change.': 'Dieser Zeitpunkt liegt nach der Umstellung.',
  '(whole seconds)': '(ganze Sekunden)',
  'Cloud service': 'Cloud-Dienst',
  Device: 'Gerät',
  'Satellites (GPS)': 'Satelliten (GPS)',
  'Computer that saved it': 'Speichernder Computer',
  'Cameras at the event’s moment': 'Die Kameras im Moment des Ereignisses',
  'The pictures shown for that moment began within {apart} of each other, by the frame times in the files and the starts in the camera table. A start that is wrong shifts its camera by as much; this measure cannot see that.':
    'Die für diesen Moment gezeigten Bilder begannen innerhalb von {apart}, nach den Bildzeiten in den Dateien und den Anfängen in der Kameratabelle. Ein falscher Beginn verschiebt seine Kamera um ebenso viel; das sieht diese Messung nicht.',
  '{camera}: frame {frame}, begun {before} ms before':
    '{camera}: Bild {frame}, {before} ms vorher begonnen',
  Event: 'Ereignis',
  Recording: 'Aufnahme',
  Sent: 'Gesendet',
  Saved: 'Gespeichert',
  'GPS, first fix': 'GPS, erste Position',
  'GPS, last fix': 'GPS, letzte Position',
  '{camera}, file name': '{camera}, Dateiname',
  '{camera}, corrected': '{camera}, korrigiert',
  'The event’s moment, by the service': 'Zeitpunkt des Ereignisses, laut Dienst',
  'The device’s own word, else the first start': 'Angabe des Geräts, sonst der erste Beginn',
  'Start of the recording, by the service': 'Beginn der Aufnahme, laut Dienst',
  'Start of this file, by the service': 'Beginn dieser Datei, laut Dienst',
  'The service’s start for all files of the event':
    'Vom Dienst genannter Beginn aller Dateien des Ereignisses',
  'Written in the file’s name by the camera, whole seconds; zone as chosen at import':
    'Von der Kamera in den Dateinamen geschrieben, ganze Sekunden; Zone wie beim Import gewählt',
  'Creation time inside the MP4, whole seconds': 'Erstellungszeit im MP4, ganze Sekunden',
  'Worked out from the file system’s time of the last change':
    'Aus der Zeit der letzten Änderung laut Dateisystem errechnet',
  'Assumed to be the event’s moment: nothing better is known':
    'Als Zeitpunkt des Ereignisses angenommen: Besseres ist nicht bekannt',
  'Written by the device; taken as UTC, no zone is stated':
    'Vom Gerät geschrieben; als UTC gelesen, eine Zone ist nicht angegeben',
  'Time from the satellites': 'Zeit der Satelliten',
  'The service’s clock as it sent': 'Uhr des Dienstes beim Senden',
  'This computer’s clock when saved': 'Uhr dieses Computers beim Speichern',
  'Where the deck puts it: {offset}, {how}': 'Wo es beim Zeigen eingeordnet wird: {offset}, {how}',
  'The service names two starts: {recording} for the recording and {file} for its first file ({camera}), {apart} apart.':
    'Der Dienst nennt zwei Anfänge: {recording} für die Aufnahme und {file} für ihre erste Datei ({camera}), {apart} auseinander.',
  'The service names two starts: {recording} for the recording and {file} for its first file ({camera}), {apart} apart ({frames}). At most one of them is right; the deck goes by the file’s own.':
    'Der Dienst nennt zwei Anfänge: {recording} für die Aufnahme und {file} für ihre erste Datei ({camera}), {apart} auseinander ({frames}). Höchstens einer stimmt; beim Zeigen gilt der Beginn der Datei.',
  'That is local time in {zone}: the device names its files by it.':
    'Das ist die Ortszeit von {zone}: danach benennt das Gerät seine Dateien.',
  '{camera}: the file’s name and its start lie {apart} apart.':
    '{camera}: Dateiname und Beginn liegen {apart} auseinander.',
  '{camera}: the device named the file {named}, whole seconds; its start by the service is {start}, {outside} outside that second. One of the two is off, or the name means another moment.':
    '{camera}: das Gerät hat die Datei {named} benannt, ganze Sekunden; ihr Beginn ist laut Dienst {start}, {outside} außerhalb dieser Sekunde. Eines von beiden ist falsch, oder der Name meint einen anderen Moment.',
  '{camera}: the file’s name says {named}, its start is {start}, {apart} apart. The name may mean another moment than the first picture.':
    '{camera}: der Dateiname sagt {named}, der Beginn ist {start}, {apart} auseinander. Der Name kann einen anderen Moment meinen als das erste Bild.',
  'The event’s moment lies {apart} before the pictures.':
    'Der Zeitpunkt des Ereignisses liegt {apart} vor den Bildern.',
  'The event’s moment lies {apart} after the pictures.':
    'Der Zeitpunkt des Ereignisses liegt {apart} nach den Bildern.',
  'All GPS fixes lie {apart} before the pictures.':
    'Alle GPS-Positionen liegen {apart} vor den Bildern.',
  'All GPS fixes lie {apart} after the pictures.':
    'Alle GPS-Positionen liegen {apart} nach den Bildern.',
  'This computer’s clock stood before the event when the files were saved: it was wrong.':
    'Die Uhr dieses Computers stand beim Speichern der Dateien vor dem Ereignis: sie ging falsch.',
  'This computer’s clock was at least {apart} behind the service’s when the files were saved.':
    'Beim Speichern der Dateien ging die Uhr dieses Computers gegenüber der des Dienstes um mindestens {apart} nach.',
  'This computer’s clock was up to {apart} ahead of the service’s when the files were saved; part of that is the time they took to arrive.':
    'Beim Speichern der Dateien ging die Uhr dieses Computers gegenüber der des Dienstes um bis zu {apart} vor; ein Teil davon ist die Zeit, die sie zum Ankommen brauchten.',
  ' and ': ' und ',
  'The start of {cameras} is worked out from when the file was last changed: copying or converting changes it, so it may mean nothing.':
    'Der Beginn von {cameras} ist aus der letzten Änderung der Datei errechnet: Kopieren oder Umwandeln ändert sie, er kann also nichts bedeuten.',
  'No clock says when {cameras} began: the start is taken from the whole event, and may be seconds off.':
    'Keine Uhr sagt, wann {cameras} begann: der Beginn ist der des ganzen Ereignisses und kann um Sekunden falsch sein.',
  '{apart} is typical of local time written down as UTC, or of summer time forgotten.':
    '{apart} sind typisch für Ortszeit, die als UTC notiert wurde, oder für vergessene Sommerzeit.',
  '{count} frames': { one: '{count} Bild', other: '{count} Bilder' },

  // Files, custody, tools, limits.
  Files: 'Dateien',
  'Every original here is the whole file as the service sent it.':
    'Jedes Original hier ist die ganze Datei, wie der Dienst sie gesendet hat.',
  'Every original here is the whole file as it was imported.':
    'Jedes Original hier ist die ganze Datei, wie sie importiert wurde.',
  'Its SHA-256 was taken while it arrived and compared again while it was copied into this package. This report, as a page and as PDF, is listed in the manifests only, since it cannot hold its own hash.':
    'Ihr SHA-256 wurde beim Eintreffen gebildet und beim Kopieren in dieses Paket erneut verglichen. Dieser Bericht, als Seite und als PDF, steht nur in den Manifesten, da er seinen eigenen Hash nicht enthalten kann.',
  'made for this package': 'für dieses Paket erstellt',
  'came as {name}': 'kam als {name}',
  '{count} bytes': { one: '{count} Byte', other: '{count} Byte' },
  'Custody record': 'Verwahrungsprotokoll',
  'What was done with the files of this incident, up to the preparation of this package.':
    'Was mit den Dateien dieses Ereignisses bis zur Erstellung dieses Pakets geschah.',
  'The full record is {path}; each entry carries the hash of the one before.':
    'Das vollständige Protokoll ist {path}; jeder Eintrag trägt den Hash des vorigen.',
  'The full record, in which each entry carries the hash of the one before, stays with the sender.':
    'Das vollständige Protokoll, in dem jeder Eintrag den Hash des vorigen trägt, bleibt beim Absender.',
  'The record has no entry.': 'Das Protokoll hat keinen Eintrag.',
  What: 'Was',
  'File or result': 'Datei oder Ergebnis',
  'Tools and inferences': 'Werkzeuge und Schlussfolgerungen',
  'Package, report and viewer: Roadproof {version}.':
    'Paket, Bericht und Anzeige: Roadproof {version}.',
  'Clips and copies: {tool}.': 'Clips und Kopien: {tool}.',
  'Container: BagIt 1.0 (RFC 8493) in a zip with stored entries; hashes SHA-256 and SHA-512.':
    'Behälter: BagIt 1.0 (RFC 8493) in einem Zip mit unkomprimierten Einträgen; Hashes SHA-256 und SHA-512.',
  'Positions (WGS 84), speed and course are those of the receiver’s sentences, not smoothed and not filled in. Times between two fixes are not interpolated in the drawings and tables here.':
    'Positionen (WGS 84), Geschwindigkeit und Kurs sind die aus den Datensätzen des Empfängers, nicht geglättet und nicht ergänzt. Zeiten zwischen zwei Positionen sind in den Zeichnungen und Tabellen hier nicht interpoliert.',
  'Frame numbers count the pictures of a file from 0 in the order they are shown; their times are the file’s own presentation times, read from its index.':
    'Bildnummern zählen die Bilder einer Datei ab 0 in der Reihenfolge, in der sie gezeigt werden; ihre Zeiten sind die Präsentationszeiten der Datei selbst, aus ihrem Index gelesen.',
  'Inferred, not recorded: where the camera table says so, the start of a video; the zone of the place, from its position; the kind of event, from the words of the service.':
    'Erschlossen, nicht aufgezeichnet: wo die Kameratabelle es sagt, der Beginn eines Videos; die Zeitzone des Ortes aus seiner Position; die Art des Ereignisses aus den Worten des Dienstes.',
  Limits: 'Grenzen',
  'The hashes show that the files have not changed since they were saved from the camera service. They cannot show what happened on the device or in the cloud before that.':
    'Die Hashes zeigen, dass sich die Dateien nicht geändert haben, seit sie vom Kameradienst gespeichert wurden. Was davor auf dem Gerät oder in der Cloud geschah, können sie nicht zeigen.',
  'The manifests alone do not show who made this package: whoever changes a file can also write new manifests. That is why a hash must reach you by another way.':
    'Die Manifeste allein zeigen nicht, wer dieses Paket erstellt hat: wer eine Datei ändert, kann auch neue Manifeste schreiben. Deshalb muss ein Hash Sie auf anderem Weg erreichen.',
  'The custody record shows the order of its entries, not that they are true.':
    'Das Verwahrungsprotokoll zeigt die Reihenfolge seiner Einträge, nicht, dass sie wahr sind.',
  'Positions have the accuracy of a vehicle’s GPS receiver, commonly 3 to 10 metres under open sky. Speed comes from the same receiver and lags in hard braking.':
    'Positionen haben die Genauigkeit eines GPS-Empfängers im Fahrzeug, üblicherweise 3 bis 10 Meter unter freiem Himmel. Die Geschwindigkeit stammt vom selben Empfänger und hinkt bei starkem Bremsen nach.',
  'Files under {folder} and this report are made from the originals by Roadproof {version}; the originals decide.':
    'Dateien unter {folder} und dieser Bericht wurden von Roadproof {version} aus den Originalen erstellt; maßgeblich sind die Originale.',
  'The package is not signed.': 'Das Paket ist nicht signiert.',
  'The signature shows that nothing has changed since it was made, and that its maker held the key. {identity} Its time is that of the signer’s clock.':
    'Die Signatur zeigt, dass sich seit ihrer Erstellung nichts geändert hat und dass ihr Ersteller den Schlüssel besaß. {identity} Ihre Zeit ist die der Uhr des Signierenden.',
  'Its certificate is self-made: nobody else vouches for the name in it, so it is not proof of identity.':
    'Ihr Zertifikat ist selbst erstellt: niemand sonst bürgt für den Namen darin, es ist also kein Identitätsnachweis.',
  'Its certificate was issued by {issuer}; whether to trust that issuer is the reader’s to decide.':
    'Ihr Zertifikat wurde von {issuer} ausgestellt; ob dieser Aussteller Vertrauen verdient, entscheidet, wer dies liest.',

  // How to check.
  'How to check this package': 'So prüfen Sie dieses Paket',
  'Unpack the zip, open a terminal in the unpacked folder and compare every file with the manifest:':
    'Entpacken Sie das Zip, öffnen Sie ein Terminal im entpackten Ordner und vergleichen Sie jede Datei mit dem Manifest:',
  'Each line must end with OK. The same files stand in {manifest} with a second kind of hash, and {tags} covers the manifests themselves. To be sure that the package is the one that was handed over, compare the SHA-256 of the zip, or of {tags}, with the value its sender gave you by another way.':
    'Jede Zeile muss mit OK enden. Dieselben Dateien stehen in {manifest} mit einer zweiten Art von Hash, und {tags} umfasst die Manifeste selbst. Um sicher zu sein, dass das Paket das übergebene ist, vergleichen Sie den SHA-256 des Zips oder von {tags} mit dem Wert, den der Absender Ihnen auf anderem Weg genannt hat.',
  Signature: 'Signatur',
  'This package is not signed: the computer that made it had no keychain to hold a key in.':
    'Dieses Paket ist nicht signiert: der Computer, der es erstellt hat, hatte keinen Schlüsselbund für einen Schlüssel.',
  'Signed over the bytes of {tags}, and through it over every file, with the key of {name}; its certificate is self-made and counts since {since}. SHA-256 of the certificate: {hash}':
    'Signiert über die Bytes von {tags} und dadurch über jede Datei, mit dem Schlüssel von {name}; das Zertifikat ist selbst erstellt und gilt seit {since}. SHA-256 des Zertifikats: {hash}',
  'Signed over the bytes of {tags}, and through it over every file, with the key of {name}; its certificate is issued by {issuer} and counts since {since}. SHA-256 of the certificate: {hash}':
    'Signiert über die Bytes von {tags} und dadurch über jede Datei, mit dem Schlüssel von {name}; das Zertifikat ist von {issuer} ausgestellt und gilt seit {since}. SHA-256 des Zertifikats: {hash}',
  'The first must say “CMS Verification successful”. Compare the SHA-256 that the second shows with what the signer tells you by another way.':
    'Die erste muss „CMS Verification successful“ melden. Vergleichen Sie den SHA-256, den die zweite zeigt, mit dem, was der Signierende Ihnen auf anderem Weg nennt.',
  'This page is for courts of the United States, hence in English: a form in which a qualified person can certify these records. Left empty, it states nothing.':
    'Diese Seite ist für Gerichte der Vereinigten Staaten und daher auf Englisch: ein Formular, in dem eine befugte Person diese Aufzeichnungen bescheinigen kann. Leer sagt es nichts aus.',
  'Made from {file} with SHA-256 {hash}.': 'Erstellt aus {file} mit SHA-256 {hash}.',
  'the NMEA original': 'dem NMEA-Original',
  unknown: 'unbekannt',

  // What goes in, what is left out, what is missing.
  'Original videos': 'Originalvideos',
  Snapshots: 'Schnappschüsse',
  'GPS and G-sensor log, as recorded': 'GPS- und G-Sensor-Protokoll, wie aufgezeichnet',
  'Track as GPX and as a table': 'Fahrtverlauf als GPX und als Tabelle',
  'The camera’s own data': 'Eigene Daten der Kamera',
  'Stills of the marks': 'Standbilder der Markierungen',
  'Clips and copies': 'Clips und Kopien',
  'Report as PDF': 'Bericht als PDF',
  'Report as a page': 'Bericht als Seite',
  'Viewer for any browser': 'Anzeige für jeden Browser',
  'Raw answers of the service': 'Rohe Antworten des Dienstes',
  Report: 'Bericht',
  'Report on paper (PDF)': 'Bericht auf Papier (PDF)',
  'Track as GPX': 'Fahrtverlauf als GPX',
  'Track as a table (CSV)': 'Fahrtverlauf als Tabelle (CSV)',
  'Custody log': 'Verwahrungsprotokoll',
  'Marks and notes, with frame numbers': 'Markierungen und Notizen, mit Bildnummern',
  'Claim data': 'Daten zum Schadenfall',
  'Incident data': 'Daten zum Ereignis',
  'Files, hashes and origins': 'Dateien, Hashes und Herkunft',
  'Tools and settings used': 'Verwendete Werkzeuge und Einstellungen',
  'JSON Schema of the files beside it': 'JSON-Schema der Dateien daneben',
  'Viewer: all cameras in sync, in any browser': 'Anzeige: alle Kameras synchron, in jedem Browser',
  'Video {name}': 'Video {name}',
  '{camera} video': 'Video ({camera})',
  'Snapshot {name}': 'Schnappschuss {name}',
  '{camera} snapshot': 'Schnappschuss ({camera})',
  '{camera} camera': 'Kamera ({camera})',
  '{camera} video without its sound': 'Video ({camera}) ohne Ton',
  'GPS track': 'GPS-Fahrtverlauf',
  'GPS track (GPX)': 'GPS-Fahrtverlauf (GPX)',
  'GPS and G-sensor log (NMEA)': 'GPS- und G-Sensor-Protokoll (NMEA)',
  'Camera’s own data {name}': 'Eigene Daten der Kamera {name}',
  'Service answer {name}': 'Antwort des Dienstes {name}',
  'Still: {title}': 'Standbild: {title}',
  'Left out by choice.': 'Auf Wunsch weggelassen.',
  'Faces may be seen; only redacted copies go in.':
    'Gesichter können zu sehen sein; nur unkenntlich gemachte Kopien kommen hinein.',
  'The answers may name the driver.': 'Die Antworten können den Fahrer nennen.',
  'The data may name the driver.': 'Die Daten können den Fahrer nennen.',
  'It can not be read here, so its sound can not be taken out.':
    'Es lässt sich hier nicht lesen, daher lässt sich der Ton nicht entfernen.',
  'It has sound.': 'Es hat Ton.',
  'No whole video goes in that it could play.':
    'Es kommt kein ganzes Video hinein, das sie abspielen könnte.',
  'It names the driver, and without that its chain of hashes would break.':
    'Es nennt den Fahrer, und ohne das bräche seine Kette von Hashes.',
  Sound: 'Ton',
  'Left out for privacy. Videos that have sound are here as copies without it: the same pictures, packet by packet. The untouched originals stay with the sender; each copy names its original by SHA-256.':
    'Aus Datenschutzgründen weggelassen. Videos mit Ton liegen hier als Kopien ohne Ton: dieselben Bilder, Paket für Paket. Die unveränderten Originale bleiben beim Absender; jede Kopie nennt ihr Original mit dem SHA-256.',
  Faces: 'Gesichter',
  'Left out for privacy. Original videos and snapshots stay with the sender; only copies in which parts of the picture were hidden by hand are here, each naming its original by SHA-256.':
    'Aus Datenschutzgründen weggelassen. Originalvideos und Schnappschüsse bleiben beim Absender; hier liegen nur Kopien, in denen Teile des Bildes von Hand verdeckt wurden, jede nennt ihr Original mit dem SHA-256.',
  'Driver’s name': 'Name des Fahrers',
  'Left out for privacy, from this report, the data files, the viewer and the names of files; the raw answers of the service stay with the sender. Pictures and sound may still show who drove.':
    'Aus Datenschutzgründen weggelassen, in diesem Bericht, den Datendateien, der Anzeige und den Dateinamen; die rohen Antworten des Dienstes bleiben beim Absender. Bilder und Ton können weiterhin zeigen, wer fuhr.',
  '[name left out]': '[Name weggelassen]',
  '{count} more videos': { one: 'Ein weiteres Video', other: '{count} weitere Videos' },
  'Recorded, but still on its way from the device to the cloud.':
    'Aufgezeichnet, aber noch auf dem Weg vom Gerät in die Cloud.',
  'Recorded by the device, but the service names no file for it.':
    'Vom Gerät aufgezeichnet, aber der Dienst nennt keine Datei dazu.',
  'The cloud deleted it before it was saved here.':
    'Die Cloud hat es gelöscht, bevor es hier gespeichert wurde.',
  'Saving failed. {why}': 'Das Speichern ist fehlgeschlagen. {why}',
  'It is still being saved.': 'Es wird noch gespeichert.',
  'It is recorded as saved but not on this disk.':
    'Es ist als gespeichert verzeichnet, liegt aber nicht auf diesem Datenträger.',
  'Its local copy is in the trash.': 'Die lokale Kopie liegt im Papierkorb.',
  'It has not been saved from the cloud.': 'Es wurde nicht aus der Cloud gespeichert.',
  'Saving the track failed': 'Das Speichern des Fahrtverlaufs ist fehlgeschlagen',
  'In the trash; put it back under Storage': 'Im Papierkorb des Absenders',
  'Not saved yet': 'Noch nicht gespeichert',
  'The track file holds no position': 'Die Datei des Fahrtverlaufs enthält keine Position',
  'The saved track file is missing from the library folder':
    'Die gespeicherte Datei des Fahrtverlaufs fehlt im Bibliotheksordner',
  'The saved track file could not be read':
    'Die gespeicherte Datei des Fahrtverlaufs ließ sich nicht lesen',
  'No track file was imported with it': 'Es wurde keine Datei mit dem Fahrtverlauf mit importiert',
  'Deleted by the cloud before it was saved': 'Von der Cloud gelöscht, bevor es gespeichert wurde',
  'The device recorded no track for this incident':
    'Das Gerät hat zu diesem Ereignis keinen Fahrtverlauf aufgezeichnet',
  'The saved file holds no video that can be read':
    'Die gespeicherte Datei enthält kein lesbares Video',
  'Saving this file failed': 'Das Speichern dieser Datei ist fehlgeschlagen',
  'Saving this file failed: {error}': 'Das Speichern dieser Datei ist fehlgeschlagen: {error}',
  'Being saved now': 'Wird gerade gespeichert',
  'Still uploading from the device': 'Wird noch vom Gerät hochgeladen',
  'Not recorded by this device': 'Von diesem Gerät nicht aufgezeichnet',
  'Still of the mark “{mark}” at {time}': 'Standbild der Markierung „{mark}“ um {time}',
  'Still of the mark “{mark}”, first moment, at {time}':
    'Standbild der Markierung „{mark}“, erster Moment, um {time}',
  'Still of the mark “{mark}”, last moment, at {time}':
    'Standbild der Markierung „{mark}“, letzter Moment, um {time}',
  'No camera that is saved here has a picture of that moment.':
    'Keine hier gespeicherte Kamera hat ein Bild dieses Moments.',
  'Its mark was moved, changed or deleted after it was made.':
    'Die Markierung wurde nach der Erstellung verschoben, geändert oder gelöscht.',
  'It was not made.': 'Es wurde nicht erstellt.',
  'Its video is no longer in the library.': 'Das Video ist nicht mehr in der Bibliothek.',
  'This computer could not decode its picture ({codec}).':
    'Dieser Computer konnte das Bild nicht dekodieren ({codec}).',
  '{whose}: frames {frames}': '{whose}: Bilder {frames}',
  '{count} stills': { one: '{count} Standbild', other: '{count} Standbilder' },
  'A package holds {most} stills at most; these are beyond that. {stills}.':
    'Ein Paket enthält höchstens {most} Standbilder; diese gehen darüber hinaus. {stills}.',

  // What can have kept a file from being saved.
  'The link to this file has expired.': 'Der Link zu dieser Datei ist abgelaufen.',
  'The cloud no longer has this file.': 'Die Cloud hat diese Datei nicht mehr.',
  'The file changed on the server while it was being saved.':
    'Die Datei hat sich auf dem Server geändert, während sie gespeichert wurde.',
  'What arrived is not the kind of file that was announced.':
    'Was ankam, ist nicht die angekündigte Art von Datei.',
  'The library folder cannot be opened.': 'Der Bibliotheksordner lässt sich nicht öffnen.',
  'There is not enough free space for this.': 'Dafür ist nicht genug Platz frei.',
  'The library is not where it was.': 'Die Bibliothek ist nicht, wo sie war.',
  'This library is open read-only: nothing in it can be changed.':
    'Diese Bibliothek ist nur zum Lesen geöffnet: nichts darin lässt sich ändern.',
  'A saved file is missing from the library folder.':
    'Im Bibliotheksordner fehlt eine gespeicherte Datei.',
  'A saved file is no longer what was saved.':
    'Eine gespeicherte Datei ist nicht mehr, was gespeichert wurde.',
  'The clip could not be made.': 'Der Clip konnte nicht erstellt werden.',
  'This computer has no encoder for new pictures.':
    'Dieser Computer hat keinen Kodierer für neue Bilder.',
  'The server could not be reached.': 'Der Server war nicht erreichbar.',
  'This network’s proxy did not let the request through.':
    'Der Proxy dieses Netzes hat die Anfrage nicht durchgelassen.',
  'The server did not answer in time.': 'Der Server hat nicht rechtzeitig geantwortet.',
  'The connection broke while data was arriving.':
    'Die Verbindung brach ab, während Daten ankamen.',
  'The service did not accept the API key.': 'Der Dienst hat den API-Schlüssel nicht angenommen.',
  'The service no longer accepts this session.': 'Der Dienst nimmt diese Sitzung nicht mehr an.',
  'The service refused the request.': 'Der Dienst hat die Anfrage abgelehnt.',
  'The service is overloaded and asked us to wait.': 'Der Dienst ist überlastet und bat zu warten.',
  'The service failed on its own side.': 'Der Dienst hatte selbst einen Fehler.',
  'The service does not know what was asked for.': 'Der Dienst kennt nicht, wonach gefragt wurde.',
  'The service sent an answer that could not be read.':
    'Der Dienst sandte eine Antwort, die sich nicht lesen ließ.',
  'Cancelled.': 'Abgebrochen.',
  'Something went wrong that we did not foresee.': 'Ein unvorhergesehener Fehler ist aufgetreten.',

  // Kinds of events.
  'Harsh braking': 'Starkes Bremsen',
  'Harsh acceleration': 'Starkes Beschleunigen',
  'Harsh turn': 'Scharfes Abbiegen',
  'Harsh cornering': 'Scharfe Kurvenfahrt',
  'Speed limit violation': 'Tempolimit überschritten',
  'Remote clip': 'Per Fernabruf angeforderter Clip',
  'Reverse gear beep': 'Rückfahrwarnton',
  Speeding: 'Geschwindigkeitsüberschreitung',
  'Stop sign violation': 'Stoppschild missachtet',
  Tailgating: 'Zu geringer Abstand',
  'Lane departure': 'Verlassen der Fahrspur',
  'Forward collision warning': 'Kollisionswarnung',
  'Phone use': 'Telefonnutzung',
  Distraction: 'Ablenkung',
  Drowsiness: 'Müdigkeit',
  'No seat belt': 'Nicht angegurtet',
  'Manual upload': 'Manuell hochgeladen',
  'Event recording': 'Ereignisaufnahme',
  'Parking recording': 'Parkaufnahme',
  'Manual recording': 'Manuelle Aufnahme',

  // Actions of a custody record.
  'signed-in': 'angemeldet',
  'signed-out': 'abgemeldet',
  saved: 'gespeichert',
  'partly-saved': 'teilweise gespeichert',
  quarantined: 'beiseitegelegt',
  viewed: 'angesehen',
  noted: 'vermerkt',
  verified: 'geprüft',
  exported: 'exportiert',
  released: 'übergeben',
  'discard-requested': 'Verwerfen angefordert',
  discarded: 'verworfen',
  'discard-failed': 'Verwerfen fehlgeschlagen',
  'clip-requested': 'Clip angefordert',
  imported: 'importiert',
  repaired: 'repariert',
  derived: 'abgeleitet',
  held: 'gesperrt',
  'hold-released': 'Sperre aufgehoben',
  'start-corrected': 'Beginn korrigiert',
  'claim-made': 'Schadenfall angelegt',
  'claim-archived': 'Schadenfall archiviert',
  'claim-restored': 'Schadenfall wiederhergestellt',
  'added-to-claim': 'dem Schadenfall hinzugefügt',
  'removed-from-claim': 'aus dem Schadenfall entfernt',
  trashed: 'in den Papierkorb gelegt',
  restored: 'wiederhergestellt',
  'trash-emptied': 'Papierkorb geleert',
  'layout-changed': 'Anordnung geändert',
  'library-moved': 'Bibliothek verschoben',
  'release-withdrawn': 'Übergabe zurückgezogen',
  reissued: 'erneut ausgestellt',

  // The page on how to check.
  'HOW TO CHECK THIS PACKAGE': 'SO PRÜFEN SIE DIESES PAKET',
  'Package:': 'Paket:',
  'Prepared:': 'Erstellt:',
  'Made with:': 'Erstellt mit:',
  '{time} by {name}': '{time} von {name}',
  'What is in here': 'Was hier liegt',
  'all cameras in sync with the map: unpack, then open it in a browser':
    'alle Kameras synchron mit der Karte: entpacken, dann im Browser öffnen; auf Englisch',
  'start here: the report, for the screen': 'hier beginnen: der Bericht für den Bildschirm',
  'the same report on paper, with a certification page to fill in':
    'derselbe Bericht auf Papier, mit einer Bescheinigung zum Ausfüllen',
  'the files exactly as the camera service sent them':
    'die Dateien genau so, wie der Kameradienst sie gesendet hat',
  'made from the originals for convenience; the originals decide':
    'zur Bequemlichkeit aus den Originalen erstellt; maßgeblich sind die Originale',
  'what the camera service said of this incident, as it said it':
    'was der Kameradienst zu diesem Ereignis sagte, im Wortlaut',
  'the same facts as in the report, for machines':
    'dieselben Angaben wie im Bericht, für Programme',
  'who did what to these files, and when': 'wer wann was mit diesen Dateien tat',
  'the hash of every file under data': 'der Hash jeder Datei unter data',
  'the same with a second kind of hash': 'dasselbe mit einer zweiten Art von Hash',
  'the hashes of the manifests and of this page': 'die Hashes der Manifeste und dieser Seite',
  'the signature over tagmanifest-sha256.txt': 'die Signatur über tagmanifest-sha256.txt',
  'the certificate of the key that signed': 'das Zertifikat des Schlüssels, der signiert hat',
  'The package is a BagIt bag (RFC 8493): any BagIt tool can check it too.':
    'Das Paket ist ein BagIt-Bag (RFC 8493): jedes BagIt-Werkzeug kann es ebenfalls prüfen.',
  '1. Nothing changed': '1. Nichts wurde geändert',
  'Unpack the zip. Open a terminal in the folder that holds this page and run the lines for your system. Every file must be told OK.':
    'Entpacken Sie das Zip. Öffnen Sie ein Terminal im Ordner dieser Seite und führen Sie die Zeilen für Ihr System aus. Bei jeder Datei muss OK stehen.',
  '2. Nothing added': '2. Nichts wurde hinzugefügt',
  'Every file under data must have its line in manifest-sha256.txt. Lines in it: {count}. A file that is not listed does not belong to the package.':
    'Jede Datei unter data muss ihre Zeile in manifest-sha256.txt haben. Zeilen darin: {count}. Eine Datei, die nicht aufgeführt ist, gehört nicht zum Paket.',
  '3. It is the package that was sent': '3. Es ist das gesendete Paket',
  'Whoever changes files can also write new manifests. So ask the sender, by telephone or letter, for the SHA-256 of the zip they sent, and compare it with yours:':
    'Wer Dateien ändert, kann auch neue Manifeste schreiben. Fragen Sie deshalb den Absender per Telefon oder Brief nach dem SHA-256 des gesendeten Zips und vergleichen Sie ihn mit Ihrem:',
  '4. The signature': '4. Die Signatur',
  'Steps 1 to 3 hold all the same.': 'Die Schritte 1 bis 3 gelten trotzdem.',
  'The package is signed with the key of this certificate:':
    'Das Paket ist mit dem Schlüssel dieses Zertifikats signiert:',
  'Name:': 'Name:',
  'Organisation:': 'Organisation:',
  'Since:': 'Seit:',
  'Until:': 'Bis:',
  'Issued by:': 'Ausgestellt von:',
  'none given': 'keine angegeben',
  'itself (self-made)': 'sich selbst (selbst erstellt)',
  ', in turn by ': ', seinerseits von ',
  'The signature is made over the bytes of tagmanifest-sha256.txt, and through it over every file. With openssl (on Windows it comes with Git), in the folder that holds this page:':
    'Die Signatur ist über die Bytes von tagmanifest-sha256.txt gebildet und dadurch über jede Datei. Mit openssl (unter Windows kommt es mit Git), im Ordner dieser Seite:',
  'The first must say "CMS Verification successful". The second shows the certificate: ask the signer, by telephone or letter, for its SHA-256, and compare. Who changes a package can also make a new key.':
    'Die erste muss "CMS Verification successful" melden. Die zweite zeigt das Zertifikat: fragen Sie den Signierenden per Telefon oder Brief nach dessen SHA-256 und vergleichen Sie. Wer ein Paket ändert, kann auch einen neuen Schlüssel erstellen.',
  'A good signature shows that nothing has changed since it was made and that its maker held the key. {identity} The time in the signature is that of the signer’s own clock.':
    'Eine gültige Signatur zeigt, dass sich seit ihrer Erstellung nichts geändert hat und dass ihr Ersteller den Schlüssel besaß. {identity} Die Zeit in der Signatur ist die der eigenen Uhr des Signierenden.',
  'The certificate is self-made: nobody else vouches for the name in it, so it is not proof of identity.':
    'Das Zertifikat ist selbst erstellt: niemand sonst bürgt für den Namen darin, es ist also kein Identitätsnachweis.',
  'The certificate was issued by {issuer}: whether to trust that issuer is yours to decide. With its root certificate in root.pem, "-CAfile root.pem" in the first line checks the chain as well.':
    'Das Zertifikat wurde von {issuer} ausgestellt: ob Sie diesem Aussteller trauen, entscheiden Sie. Mit dessen Wurzelzertifikat in root.pem prüft "-CAfile root.pem" in der ersten Zeile auch die Kette.',
  '5. The time stamp, if there is one': '5. Der Zeitstempel, falls es einen gibt',
  'A file signature/manifest.tsr is the answer of a time-stamp authority (RFC 3161): it confirms that tagmanifest-sha256.txt, and through it every file, was there at its time. With the root certificate that the authority publishes, saved as authority-root.pem:':
    'Eine Datei signature/manifest.tsr ist die Antwort einer Zeitstempelstelle (RFC 3161): sie bestätigt, dass tagmanifest-sha256.txt und dadurch jede Datei zu ihrer Zeit vorlag. Mit dem Wurzelzertifikat, das die Stelle veröffentlicht, gespeichert als authority-root.pem:',
  'The first must say "Verification: OK". The second shows the time. Without such a file the package was made without an authority, or none could be reached.':
    'Die erste muss "Verification: OK" melden. Die zweite zeigt die Zeit. Ohne eine solche Datei wurde das Paket ohne Zeitstempelstelle erstellt, oder keine war erreichbar.',
  'What this cannot show: what happened on the camera or in the cloud before the files were saved, and who, as a person, prepared the package.':
    'Was dies nicht zeigen kann: was auf der Kamera oder in der Cloud geschah, bevor die Dateien gespeichert wurden, und wer als Person das Paket erstellt hat.',
};
