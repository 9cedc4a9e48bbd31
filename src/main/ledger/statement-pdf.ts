/** The completeness statement on paper: the verdict, the sums, who made it, then every event with its reason. */
import { EVENT_FATES, LOST_FATES, OPEN_FATES, type EventFate } from '@shared/domain/completeness';
import { formatBytes, formatCount, plural } from '@shared/units';
import { makePdf, type PdfPages, type TextStyle } from '@main/platform/pdf';
import { FATE_NAMES, verdictOf } from '@shared/domain/completeness-words';
import type { Statement, StatementRow } from './read-statement';
import { clockOf, isoOf } from './statement-words';

const LEFT = 42;
const BOTTOM = 62;
const BODY: TextStyle = { sizePt: 9 };
const SMALL: TextStyle = { sizePt: 8, colour: '#43515d' };
const HEAD: TextStyle = { sizePt: 8, bold: true, colour: '#43515d' };
const LINE_COLOUR = '#c3ccd3';
/** Longer lists are for a table, not for paper; what is left out is said. */
const MOST_ROWS = 1000;
const ROWS_AT_ONCE = 8;

const COLOURS: Readonly<Record<EventFate, string>> = {
  expired: '#a8261d',
  removed: '#c4574f',
  'deleted-here': '#cf7169',
  'never-arrived': '#d98a83',
  failed: '#b36b00',
  'to-save': '#f2a516',
  saving: '#5f9fb0',
  coming: '#9cc4cf',
  'no-video': '#c3ccd3',
  saved: '#1b6b46',
};

/** Event columns: left edge and width in points. */
const COLUMNS = {
  time: [0, 84],
  event: [88, 120],
  who: [212, 104],
  videos: [320, 52],
  reason: [376, 135],
} as const;

interface Pen {
  readonly pages: PdfPages;
  readonly width: number;
  y: number;
}

export function statementPdf(statement: Statement, fontFolder: string): Promise<Buffer> {
  const options = {
    title: `Completeness statement, ${statement.scope}`,
    author: [statement.userName, statement.organisation].filter(Boolean).join(', '),
    madeAtMs: statement.madeAtMs,
    fontFolder,
  };
  return makePdf(options, async (pages) => {
    const pen: Pen = { pages, width: pages.widthPt - 2 * LEFT, y: 0 };
    newPage(pen);
    drawTop(pen, statement);
    drawSums(pen, statement);
    drawMaker(pen, statement);
    await drawEvents(pen, statement);
    pages.onEveryPage((page, count) => {
      const y = pages.heightPt - 40;
      pages.rectangle(LEFT, y - 8, pen.width, 0.5, LINE_COLOUR);
      pages.line(`Completeness statement · ${statement.library}`, LEFT, y, SMALL, 380);
      pages.line(`Page ${page} of ${count}`, pages.widthPt - LEFT - 60, y, SMALL, 60);
    });
  });
}

function newPage(pen: Pen): void {
  pen.pages.addPage();
  pen.y = 46;
}

function room(pen: Pen, heightPt: number): boolean {
  return pen.y + heightPt <= pen.pages.heightPt - BOTTOM;
}

function paragraph(pen: Pen, text: string, style: TextStyle, widthPt = pen.width): void {
  pen.pages.element('P', () => {
    for (const line of pen.pages.wrap(text, style, widthPt)) {
      pen.pages.line(line, LEFT, pen.y, style);
      pen.y += style.sizePt * 1.45;
    }
  });
}

function drawTop(pen: Pen, statement: Statement): void {
  const { pages } = pen;
  paragraph(pen, statement.library, SMALL);
  pages.element('H1', () =>
    pages.line('Completeness statement', LEFT, pen.y, { sizePt: 22, bold: true }),
  );
  pen.y += 34;
  paragraph(pen, statement.scope, { sizePt: 11, colour: '#43515d' });
  pen.y += 8;
  paragraph(pen, verdictOf(statement.sums), { sizePt: 13, bold: true });
  pen.y += 8;
  drawBar(pen, statement);
}

function drawBar(pen: Pen, { sums }: Statement): void {
  if (sums.events === 0) return;
  pen.pages.decoration(() => {
    let x = LEFT;
    for (const fate of [...EVENT_FATES].reverse()) {
      const width = (pen.width * sums.fates[fate]) / sums.events;
      if (width > 0) pen.pages.rectangle(x, pen.y, Math.max(1, width - 1), 10, COLOURS[fate]);
      x += width;
    }
  });
  pen.y += 22;
}

function drawSums(pen: Pen, { sums, savedBytes }: Statement): void {
  const { pages } = pen;
  pages.element('Table', () => {
    for (const fate of [...EVENT_FATES].reverse()) {
      pages.decoration(() => pages.rectangle(LEFT, pen.y + 3, 7, 7, COLOURS[fate]));
      pages.element('TR', () => {
        pages.element('TH', () => pages.line(FATE_NAMES[fate], LEFT + 14, pen.y, BODY));
        pages.element('TD', () =>
          pages.line(plural(sums.fates[fate], 'event'), LEFT + 190, pen.y, { ...BODY, bold: true }),
        );
        pages.element('TD', () => pages.line(meaningOf(fate), LEFT + 270, pen.y, SMALL, 240));
      });
      pen.y += 15;
    }
  });
  pen.y += 4;
  paragraph(
    pen,
    `${plural(sums.events, 'event')} in all. Videos: ${formatCount(sums.videosRecorded)} recorded, ` +
      `${formatCount(sums.videosArrived)} arrived in the cloud, ${formatCount(sums.videosSaved)} saved here ` +
      `(${formatBytes(savedBytes)} with all other files). ${plural(sums.verified, 'event')} hashed again ` +
      'since saving and unchanged.',
    BODY,
  );
  pen.y += 8;
}

