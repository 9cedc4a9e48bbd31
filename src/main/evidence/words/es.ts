/** Spanish: what the report says, by its English. Numbers of a million and more are followed by “de”. */
import type { Catalogue } from '@shared/words/words';

export const ES: Catalogue = {
  // Documents: the page itself.
  'Evidence report': 'Informe de pruebas',
  'Evidence report: {title}': 'Informe de pruebas: {title}',
  '{time} · ticket {ticket} · package {name}': '{time} · ticket {ticket} · paquete {name}',
  'Made with Roadproof {version}, {time}.': 'Hecho con Roadproof {version}, {time}.',
  'Page {number} of {count}': 'Página {number} de {count}',
  Drawing: 'Dibujo',
  '{name} axis': 'Eje {name}',
  'This picture can not be shown on paper.': 'Esta imagen no se puede mostrar en papel.',

  // Incident and hand-over.
  Incident: 'Incidente',
  'Hand-over': 'Entrega',
  Type: 'Tipo',
  Time: 'Hora',
  'Local time there': 'Hora local',
  'Clock change': 'Cambio de hora',
  Ticket: 'Ticket',
  Severity: 'Gravedad',
  'Level {level}': 'Nivel {level}',
  Vehicle: 'Vehículo',
  Driver: 'Conductor',
  'Camera device': 'Dispositivo',
  Trip: 'Viaje',
  Place: 'Lugar',
  Speed: 'Velocidad',
  'Speed limit': 'Límite de velocidad',
  'Claim number': 'N.º de siniestro',
  Purpose: 'Finalidad',
  Recipient: 'Destinatario',
  'Prepared by': 'Preparado por',
  Organisation: 'Organización',
  Prepared: 'Preparado',
  Notes: 'Notas',
  Insured: 'Asegurado',
  Policy: 'Póliza',
  Carrier: 'Aseguradora',
  Adjuster: 'Perito',
  'Date of loss': 'Fecha del siniestro',
  'Place of loss': 'Lugar del siniestro',
  'Type of loss': 'Tipo de siniestro',
  Description: 'Descripción',
  Reference: 'Referencia',
  'Left out on purpose': 'Omitido a propósito',
  'Not in this package': 'No está en este paquete',
  'Everything that was recorded of this incident, as far as the camera service names it, is in this package.':
    'Todo lo que se grabó de este incidente, según lo que indica el servicio de cámaras, está en este paquete.',
  'Everything that was recorded of this incident, as far as the camera service names it, is saved by the sender.':
    'Todo lo que se grabó de este incidente, según lo que indica el servicio de cámaras, lo conserva el remitente.',

  // Cameras and the start of each video.
  Cameras: 'Cámaras',
  Camera: 'Cámara',
  Starts: 'Inicio',
  Frames: 'Fotogramas',
  'Picture and sound': 'Imagen y sonido',
  Size: 'Tamaño',
  'No video of this incident is saved.': 'No hay ningún vídeo guardado de este incidente.',
  'not in this package': 'no está en este paquete',
  'no sound': 'sin sonido',
  'left out here': 'omitido aquí',
  '{frames} in {length}': '{frames} en {length}',
  '{rate} a second': '{rate} por segundo',
  '{rate} a second, uneven spacing': '{rate} por segundo, a intervalos desiguales',
  'the service’s own start of this file': 'el inicio que el propio servicio da para este archivo',
  'the service’s start for all files of the event':
    'el inicio que da el servicio para todos los archivos del evento',
  'from the file’s name, written by the camera; whole seconds':
    'del nombre del archivo, escrito por la cámara; segundos enteros',
  'from the creation time inside the MP4; whole seconds':
    'de la hora de creación dentro del MP4; segundos enteros',
  'from the file system’s time of the last change; may be minutes off':
    'de la hora del último cambio según el sistema de archivos; puede errar en minutos',
  'assumed: the event’s moment, for want of anything better':
    'supuesto: el momento del evento, a falta de algo mejor',
  'corrected by {offset} {how} on {time}; without it {start}, {source}':
    'corregido en {offset}, {how}, {time}; sin ello {start}, {source}',
  'by hand': 'a mano',
  'by hand, {user}': 'a mano, {user}',
  'from GPS time': 'según la hora GPS',
  'from GPS time, accepted by {user}': 'según la hora GPS, aceptado por {user}',
  'from the sound': 'según el sonido',
  'from the sound, accepted by {user}': 'según el sonido, aceptado por {user}',
  'Start of the GPS log by the service {start}; its fixes say {found} ± {uncertainty}':
    'Inicio del registro GPS según el servicio {start}; sus posiciones dicen {found} ± {uncertainty}',
  'Start of the file {start}; its fixes say {found} ± {uncertainty}':
    'Inicio del archivo {start}; sus posiciones dicen {found} ± {uncertainty}',
  'Sound against {camera}: alike by {percent} %, ± {uncertainty}':
    'Sonido comparado con {camera}: coincide en un {percent} %, ± {uncertainty}',
  Front: 'Frontal',
  Cabin: 'Habitáculo',
  Rear: 'Trasera',
  Extended: 'Adicional',
  Telephoto: 'Teleobjetivo',
  'Left side': 'Lateral izquierda',
  'Right side': 'Lateral derecha',
  'Left pillar': 'Pilar izquierdo',
  'Right pillar': 'Pilar derecho',

  // Place and track.
  'Place and track': 'Lugar y recorrido',
  'No track was recorded.': 'No se grabó ningún recorrido.',
  'Where it happened is not known.': 'No se sabe dónde ocurrió.',
  'Where it happened. North is up.': 'Dónde ocurrió. El norte está arriba.',
  'The way driven, from valid positions only. North is up.':
    'El recorrido, solo con posiciones válidas. El norte está arriba.',
  'The map is a help for the eye, not a survey.':
    'El mapa es una ayuda visual, no un plano topográfico.',
  'No street map of this place was at hand.': 'No se disponía de un plano de calles de este lugar.',
  'Map: {owners}.': 'Mapa: {owners}.',
  'Map of the way driven, north up, with the region around it':
    'Mapa del recorrido, con el norte arriba, y de la región que lo rodea',
  N: 'N',
  Start: 'Inicio',
  End: 'Fin',
  'Speed, {unit}': 'Velocidad, {unit}',
  'No position recorded': 'Sin posición grabada',
  'Position marked void': 'Posición no válida',
  'Event, by the track': 'Evento, según el recorrido',
  'Event, as the service gives it': 'Evento, según el servicio',
  'The positions have no gap.': 'Las posiciones no tienen huecos.',
  Gaps: 'Huecos',
  '{from} to {to} ({length}): no position was recorded':
    'De {from} a {to} ({length}): no se grabó ninguna posición',
  '{from} to {to} ({length}): the receiver marked its positions as void':
    'De {from} a {to} ({length}): el receptor marcó sus posiciones como no válidas',
  '{positions}, of which {valid} and {voids}; {readings}.':
    '{positions}: {valid} y {voids}; {readings}.',
  '{count} positions': {
    one: '{count} posición',
    other: '{count} posiciones',
    many: '{count} de posiciones',
  },
  '{count} are valid': { one: '{count} válida', other: '{count} válidas' },
  '{count} are void': { one: '{count} no válida', other: '{count} no válidas' },
  '{count} G-sensor readings': {
    one: '{count} lectura del sensor G',
    other: '{count} lecturas del sensor G',
    many: '{count} de lecturas del sensor G',
  },
  'From {from} to {to}, by GPS time.': 'De {from} a {to}, según la hora GPS.',
  '{count} lines': { one: '{count} línea', other: '{count} líneas', many: '{count} de líneas' },
  '{count} lines with a wrong checksum': {
    one: '{count} línea con suma de control errónea',
    other: '{count} líneas con suma de control errónea',
    many: '{count} de líneas con suma de control errónea',
  },
  '{count} unreadable lines': {
    one: '{count} línea ilegible',
    other: '{count} líneas ilegibles',
    many: '{count} de líneas ilegibles',
  },
  'The original file has {lines}. Left out of the drawings and tables: {wrong}, {unreadable}. They are all still in the original.':
    'El archivo original tiene {lines}. Omitido en los dibujos y las tablas: {wrong}, {unreadable}. Todo ello sigue en el original.',
  'The original file has {lines}. Left out of the drawings and tables: {wrong}, {unreadable}, and sentences not used here ({sentences}). They are all still in the original.':
    'El archivo original tiene {lines}. Omitido en los dibujos y las tablas: {wrong}, {unreadable} y sentencias que aquí no se usan ({sentences}). Todo ello sigue en el original.',
  'G-force': 'Fuerza G',
  'g, axes as the device reports them': 'g, ejes tal como los indica el dispositivo',
  '{title}, {unit}; seconds from the event': '{title}, {unit}; segundos desde el evento',

  // Pictures, marks, clips.
  Pictures: 'Imágenes',
  'As they lie in the package.': 'Tal como están en el paquete.',
  'Snapshots were taken by the device; the moment of each is not stated by the service unless it is burnt into the picture.':
    'Las instantáneas las tomó el dispositivo; el servicio no indica el momento de cada una, salvo que figure en la propia imagen.',
  'Stills were made by Roadproof: each is one decoded frame of the video it names, in full size, saved as JPEG; nothing was drawn on it. A mark that is a range has one of its first and one of its last moment. Frames are counted from 0.':
    'Las imágenes fijas las hizo Roadproof: cada una es un fotograma decodificado del vídeo que nombra, a tamaño completo, guardado como JPEG, sin nada dibujado encima. Una marca que abarca un tramo tiene una de su primer momento y otra del último. Los fotogramas se cuentan desde 0.',
  'Mark: {mark}.': 'Marca: {mark}.',
  'On screen from {time}; frame {frame}, presentation time {pts} s in {file}, SHA-256 {hash} Made {made} with {tool}.':
    'En pantalla desde {time}; fotograma {frame}, tiempo de presentación {pts} s en {file}, SHA-256 {hash} Hecho el {made} con {tool}.',
  'Marks and notes': 'Marcas y notas',
  'Made by the reviewer, not by the device or the service. Frames are counted from 0 in the file of each camera.':
    'Hechas por quien revisó el material, no por el dispositivo ni por el servicio. Los fotogramas se cuentan desde 0 en el archivo de cada cámara.',
  Moment: 'Momento',
  Kind: 'Clase',
  Note: 'Nota',
  By: 'Por',
  'no picture': 'sin imagen',
  'to {time} ({length})': 'hasta {time} ({length})',
  'to: {frames}': 'hasta: {frames}',
  'no name given': 'sin nombre',
  Impact: 'Impacto',
  Braking: 'Frenada',
  Signal: 'Señal',
  Phone: 'Teléfono',
  Other: 'Otro',
  'first moment of the range': 'primer momento del tramo',
  'last moment of the range': 'último momento del tramo',
  'first and last moment of the range': 'primer y último momento del tramo',
  'Clips and copies made from originals': 'Clips y copias hechos a partir de originales',
  'None of these is an original. Each names the originals it was made from by their SHA-256. The originals stand unchanged in this package, or where they were left out with the sender.':
    'Ninguno de estos archivos es un original. Cada uno nombra por su SHA-256 los originales de los que procede. Los originales están intactos en este paquete o, si se omitieron, en poder del remitente.',
  'File and SHA-256': 'Archivo y SHA-256',
  'Made from': 'Hecho a partir de',
  How: 'Cómo',
  'Lossless clip': 'Clip sin pérdida',
  'Frame-exact clip': 'Clip exacto al fotograma',
  'All cameras in one picture': 'Todas las cámaras en una imagen',
  'Redacted copy': 'Copia con zonas ocultas',
  Still: 'Imagen fija',
  'frames {first} to {last}': 'fotogramas {first} a {last}',
  'frame {frame}': 'fotograma {frame}',
  'Not encoded again: every picture in it is, byte for byte, the packet of the original.':
    'No se recodificó: cada imagen es, byte a byte, el paquete del original.',
  '{count} frames before the first shown one lie in the file, back to its key frame; players hide them by the edit list.':
    'Fotogramas anteriores al primero que se muestra, hasta su fotograma clave, que están en el archivo: {count}; los reproductores los ocultan por la lista de edición.',
  'The sound of the original was left out.': 'Se omitió el sonido del original.',
  'A {type} track of the original is not in the clip.':
    'Una pista {type} del original no está en el clip.',
  'Encoded again: each picture shows the frame of that number at its own time, with the losses of H.264.':
    'Recodificado: cada imagen muestra el fotograma de ese número en su propio momento, con las pérdidas de H.264.',
  'Something is hidden on every frame; what lies beneath is not in this file.':
    'En cada fotograma hay algo oculto; lo que hay debajo no está en este archivo.',
  'Nothing is hidden on frames {frames}; they were looked at and signed off.':
    'En los fotogramas {frames} no hay nada oculto; se revisaron y se dieron por buenos.',
  'Composed and encoded again: every picture shows what each camera had on screen at the time burnt in.':
    'Compuesto y recodificado: cada imagen muestra lo que cada cámara tenía en pantalla en la hora sobreimpresa.',

  // Times and clocks.
  Times: 'Horas',
  'All times here are UTC. These clocks are independent of each other, and none of them was corrected in an original; where a start was corrected for showing cameras together, the camera table says so.':
    'Todas las horas son UTC. Estos relojes son independientes entre sí y ninguno se corrigió en un original; donde se corrigió un inicio para mostrar las cámaras juntas, lo dice la tabla de cámaras.',
  'Whose clock': 'Reloj de',
  'From the event': 'Desde el evento',
  'How it is known': 'Cómo se sabe',
  'Where the clocks disagree': 'Dónde discrepan los relojes',
  'Those that can be compared do not contradict each other.':
    'Los que se pueden comparar no se contradicen.',
  'The zone of the place is not known.': 'No se conoce la zona horaria del lugar.',
  'Local time at the place was {zone}.': 'La hora local del lugar era {zone}.',
  'No change to or from summer time lay near.':
    'No hubo cerca ningún cambio de horario de verano o de invierno.',
  'Clocks there went back from {before} to {after} ({zoneBefore} to {zoneAfter}). Local times from {after} to {before} came twice.':
    'Los relojes del lugar se atrasaron de {before} a {after} ({zoneBefore} a {zoneAfter}). Las horas locales de {after} a {before} se dieron dos veces.',
  'Clocks there went forward from {before} to {after} ({zoneBefore} to {zoneAfter}). Local times from {before} to {after} did not happen.':
    'Los relojes del lugar se adelantaron de {before} a {after} ({zoneBefore} a {zoneAfter}). Las horas locales de {before} a {after} no existieron.',
  'This moment is before the change.': 'Este momento es anterior al cambio.',
  'This moment is after the change.': 'Este momento es posterior al cambio.',
  '(whole seconds)': '(segundos enteros)',
  'Cloud service': 'Servicio en la nube',
  Device: 'Dispositivo',
  'Satellites (GPS)': 'Satélites (GPS)',
  'Computer that saved it': 'Ordenador que lo guardó',
  'Cameras at the event’s moment': 'Las cámaras en el momento del evento',
  'The pictures shown for that moment began within {apart} of each other, by the frame times in the files and the starts in the camera table. A start that is wrong shifts its camera by as much; this measure cannot see that.':
    'Las imágenes que se muestran de ese momento empezaron con {apart} de diferencia como máximo, según los tiempos de fotograma de los archivos y los inicios de la tabla de cámaras. Un inicio erróneo desplaza su cámara otro tanto; esta medida no puede detectarlo.',
  '{camera}: frame {frame}, begun {before} ms before':
    '{camera}: fotograma {frame}, empezado {before} ms antes',
  Event: 'Evento',
  Recording: 'Grabación',
  Sent: 'Enviado',
  Saved: 'Guardado',
  'GPS, first fix': 'GPS, primera posición',
  'GPS, last fix': 'GPS, última posición',
  '{camera}, file name': '{camera}, nombre del archivo',
  '{camera}, corrected': '{camera}, corregido',
  'The event’s moment, by the service': 'El momento del evento, según el servicio',
  'The device’s own word, else the first start':
    'Lo que dice el dispositivo o, si no, el primer inicio',
  'Start of the recording, by the service': 'Inicio de la grabación, según el servicio',
  'Start of this file, by the service': 'Inicio de este archivo, según el servicio',
  'The service’s start for all files of the event':
    'Inicio que da el servicio para todos los archivos del evento',
  'Written in the file’s name by the camera, whole seconds; zone as chosen at import':
    'Escrito por la cámara en el nombre del archivo, segundos enteros; zona elegida al importar',
  'Creation time inside the MP4, whole seconds':
    'Hora de creación dentro del MP4, segundos enteros',
  'Worked out from the file system’s time of the last change':
    'Deducido de la hora del último cambio según el sistema de archivos',
  'Assumed to be the event’s moment: nothing better is known':
    'Se supone el momento del evento: no se sabe nada mejor',
  'Written by the device; taken as UTC, no zone is stated':
    'Escrito por el dispositivo; tomado como UTC, no indica zona',
  'Time from the satellites': 'Hora de los satélites',
  'The service’s clock as it sent': 'El reloj del servicio al enviar',
  'This computer’s clock when saved': 'El reloj de este ordenador al guardar',
  'Where the deck puts it: {offset}, {how}': 'Donde se sitúa al mostrarlo: {offset}, {how}',
  'The service names two starts: {recording} for the recording and {file} for its first file ({camera}), {apart} apart.':
    'El servicio da dos inicios: {recording} para la grabación y {file} para su primer archivo ({camera}), con {apart} de diferencia.',
  'The service names two starts: {recording} for the recording and {file} for its first file ({camera}), {apart} apart ({frames}). At most one of them is right; the deck goes by the file’s own.':
    'El servicio da dos inicios: {recording} para la grabación y {file} para su primer archivo ({camera}), con {apart} de diferencia ({frames}). Como mucho uno es correcto; al mostrarlo vale el del archivo.',
  'That is local time in {zone}: the device names its files by it.':
    'Es la hora local de {zone}: el dispositivo nombra con ella sus archivos.',
  '{camera}: the file’s name and its start lie {apart} apart.':
    '{camera}: entre el nombre del archivo y su inicio hay {apart} de diferencia.',
  '{camera}: the device named the file {named}, whole seconds; its start by the service is {start}, {outside} outside that second. One of the two is off, or the name means another moment.':
    '{camera}: el dispositivo nombró el archivo con {named}, segundos enteros; su inicio según el servicio es {start}, a {outside} de ese segundo. Uno de los dos yerra, o el nombre se refiere a otro momento.',
  '{camera}: the file’s name says {named}, its start is {start}, {apart} apart. The name may mean another moment than the first picture.':
    '{camera}: el nombre del archivo dice {named}, su inicio es {start}, con {apart} de diferencia. El nombre puede referirse a un momento distinto de la primera imagen.',
  'The event’s moment lies {apart} before the pictures.':
    'El momento del evento queda {apart} antes de las imágenes.',
  'The event’s moment lies {apart} after the pictures.':
    'El momento del evento queda {apart} después de las imágenes.',
  'All GPS fixes lie {apart} before the pictures.':
    'Todas las posiciones GPS quedan {apart} antes de las imágenes.',
  'All GPS fixes lie {apart} after the pictures.':
    'Todas las posiciones GPS quedan {apart} después de las imágenes.',
  'This computer’s clock stood before the event when the files were saved: it was wrong.':
    'Al guardar los archivos, el reloj de este ordenador marcaba una hora anterior al evento: estaba mal.',
  'This computer’s clock was at least {apart} behind the service’s when the files were saved.':
    'Al guardar los archivos, el reloj de este ordenador iba al menos {apart} por detrás del reloj del servicio.',
  'This computer’s clock was up to {apart} ahead of the service’s when the files were saved; part of that is the time they took to arrive.':
    'Al guardar los archivos, el reloj de este ordenador iba hasta {apart} por delante del reloj del servicio; una parte es el tiempo que tardaron en llegar.',
  ' and ': ' y ',
  'The start of {cameras} is worked out from when the file was last changed: copying or converting changes it, so it may mean nothing.':
    'El inicio de {cameras} se deduce de cuándo se cambió el archivo por última vez: copiarlo o convertirlo lo altera, así que puede no significar nada.',
  'No clock says when {cameras} began: the start is taken from the whole event, and may be seconds off.':
    'Ningún reloj dice cuándo empezó {cameras}: el inicio se toma del evento entero y puede errar en segundos.',
  '{apart} is typical of local time written down as UTC, or of summer time forgotten.':
    'Una diferencia de {apart} es típica de una hora local anotada como UTC o de un horario de verano olvidado.',
  '{count} frames': {
    one: '{count} fotograma',
    other: '{count} fotogramas',
    many: '{count} de fotogramas',
  },

  // Files, custody, tools, limits.
  Files: 'Archivos',
  'Every original here is the whole file as the service sent it.':
    'Cada original es el archivo completo tal como lo envió el servicio.',
  'Every original here is the whole file as it was imported.':
    'Cada original es el archivo completo tal como se importó.',
  'Its SHA-256 was taken while it arrived and compared again while it was copied into this package. This report, as a page and as PDF, is listed in the manifests only, since it cannot hold its own hash.':
    'Su SHA-256 se calculó mientras llegaba y se volvió a comparar al copiarlo en este paquete. Este informe, como página y como PDF, figura solo en los manifiestos, ya que no puede contener su propio hash.',
  'made for this package': 'hecho para este paquete',
  'came as {name}': 'llegó como {name}',
  '{count} bytes': { one: '{count} byte', other: '{count} bytes', many: '{count} de bytes' },
  'Custody record': 'Registro de custodia',
  'What was done with the files of this incident, up to the preparation of this package.':
    'Lo que se hizo con los archivos de este incidente hasta la preparación de este paquete.',
  'The full record is {path}; each entry carries the hash of the one before.':
    'El registro completo es {path}; cada entrada lleva el hash de la anterior.',
  'The full record, in which each entry carries the hash of the one before, stays with the sender.':
    'El registro completo, en el que cada entrada lleva el hash de la anterior, queda en poder del remitente.',
  'The record has no entry.': 'El registro no tiene entradas.',
  What: 'Qué',
  'File or result': 'Archivo o resultado',
  'Tools and inferences': 'Herramientas y deducciones',
  'Package, report and viewer: Roadproof {version}.':
    'Paquete, informe y visor: Roadproof {version}.',
  'Clips and copies: {tool}.': 'Clips y copias: {tool}.',
  'Container: BagIt 1.0 (RFC 8493) in a zip with stored entries; hashes SHA-256 and SHA-512.':
    'Contenedor: BagIt 1.0 (RFC 8493) en un zip con entradas sin comprimir; hashes SHA-256 y SHA-512.',
  'Positions (WGS 84), speed and course are those of the receiver’s sentences, not smoothed and not filled in. Times between two fixes are not interpolated in the drawings and tables here.':
    'Las posiciones (WGS 84), la velocidad y el rumbo son los de las sentencias del receptor, sin suavizar ni completar. En los dibujos y tablas no se interpolan los tiempos entre dos posiciones.',
  'Frame numbers count the pictures of a file from 0 in the order they are shown; their times are the file’s own presentation times, read from its index.':
    'Los números de fotograma cuentan las imágenes de un archivo desde 0 en el orden en que se muestran; sus tiempos son los tiempos de presentación del propio archivo, leídos de su índice.',
  'Inferred, not recorded: where the camera table says so, the start of a video; the zone of the place, from its position; the kind of event, from the words of the service.':
    'Deducido, no grabado: donde lo dice la tabla de cámaras, el inicio de un vídeo; la zona horaria del lugar, por su posición; el tipo de evento, por las palabras del servicio.',
  Limits: 'Límites',
  'The hashes show that the files have not changed since they were saved from the camera service. They cannot show what happened on the device or in the cloud before that.':
    'Los hashes muestran que los archivos no han cambiado desde que se guardaron del servicio de cámaras. No pueden mostrar lo que ocurrió antes en el dispositivo o en la nube.',
  'The manifests alone do not show who made this package: whoever changes a file can also write new manifests. That is why a hash must reach you by another way.':
    'Los manifiestos por sí solos no muestran quién hizo este paquete: quien cambia un archivo también puede escribir manifiestos nuevos. Por eso un hash debe llegarle por otra vía.',
  'The custody record shows the order of its entries, not that they are true.':
    'El registro de custodia muestra el orden de sus entradas, no que sean ciertas.',
  'Positions have the accuracy of a vehicle’s GPS receiver, commonly 3 to 10 metres under open sky. Speed comes from the same receiver and lags in hard braking.':
    'Las posiciones tienen la exactitud de un receptor GPS de vehículo, por lo común de 3 a 10 metros a cielo abierto. La velocidad procede del mismo receptor y va con retraso en las frenadas fuertes.',
  'Files under {folder} and this report are made from the originals by Roadproof {version}; the originals decide.':
    'Los archivos de {folder} y este informe los hizo Roadproof {version} a partir de los originales; los originales son los que valen.',
  'The package is not signed.': 'El paquete no está firmado.',
  'The signature shows that nothing has changed since it was made, and that its maker held the key. {identity} Its time is that of the signer’s clock.':
    'La firma muestra que nada ha cambiado desde que se hizo y que su autor tenía la clave. {identity} Su hora es la del reloj de quien firmó.',
  'Its certificate is self-made: nobody else vouches for the name in it, so it is not proof of identity.':
    'Su certificado es de elaboración propia: nadie más responde del nombre que contiene, por lo que no prueba la identidad.',
  'Its certificate was issued by {issuer}; whether to trust that issuer is the reader’s to decide.':
    'Su certificado lo emitió {issuer}; confiar o no en ese emisor lo decide quien lee.',

  // How to check.
  'How to check this package': 'Cómo comprobar este paquete',
  'Unpack the zip, open a terminal in the unpacked folder and compare every file with the manifest:':
    'Descomprima el zip, abra un terminal en la carpeta descomprimida y compare cada archivo con el manifiesto:',
  'Each line must end with OK. The same files stand in {manifest} with a second kind of hash, and {tags} covers the manifests themselves. To be sure that the package is the one that was handed over, compare the SHA-256 of the zip, or of {tags}, with the value its sender gave you by another way.':
    'Cada línea debe terminar en OK. Los mismos archivos figuran en {manifest} con un segundo tipo de hash, y {tags} cubre los propios manifiestos. Para estar seguro de que el paquete es el que se entregó, compare el SHA-256 del zip, o de {tags}, con el valor que el remitente le haya dado por otra vía.',
  Signature: 'Firma',
  'This package is not signed: the computer that made it had no keychain to hold a key in.':
    'Este paquete no está firmado: el ordenador que lo hizo no tenía un llavero donde guardar una clave.',
  'Signed over the bytes of {tags}, and through it over every file, with the key of {name}; its certificate is self-made and counts since {since}. SHA-256 of the certificate: {hash}':
    'Firmado sobre los bytes de {tags} y, a través de él, sobre cada archivo, con la clave de {name}; su certificado es de elaboración propia y vale desde {since}. SHA-256 del certificado: {hash}',
  'Signed over the bytes of {tags}, and through it over every file, with the key of {name}; its certificate is issued by {issuer} and counts since {since}. SHA-256 of the certificate: {hash}':
    'Firmado sobre los bytes de {tags} y, a través de él, sobre cada archivo, con la clave de {name}; su certificado lo emitió {issuer} y vale desde {since}. SHA-256 del certificado: {hash}',
  'The first must say “CMS Verification successful”. Compare the SHA-256 that the second shows with what the signer tells you by another way.':
    'La primera debe decir «CMS Verification successful». Compare el SHA-256 que muestra la segunda con el que quien firma le indique por otra vía.',
  'This page is for courts of the United States, hence in English: a form in which a qualified person can certify these records. Left empty, it states nothing.':
    'Esta página es para tribunales de los Estados Unidos y por eso está en inglés: un formulario en el que una persona cualificada puede certificar estos registros. En blanco no declara nada.',
  'Made from {file} with SHA-256 {hash}.': 'Hecho a partir de {file} con SHA-256 {hash}.',
  'the NMEA original': 'el original NMEA',
  unknown: 'desconocido',

  // What goes in, what is left out, what is missing.
  'Original videos': 'Vídeos originales',
  Snapshots: 'Instantáneas',
  'GPS and G-sensor log, as recorded': 'Registro de GPS y sensor G, tal como se grabó',
  'Track as GPX and as a table': 'Recorrido como GPX y como tabla',
  'The camera’s own data': 'Datos propios de la cámara',
  'Stills of the marks': 'Imágenes fijas de las marcas',
  'Clips and copies': 'Clips y copias',
  'Report as PDF': 'Informe en PDF',
  'Report as a page': 'Informe como página',
  'Viewer for any browser': 'Visor para cualquier navegador',
  'Raw answers of the service': 'Respuestas originales del servicio',
  Report: 'Informe',
  'Report on paper (PDF)': 'Informe en papel (PDF)',
  'Track as GPX': 'Recorrido como GPX',
  'Track as a table (CSV)': 'Recorrido como tabla (CSV)',
  'Custody log': 'Registro de custodia',
  'Marks and notes, with frame numbers': 'Marcas y notas, con números de fotograma',
  'Claim data': 'Datos del siniestro',
  'Incident data': 'Datos del incidente',
  'Files, hashes and origins': 'Archivos, hashes y procedencia',
  'Tools and settings used': 'Herramientas y ajustes usados',
  'JSON Schema of the files beside it': 'JSON Schema de los archivos contiguos',
  'Viewer: all cameras in sync, in any browser':
    'Visor: todas las cámaras sincronizadas, en cualquier navegador',
  'Video {name}': 'Vídeo {name}',
  '{camera} video': 'Vídeo ({camera})',
  'Snapshot {name}': 'Instantánea {name}',
  '{camera} snapshot': 'Instantánea ({camera})',
  '{camera} camera': 'Cámara ({camera})',
  '{camera} video without its sound': 'Vídeo ({camera}) sin su sonido',
  'GPS track': 'Recorrido GPS',
  'GPS track (GPX)': 'Recorrido GPS (GPX)',
  'GPS and G-sensor log (NMEA)': 'Registro de GPS y sensor G (NMEA)',
  'Camera’s own data {name}': 'Datos propios de la cámara {name}',
  'Service answer {name}': 'Respuesta del servicio {name}',
  'Still: {title}': 'Imagen fija: {title}',
  'Left out by choice.': 'Omitido por decisión propia.',
  'Faces may be seen; only redacted copies go in.':
    'Pueden verse caras; solo se incluyen copias con zonas ocultas.',
  'The answers may name the driver.': 'Las respuestas pueden nombrar al conductor.',
  'The data may name the driver.': 'Los datos pueden nombrar al conductor.',
  'It can not be read here, so its sound can not be taken out.':
    'Aquí no se puede leer, así que no se le puede quitar el sonido.',
  'It has sound.': 'Tiene sonido.',
  'No whole video goes in that it could play.':
    'No se incluye ningún vídeo completo que pueda reproducir.',
  'It names the driver, and without that its chain of hashes would break.':
    'Nombra al conductor, y sin ese nombre se rompería su cadena de hashes.',
  Sound: 'Sonido',
  'Left out for privacy. Videos that have sound are here as copies without it: the same pictures, packet by packet. The untouched originals stay with the sender; each copy names its original by SHA-256.':
    'Omitido por privacidad. Los vídeos con sonido están aquí como copias sin él: las mismas imágenes, paquete a paquete. Los originales intactos quedan en poder del remitente; cada copia nombra su original por su SHA-256.',
  Faces: 'Caras',
  'Left out for privacy. Original videos and snapshots stay with the sender; only copies in which parts of the picture were hidden by hand are here, each naming its original by SHA-256.':
    'Omitidas por privacidad. Los vídeos e instantáneas originales quedan en poder del remitente; aquí solo hay copias en las que se ocultaron a mano partes de la imagen, y cada una nombra su original por su SHA-256.',
  'Driver’s name': 'Nombre del conductor',
  'Left out for privacy, from this report, the data files, the viewer and the names of files; the raw answers of the service stay with the sender. Pictures and sound may still show who drove.':
    'Omitido por privacidad en este informe, los archivos de datos, el visor y los nombres de archivo; las respuestas originales del servicio quedan en poder del remitente. Las imágenes y el sonido aún pueden mostrar quién conducía.',
  '[name left out]': '[nombre omitido]',
  '{count} more videos': {
    one: 'Un vídeo más',
    other: '{count} vídeos más',
    many: '{count} de vídeos más',
  },
  'Recorded, but still on its way from the device to the cloud.':
    'Grabado, pero aún en camino del dispositivo a la nube.',
  'Recorded by the device, but the service names no file for it.':
    'Grabado por el dispositivo, pero el servicio no indica ningún archivo.',
  'The cloud deleted it before it was saved here.':
    'La nube lo borró antes de que se guardara aquí.',
  'Saving failed. {why}': 'No se pudo guardar. {why}',
  'It is still being saved.': 'Todavía se está guardando.',
  'It is recorded as saved but not on this disk.':
    'Consta como guardado, pero no está en este disco.',
  'Its local copy is in the trash.': 'Su copia local está en la papelera.',
  'It has not been saved from the cloud.': 'No se ha guardado desde la nube.',
  'Saving the track failed': 'No se pudo guardar el recorrido',
  'In the trash; put it back under Storage': 'En la papelera de quien remite',
  'Not saved yet': 'Aún sin guardar',
  'The track file holds no position': 'El archivo del recorrido no contiene ninguna posición',
  'The saved track file is missing from the library folder':
    'El archivo guardado del recorrido falta en la carpeta de la biblioteca',
  'The saved track file could not be read': 'No se pudo leer el archivo guardado del recorrido',
  'No track file was imported with it': 'No se importó ningún archivo de recorrido con él',
  'Deleted by the cloud before it was saved': 'Borrado por la nube antes de guardarlo',
  'The device recorded no track for this incident':
    'El dispositivo no grabó ningún recorrido de este incidente',
  'The saved file holds no video that can be read':
    'El archivo guardado no contiene ningún vídeo legible',
  'Saving this file failed': 'No se pudo guardar este archivo',
  'Saving this file failed: {error}': 'No se pudo guardar este archivo: {error}',
  'Being saved now': 'Guardándose ahora',
  'Still uploading from the device': 'Aún subiéndose desde el dispositivo',
  'Not recorded by this device': 'No grabado por este dispositivo',
  'Still of the mark “{mark}” at {time}': 'Imagen fija de la marca «{mark}» a las {time}',
  'Still of the mark “{mark}”, first moment, at {time}':
    'Imagen fija de la marca «{mark}», primer momento, a las {time}',
  'Still of the mark “{mark}”, last moment, at {time}':
    'Imagen fija de la marca «{mark}», último momento, a las {time}',
  'No camera that is saved here has a picture of that moment.':
    'Ninguna cámara guardada aquí tiene una imagen de ese momento.',
  'Its mark was moved, changed or deleted after it was made.':
    'Su marca se movió, cambió o borró después de hacerla.',
  'It was not made.': 'No se hizo.',
  'Its video is no longer in the library.': 'Su vídeo ya no está en la biblioteca.',
  'This computer could not decode its picture ({codec}).':
    'Este ordenador no pudo decodificar su imagen ({codec}).',
  '{whose}: frames {frames}': '{whose}: fotogramas {frames}',
  '{count} stills': {
    one: '{count} imagen fija',
    other: '{count} imágenes fijas',
    many: '{count} de imágenes fijas',
  },
  'A package holds {most} stills at most; these are beyond that. {stills}.':
    'Un paquete contiene como máximo {most} imágenes fijas; estas sobrepasan ese número. {stills}.',

  // What can have kept a file from being saved.
  'The link to this file has expired.': 'El enlace a este archivo ha caducado.',
  'The cloud no longer has this file.': 'La nube ya no tiene este archivo.',
  'The file changed on the server while it was being saved.':
    'El archivo cambió en el servidor mientras se guardaba.',
  'What arrived is not the kind of file that was announced.':
    'Lo que llegó no es el tipo de archivo anunciado.',
  'The library folder cannot be opened.': 'No se puede abrir la carpeta de la biblioteca.',
  'There is not enough free space for this.': 'No hay suficiente espacio libre para esto.',
  'The library is not where it was.': 'La biblioteca no está donde estaba.',
  'This library is open read-only: nothing in it can be changed.':
    'Esta biblioteca está abierta solo para lectura: no se puede cambiar nada en ella.',
  'A saved file is missing from the library folder.':
    'Falta un archivo guardado en la carpeta de la biblioteca.',
  'A saved file is no longer what was saved.': 'Un archivo guardado ya no es lo que se guardó.',
  'The clip could not be made.': 'No se pudo hacer el clip.',
  'This computer has no encoder for new pictures.':
    'Este ordenador no tiene codificador para imágenes nuevas.',
  'The server could not be reached.': 'No se pudo contactar con el servidor.',
  'This network’s proxy did not let the request through.':
    'El proxy de esta red no dejó pasar la petición.',
  'The server did not answer in time.': 'El servidor no respondió a tiempo.',
  'The connection broke while data was arriving.':
    'La conexión se cortó mientras llegaban los datos.',
  'The service did not accept the API key.': 'El servicio no aceptó la clave de API.',
  'The service no longer accepts this session.': 'El servicio ya no acepta esta sesión.',
  'The service refused the request.': 'El servicio rechazó la petición.',
  'The service is overloaded and asked us to wait.':
    'El servicio está sobrecargado y pidió esperar.',
  'The service failed on its own side.': 'El servicio falló por su parte.',
  'The service does not know what was asked for.': 'El servicio no conoce lo que se pidió.',
  'The service sent an answer that could not be read.':
    'El servicio envió una respuesta que no se pudo leer.',
  'Cancelled.': 'Cancelado.',
  'Something went wrong that we did not foresee.': 'Ocurrió un fallo imprevisto.',

  // Kinds of events.
  'Harsh braking': 'Frenada brusca',
  'Harsh acceleration': 'Aceleración brusca',
  'Harsh turn': 'Giro brusco',
  'Harsh cornering': 'Curva tomada bruscamente',
  'Speed limit violation': 'Límite de velocidad superado',
  'Remote clip': 'Clip solicitado a distancia',
  'Reverse gear beep': 'Aviso de marcha atrás',
  Speeding: 'Exceso de velocidad',
  'Stop sign violation': 'Stop no respetado',
  Tailgating: 'Distancia insuficiente',
  'Lane departure': 'Salida del carril',
  'Forward collision warning': 'Aviso de colisión frontal',
  'Phone use': 'Uso del teléfono',
  Distraction: 'Distracción',
  Drowsiness: 'Somnolencia',
  'No seat belt': 'Sin cinturón',
  'Manual upload': 'Subida manual',
  'Event recording': 'Grabación de evento',
  'Parking recording': 'Grabación en estacionamiento',
  'Manual recording': 'Grabación manual',

  // Actions of a custody record.
  'signed-in': 'sesión iniciada',
  'signed-out': 'sesión cerrada',
  saved: 'guardado',
  'partly-saved': 'guardado en parte',
  quarantined: 'puesto aparte',
  viewed: 'visto',
  noted: 'anotado',
  verified: 'verificado',
  exported: 'exportado',
  released: 'entregado',
  'discard-requested': 'descarte solicitado',
  discarded: 'descartado',
  'discard-failed': 'descarte fallido',
  'clip-requested': 'clip solicitado',
  imported: 'importado',
  repaired: 'reparado',
  derived: 'derivado',
  held: 'retenido',
  'hold-released': 'retención levantada',
  'start-corrected': 'inicio corregido',
  'claim-made': 'siniestro creado',
  'claim-archived': 'siniestro archivado',
  'claim-restored': 'siniestro recuperado',
  'added-to-claim': 'añadido al siniestro',
  'removed-from-claim': 'retirado del siniestro',
  trashed: 'a la papelera',
  restored: 'recuperado',
  'trash-emptied': 'papelera vaciada',
  'layout-changed': 'disposición cambiada',
  'library-moved': 'biblioteca trasladada',
  'release-withdrawn': 'entrega retirada',
  reissued: 'emitido de nuevo',

  // The page on how to check.
  'HOW TO CHECK THIS PACKAGE': 'CÓMO COMPROBAR ESTE PAQUETE',
  'Package:': 'Paquete:',
  'Prepared:': 'Preparado:',
  'Made with:': 'Hecho con:',
  '{time} by {name}': '{time} por {name}',
  'What is in here': 'Qué hay aquí',
  'all cameras in sync with the map: unpack, then open it in a browser':
    'todas las cámaras sincronizadas con el mapa: descomprimir y abrir en un navegador; en inglés',
  'start here: the report, for the screen': 'empezar aquí: el informe, para la pantalla',
  'the same report on paper, with a certification page to fill in':
    'el mismo informe en papel, con una página de certificación para rellenar',
  'the files exactly as the camera service sent them':
    'los archivos exactamente como los envió el servicio de cámaras',
  'made from the originals for convenience; the originals decide':
    'hecho a partir de los originales por comodidad; los originales son los que valen',
  'what the camera service said of this incident, as it said it':
    'lo que el servicio de cámaras dijo de este incidente, tal como lo dijo',
  'the same facts as in the report, for machines':
    'los mismos datos que en el informe, para programas',
  'who did what to these files, and when': 'quién hizo qué con estos archivos, y cuándo',
  'the hash of every file under data': 'el hash de cada archivo de data',
  'the same with a second kind of hash': 'lo mismo con un segundo tipo de hash',
  'the hashes of the manifests and of this page': 'los hashes de los manifiestos y de esta página',
  'the signature over tagmanifest-sha256.txt': 'la firma sobre tagmanifest-sha256.txt',
  'the certificate of the key that signed': 'el certificado de la clave que firmó',
  'The package is a BagIt bag (RFC 8493): any BagIt tool can check it too.':
    'El paquete es una bolsa BagIt (RFC 8493): cualquier herramienta BagIt también puede comprobarlo.',
  '1. Nothing changed': '1. Nada ha cambiado',
  'Unpack the zip. Open a terminal in the folder that holds this page and run the lines for your system. Every file must be told OK.':
    'Descomprima el zip. Abra un terminal en la carpeta que contiene esta página y ejecute las líneas de su sistema. Para cada archivo debe decir OK.',
  '2. Nothing added': '2. Nada se ha añadido',
  'Every file under data must have its line in manifest-sha256.txt. Lines in it: {count}. A file that is not listed does not belong to the package.':
    'Cada archivo de data debe tener su línea en manifest-sha256.txt. Líneas que contiene: {count}. Un archivo que no figura no pertenece al paquete.',
  '3. It is the package that was sent': '3. Es el paquete que se envió',
  'Whoever changes files can also write new manifests. So ask the sender, by telephone or letter, for the SHA-256 of the zip they sent, and compare it with yours:':
    'Quien cambia archivos también puede escribir manifiestos nuevos. Por eso pida al remitente, por teléfono o por carta, el SHA-256 del zip que envió y compárelo con el suyo:',
  '4. The signature': '4. La firma',
  'Steps 1 to 3 hold all the same.': 'Los pasos 1 a 3 valen igualmente.',
  'The package is signed with the key of this certificate:':
    'El paquete está firmado con la clave de este certificado:',
  'Name:': 'Nombre:',
  'Organisation:': 'Organización:',
  'Since:': 'Desde:',
  'Until:': 'Hasta:',
  'Issued by:': 'Emitido por:',
  'none given': 'sin indicar',
  'itself (self-made)': 'él mismo (elaboración propia)',
  ', in turn by ': ', a su vez por ',
  'The signature is made over the bytes of tagmanifest-sha256.txt, and through it over every file. With openssl (on Windows it comes with Git), in the folder that holds this page:':
    'La firma se hizo sobre los bytes de tagmanifest-sha256.txt y, a través de él, sobre cada archivo. Con openssl (en Windows viene con Git), en la carpeta que contiene esta página:',
  'The first must say "CMS Verification successful". The second shows the certificate: ask the signer, by telephone or letter, for its SHA-256, and compare. Who changes a package can also make a new key.':
    'La primera debe decir "CMS Verification successful". La segunda muestra el certificado: pida a quien firma, por teléfono o por carta, su SHA-256 y compárelo. Quien cambia un paquete también puede hacer una clave nueva.',
  'A good signature shows that nothing has changed since it was made and that its maker held the key. {identity} The time in the signature is that of the signer’s own clock.':
    'Una firma válida muestra que nada ha cambiado desde que se hizo y que su autor tenía la clave. {identity} La hora de la firma es la del propio reloj de quien firmó.',
  'The certificate is self-made: nobody else vouches for the name in it, so it is not proof of identity.':
    'El certificado es de elaboración propia: nadie más responde del nombre que contiene, por lo que no prueba la identidad.',
  'The certificate was issued by {issuer}: whether to trust that issuer is yours to decide. With its root certificate in root.pem, "-CAfile root.pem" in the first line checks the chain as well.':
    'El certificado lo emitió {issuer}: confiar o no en ese emisor lo decide usted. Con su certificado raíz en root.pem, "-CAfile root.pem" en la primera línea comprueba también la cadena.',
  '5. The time stamp, if there is one': '5. El sello de tiempo, si lo hay',
  'A file signature/manifest.tsr is the answer of a time-stamp authority (RFC 3161): it confirms that tagmanifest-sha256.txt, and through it every file, was there at its time. With the root certificate that the authority publishes, saved as authority-root.pem:':
    'Un archivo signature/manifest.tsr es la respuesta de una autoridad de sellado de tiempo (RFC 3161): confirma que tagmanifest-sha256.txt y, a través de él, cada archivo existía a esa hora. Con el certificado raíz que publica la autoridad, guardado como authority-root.pem:',
  'The first must say "Verification: OK". The second shows the time. Without such a file the package was made without an authority, or none could be reached.':
    'La primera debe decir "Verification: OK". La segunda muestra la hora. Sin ese archivo, el paquete se hizo sin autoridad o no se pudo contactar con ninguna.',
  'What this cannot show: what happened on the camera or in the cloud before the files were saved, and who, as a person, prepared the package.':
    'Lo que esto no puede mostrar: qué ocurrió en la cámara o en la nube antes de guardar los archivos, ni quién, como persona, preparó el paquete.',
};
