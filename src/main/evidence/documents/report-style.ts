/** How the report looks, on screen and on paper; it uses fonts every system has. */
import { mapLookRules } from '@shared/map-look';

export const REPORT_STYLE = `
:root { --ink: #16202a; --soft: #55626f; --line: #d5dce3; --tint: #f4f7f9; --brand: #0b6e78; --warn: #a4570a; --warn-tint: #fdf5ea; --event: #c4320a; }
* { box-sizing: border-box; }
html { background: #e9edf1; }
body { margin: 0 auto; max-width: 58rem; padding: 3rem 3.25rem 4rem; background: #fff; color: var(--ink); font: 15px/1.5 "Inter", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif; }
header { border-bottom: 3px solid var(--brand); padding-bottom: 1.25rem; margin-bottom: 1.5rem; }
header .kind { color: var(--brand); font-weight: 650; letter-spacing: 0.04em; margin: 0; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0.2rem 0 0.4rem; letter-spacing: -0.01em; }
header p:last-child { color: var(--soft); margin: 0; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 0.6rem; padding-bottom: 0.3rem; border-bottom: 1px solid var(--line); break-after: avoid; }
h3 { font-size: 0.95rem; margin: 1.25rem 0 0.4rem; break-after: avoid; }
p { margin: 0.5rem 0; max-width: 46rem; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5rem; }
dl { display: grid; grid-template-columns: minmax(7.5rem, max-content) minmax(0, 1fr); gap: 0.3rem 1rem; margin: 0.25rem 0; align-content: start; }
dt { color: var(--soft); max-width: 10rem; overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: collapse; font-size: 0.86rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
.files { table-layout: fixed; }
.files td { overflow-wrap: anywhere; }
.files th:nth-child(1) { width: 56%; }
.files th:nth-child(2) { width: 29%; }
th { color: var(--soft); font-weight: 600; border-bottom-color: var(--soft); }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.number { text-align: right; white-space: nowrap; }
th.number, td.number { padding-right: 0; }
a { color: var(--brand); }
code, .hash { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.92em; }
.hash { display: block; color: var(--soft); font-size: 11.2px; overflow-wrap: anywhere; }
pre { background: var(--tint); border: 1px solid var(--line); border-radius: 6px; padding: 0.75rem 1rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85rem; break-inside: avoid; }
.missing { background: var(--warn-tint); border-left: 4px solid var(--warn); padding: 0.75rem 1rem; margin: 1rem 0; break-inside: avoid; }
.missing h3 { margin-top: 0; color: var(--warn); }
.missing ul { margin: 0; padding-left: 1.1rem; }
.note { color: var(--soft); }
figure { margin: 1rem 0; break-inside: avoid; }
.still img { display: block; max-width: 34rem; width: 100%; border: 1px solid var(--line); border-radius: 6px; margin-bottom: 0.3rem; }
figcaption { color: var(--soft); font-size: 0.86rem; margin-bottom: 0.3rem; }
.drawing { display: block; width: 100%; height: auto; background: var(--tint); border: 1px solid var(--line); border-radius: 6px; }
.map.drawing { background: none; border: 0; border-radius: 0; }
.map .label { stroke: #fff; }
.map text { font-family: inherit; }
.drawing .label { font-size: 11px; fill: var(--soft); font-family: inherit; paint-order: stroke; stroke: var(--tint); stroke-width: 3px; }
.speed { fill: none; stroke: var(--brand); stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
.axis-x, .axis-y, .axis-z { fill: none; stroke-width: 1.4; stroke: #0b6e78; }
.axis-y { stroke: #a4570a; }
.axis-z { stroke: #6b4fb0; }
.void { fill: #fff; stroke: var(--warn); stroke-width: 1.2; }
.start, .end { fill: #fff; stroke: var(--ink); stroke-width: 2; }
.end { fill: var(--ink); }
.event { fill: var(--event); stroke: #fff; stroke-width: 2; }
.scale { fill: none; stroke: var(--ink); stroke-width: 1.4; }
.north { fill: var(--ink); }
${mapLookRules('.map')}
.grid { stroke: var(--line); stroke-width: 1; }
.moment { stroke: var(--event); stroke-width: 1.6; stroke-dasharray: 4 3; }
.key { display: flex; gap: 1.25rem; font-size: 0.82rem; color: var(--soft); margin: 0.3rem 0 0; flex-wrap: wrap; }
.key i { display: inline-block; width: 1.2rem; border-top: 3px solid; vertical-align: middle; margin-right: 0.35rem; }
p.blank { border-bottom: 1px solid var(--soft); min-height: 2.4rem; padding-top: 1rem; }
footer { margin-top: 3rem; padding-top: 0.75rem; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.82rem; }
@media (max-width: 44rem) { body { padding: 1.5rem 1.25rem; } .columns { grid-template-columns: 1fr; } }
@page { size: A4; margin: 16mm 15mm 18mm; }
@media print {
  .certification { break-before: page; }
  html { background: none; }
  .hash { font-size: 7.4pt; }
  body { max-width: none; padding: 0; font-size: 10pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
`;