function meaningOf(fate: EventFate): string {
  if (fate === 'saved') return 'Everything recorded lies in this library.';
  if (fate === 'no-video') return 'Nothing was recorded, so nothing can be lost.';
  if (fate === 'deleted-here') return 'The cloud has no copy; what is in the trash can come back.';
  if (LOST_FATES.includes(fate)) return 'Lost, unless the device still holds it.';
  if (OPEN_FATES.includes(fate)) return 'In the cloud; can be saved until it expires.';
  return 'Not final yet.';
}

function drawMaker(pen: Pen, statement: Statement): void {
  const { pages } = pen;
  const synced = statement.lastSyncedMs;
  const facts: readonly (readonly [string, string])[] = [
    [
      'Made by',
      [statement.userName, statement.organisation].filter(Boolean).join(', ') || 'No name given',
    ],
    ['Made at', clockOf(statement.madeAtMs)],
    ['List read from the service', synced === null ? 'Never' : isoOf(synced)],
    ['Program', `Roadproof ${statement.appVersion}`],
  ];
  pages.element('Table', () => {
    for (const [name, value] of facts) {
      pages.element('TR', () => {
        pages.element('TH', () => pages.line(name, LEFT, pen.y, HEAD));
        pages.element('TD', () => pages.line(value, LEFT + 130, pen.y, BODY, pen.width - 130));
      });
      pen.y += 14;
    }
  });
  pen.y += 8;
}

/** What is lost or open first, what is saved last. */
async function drawEvents(pen: Pen, statement: Statement): Promise<void> {
  let left = MOST_ROWS;
  for (const fate of EVENT_FATES) {
    const rows = statement.rows.filter((row) => row.fate === fate);
    if (rows.length === 0) continue;
    const shown = rows.slice(0, left);
    left -= shown.length;
    if (!room(pen, 80)) newPage(pen);
    pen.y += 8;
    pen.pages.element('H2', () =>
      pen.pages.line(`${FATE_NAMES[fate]} · ${formatCount(rows.length)}`, LEFT, pen.y, {
        sizePt: 12,
        bold: true,
      }),
    );
    pen.y += 20;
    if (shown.length > 0) await drawRows(pen, shown);
    if (shown.length < rows.length) {
      paragraph(
        pen,
        `${formatCount(rows.length - shown.length)} more of these are in the CSV of this statement.`,
        SMALL,
      );
    }
  }
}

function drawHead(pen: Pen): void {
  const { pages } = pen;
  const names = {
    time: 'Time (UTC)',
    event: 'Event',
    who: 'Vehicle and driver',
    videos: 'Rec / arr / sav',
    reason: 'Why',
  } as const;
  pages.element('TR', () => {
    for (const [column, name] of Object.entries(names)) {
      const [x, width] = COLUMNS[column as keyof typeof COLUMNS];
      pages.element('TH', () => pages.line(name, LEFT + x, pen.y, { ...HEAD, sizePt: 7 }, width));
    }
  });
  pen.y += 12;
  pages.decoration(() => pages.rectangle(LEFT, pen.y - 1, pen.width, 0.7, LINE_COLOUR));
  pen.y += 3;
}

async function drawRows(pen: Pen, rows: readonly StatementRow[]): Promise<void> {
  const { pages } = pen;
  await pages.longElement('Table', async () => {
    drawHead(pen);
    for (const [index, row] of rows.entries()) {
      // A long list must not hold up the rest of the program.
      if (index % ROWS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
      const reason = pages.wrap(row.reason, SMALL, COLUMNS.reason[1]);
      const height = Math.max(25, reason.length * 11 + 4);
      if (!room(pen, height)) {
        newPage(pen);
        drawHead(pen);
      }
      pages.element('TR', () => drawRow(pen, row, reason));
      pen.y += height;
      pages.decoration(() => pages.rectangle(LEFT, pen.y - 3, pen.width, 0.3, LINE_COLOUR));
    }
  });
}

function drawRow(pen: Pen, { incident }: StatementRow, reason: readonly string[]): void {
  const { pages, y } = pen;
  const cell = (column: keyof typeof COLUMNS, lines: readonly string[], style: TextStyle): void => {
    const [x, width] = COLUMNS[column];
    pages.element('TD', () => {
      lines.forEach((line, index) =>
        pages.line(line, LEFT + x, y + index * 11, index === 0 ? style : SMALL, width),
      );
    });
  };
  const [day, time] = isoOf(incident.eventTimeMs).split('T');
  const severity = incident.severityLevel === null ? '' : ` · level ${incident.severityLevel}`;
  const sums = `${incident.videosRecorded} / ${incident.videosArrived} / ${incident.videosSaved}`;
  cell('time', [day ?? '', (time ?? '').slice(0, 8)], BODY);
  cell('event', [`${incident.typeName}${severity}`, incident.ticket], BODY);
  cell('who', [incident.vehicleName ?? '–', incident.driverName ?? '–'], BODY);
  cell('videos', [sums, incident.verifiedAtMs === null ? '' : 'hashed again'], BODY);
  cell('reason', reason, SMALL);
}
