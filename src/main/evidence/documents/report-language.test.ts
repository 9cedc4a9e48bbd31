/** The report in its languages: whole, in the language's own words, and the same facts in each. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPORT_LANGUAGES, type ReportLanguage } from '@shared/domain/report-language';
import { CLAIM, EVENT_TIME_MS } from '../../../../test/support/evidence-source';
import { richSource } from '../../../../test/support/rich-source';
import { planEvidence } from '../plan';
import { unmadeStills, withoutUnmade } from '../planning/mark-stills';
import { wordsIn } from '../words/words-in';
import { findAll, htmlTree, textIn, type HtmlNode } from './html-tree';
import { packageDocuments, packageTexts } from './package-documents';
import type { PackageFacts } from './package-facts';

const SIGNER = {
  name: 'Ana Novák',
  organisation: 'Northline Freight',
  fingerprint: 'f'.repeat(64),
  sinceMs: EVENT_TIME_MS,
  untilMs: null,
  issuers: [],
} as const;

function facts(language: ReportLanguage): PackageFacts {
  const source = richSource();
  const claim = {
    ...CLAIM,
    facts: {
      insured: 'Northline Freight',
      policy: 'P-1',
      carrier: 'Harbour Mutual',
      adjuster: 'Jo Park',
      lossDate: '2026-06-12',
      lossPlace: 'Straße des 17. Juni',
      lossType: 'Auffahrunfall',
      lossDescription: 'El camión frenó de golpe; ¿por qué?',
      references: [{ label: '', number: 'R-1' }],
    },
  };
  const words = wordsIn(language);
  const wanted = planEvidence(source, claim.claimNumber, undefined, undefined, words);
  const plan = withoutUnmade(wanted, unmadeStills(wanted, [], words));
  return {
    source,
    claim,
    plan: { ...plan, signature: { kind: 'signed', signer: SIGNER } },
    withheldName: null,
    preparedAtMs: EVENT_TIME_MS + 86_400_000,
    appVersion: '1.2.3',
    units: 'metric',
    timeStampAuthority: null,
    maps: null,
    viewer: { script: 'void 0', style: '' },
    fontFolder: resolve('resources/fonts'),
  };
}

function textOf(path: string, from: PackageFacts): string {
  const found = packageTexts(from).find((document) => document.path === path);
  return Buffer.from(found?.bytes ?? []).toString('utf8');
}

const pageIn = (language: ReportLanguage): string =>
  textOf('data/report.html', facts(language)).replace(/\s+/g, ' ');

/** Every text that stands by itself, but for the page that is English in every language. */
function textsOf(page: string): readonly string[] {
  const walk = (node: HtmlNode): readonly string[] => {
    if (typeof node === 'string') return [node.replace(/\s+/g, ' ').trim()];
    return node.attributes['lang'] === 'en' && node.tag === 'div'
      ? []
      : node.children.flatMap(walk);
  };
  return findAll(htmlTree(page), 'body').flatMap(walk);
}

/** Typed by a person, names of systems, commands, and what stands in files as it stands here. */
const ALIKE = [
  /Ana Novák|Northline|Harbour Mutual|Jo Park|CLM-4711|Liability claim|Call before|Straße|camión|Auffahr/,
  /UTC$|^[\d\W]*$|^[0-9a-f]{64}$|^(data\/|custody\/|metadata\/|HOW-TO-CHECK|manifest-|tagmanifest-)/,
  /^(Linux|macOS|Windows)|sha256sum|Get-Content|openssl|shasum/,
  /^(shownFrames|hasSound|sound): /,
  /km\/h|WGS 84|MiB|^(T-1002|Van 12|D-77|trip-9|P-1|R-1|derived|custody)$/,
  /\.(mp4|jpg|nmea|MP4|html)$|^\d+ (m|bytes)$|avc1|^[a-z-]+$|Roadproof 1\.1\.0/,
  /^(SHA|GPS|Ticket|Organisation|Front|Start|Moment|Signal|N|x|y|z|G|[+−-]?[\d.,]+ s|\d+[–+].*)$/,
];

describe('the report', () => {
  const english = textsOf(pageIn('en'));

  it.each(['es', 'de'] as const)('in %s leaves no sentence in English', (language) => {
    const said = new Set(english);
    const left = textsOf(pageIn(language)).filter((text) => said.has(text));
    expect(left.filter((text) => !ALIKE.some((pattern) => pattern.test(text)))).toEqual([]);
  });

  it('says in Spanish what it says in English', () => {
    const page = pageIn('es');
    for (const said of [
      '<html lang="es">',
      'Informe de pruebas: Frenada brusca, 2026-06-12 08:15:30 UTC',
      '<dd>Frenada brusca (harsh_braking)</dd>',
      'vie, 12 jun 2026, 10:15:30 UTC+2 (CEST), Europe/Prague',
      'corregido en +0,120 s, según el sonido, aceptado por Ana Novák, 2026-06-12 08:16:30 UTC (Sonido comparado con Frontal: coincide en un 83 %, ± 0,020 s); sin ello',
      '(Inicio del archivo 08:15:20.000 UTC; sus posiciones dicen 08:15:18.500 UTC ± 0,150 s)',
      '600 fotogramas en 20 s',
      '30,00 por segundo',
      '1.234.567 bytes (1,2 MiB)',
      '2 vídeos más.</strong> Grabado por el dispositivo',
      'Instantánea (Frontal).</strong> No se pudo guardar. La nube ya no tiene este archivo.',
      'No grabado por este dispositivo',
      'Clip sin pérdida: Frontal, fotogramas 300 a 500',
      'Frontal, Habitáculo, 8,0 s',
      'Imagen fija: Frontal, fotograma 315, primer momento del tramo',
      'tiempo de presentación 10.499895 s',
      'Frontal #300, Habitáculo #296, Trasera #300',
      'De 2026-06-12 08:15:34 UTC a 2026-06-12 08:15:39 UTC (5 s): no se grabó ninguna posición',
      '37 posiciones: 35 válidas y 2 no válidas; 401 lecturas del sensor G.',
      '50.080000, 14.430000 (WGS 84)',
      'inicio corregido<br /><span class="note">start-corrected</span>',
      'con la clave de <strong>Ana Novák</strong>, Northline Freight; su certificado es de elaboración propia',
      'Esta página es para tribunales de los Estados Unidos',
      'Certification of records (to fill in)',
    ]) {
      expect.soft(page).toContain(said);
    }
  });

  it('says in German what it says in English', () => {
    const page = pageIn('de');
    for (const said of [
      '<html lang="de">',
      'Beweisbericht: Starkes Bremsen, 2026-06-12 08:15:30 UTC',
      'Fr., 12. Juni 2026, 10:15:30 UTC+2 (CEST), Europe/Prague',
      'um +0,120 s korrigiert, nach dem Ton, bestätigt von Ana Novák, 2026-06-12 08:16:30 UTC (Ton verglichen mit Front: zu 83 % gleich, ± 0,020 s); ohne dies',
      '600 Bilder in 20 s',
      '1.234.567 Byte (1,2 MiB)',
      'Schnappschuss (Front).</strong> Das Speichern ist fehlgeschlagen. Die Cloud hat diese Datei nicht mehr.',
      '37 Positionen, davon 35 gültig und 2 ungültig; 401 Messwerte des G-Sensors.',
      'Verlustfreier Clip: Front, Bilder 300 bis 500',
      '2 Zeilen mit falscher Prüfsumme, 1 unlesbare Zeile',
      'Die Ortszeit war UTC+2 (CEST), Europe/Prague.',
    ]) {
      expect.soft(page).toContain(said);
    }
  });

  it('has the same figures, hashes and times in every language', () => {
    // Files made for the package have other words in them; the originals have not.
    const told = (language: ReportLanguage): readonly string[] =>
      [...pageIn(language).matchAll(/\b([a-f])\1{63}\b|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g)]
        .map(([value]) => value)
        .sort();
    expect(told('en').length).toBeGreaterThan(100);
    expect(told('es')).toEqual(told('en'));
    expect(told('de')).toEqual(told('en'));
  });

  it.each(REPORT_LANGUAGES)('in %s is set on paper, the same bytes each time', async (language) => {
    const documents = await packageDocuments(facts(language));
    const paper = documents.find(({ path }) => path === 'data/report.pdf');
    const raw = Buffer.from(paper?.bytes ?? []).toString('latin1');
    expect(raw).toMatch(new RegExp(`/Lang \\(${language}\\)`));
    const again = await packageDocuments(facts(language));
    expect(again.map(({ sha256 }) => sha256)).toEqual(documents.map(({ sha256 }) => sha256));
  });

  it.each([
    ['es', 'CÓMO COMPROBAR ESTE PAQUETE', 'el informe, para la pantalla', 'elaboración propia'],
    ['de', 'SO PRÜFEN SIE DIESES PAKET', 'der Bericht für den Bildschirm', 'selbst erstellt'],
  ] as const)('in %s comes with a page on how to check', (language, ...said) => {
    const page = textOf('HOW-TO-CHECK.txt', facts(language));
    const english = textOf('HOW-TO-CHECK.txt', facts('en'));
    for (const words of said) expect(page).toContain(words);
    // What is typed is the same; whatever else a line says, it is not English.
    const commands = (text: string): readonly string[] =>
      text.split('\n').filter((line) => /^ {4}\S.*(sha256|shasum|openssl|-FileHash)/i.test(line));
    expect(commands(english).length).toBeGreaterThan(10);
    expect(commands(page).filter((line) => / -|NAME/.test(line))).toEqual(
      commands(english).filter((line) => / -|NAME/.test(line)),
    );
    const known = new Set(english.split('\n'));
    const left = page
      .split('\n')
      .filter((line) => known.has(line) && / the | is |with /.test(line));
    expect(left).toEqual([]);
    expect(Math.max(...page.split('\n').map((line) => line.length))).toBeLessThan(250);
  });

  it('names its language in the data, in which the ids and names stay what they were', () => {
    const claim = JSON.parse(textOf('data/metadata/claim.json', facts('de'))) as {
      reportLanguage: string;
      missing: { title: string }[];
    };
    expect(claim.reportLanguage).toBe('de');
    expect(claim.missing.map(({ title }) => title)).toContain('Schnappschuss (Front)');
    const incident = textOf('data/metadata/incident.json', facts('de'));
    expect(incident).toBe(textOf('data/metadata/incident.json', facts('en')));
  });

  it('of a plan from before there were languages is English', () => {
    const from = facts('en');
    const { language: _language, ...older } = from.plan;
    const said = (plan: PackageFacts['plan']): readonly string[] =>
      textsOf(textOf('data/report.html', { ...from, plan })).filter(
        (text) => !/[0-9a-f]{64}|bytes/.test(text),
      );
    expect(said(older as typeof from.plan)).toEqual(said(from.plan));
  });

  it('keeps what a person typed', () => {
    const typed = textIn(htmlTree(pageIn('es')));
    expect(typed).toContain('Über die Straße, ¿quién?');
    expect(typed).toContain('Auffahrunfall');
  });
});
