/** Checks of what the window asks of the app itself. */
import { z } from 'zod';
import { AREA_MAX_ZOOM, AREA_MIN_ZOOM } from '../../domain/map-area';
import { addressProblem } from '../../domain/map-source';
import { REPORT_LANGUAGES } from '../../domain/report-language';
import { eventGroup, id, line, nothing, oneIncident, packageChoice } from './common-schemas';

const oneMap = z.object({ mapId: id }).strict();

const mapArea = z
  .object({
    bounds: z
      .tuple([
        z.number().min(-180).max(180),
        z.number().min(-90).max(90),
        // Beyond 180 where the area lies across the 180° meridian.
        z.number().min(-180).max(540),
        z.number().min(-90).max(90),
      ])
      .readonly()
      .refine(([west, south, east, north]) => west < east && east - west <= 360 && south < north),
    maxZoom: z.number().int().min(AREA_MIN_ZOOM).max(AREA_MAX_ZOOM),
  })
  .strict();

const mapSourceChange = z
  .object({
    address: line(2000).refine((text) => text === '' || addressProblem(text) === null),
    attribution: line(200),
    allowed: z.boolean(),
  })
  .partial()
  .strict();

const settingsPatch = z
  .object({
    theme: z.enum(['system', 'light', 'dark']),
    units: z.enum(['metric', 'imperial']),
    reportLanguage: z.enum(REPORT_LANGUAGES),
    userName: line(200),
    organisation: line(200),
    timeStampServer: line(2000).regex(/^(https?:\/\/\S+)?$/i),
    syncEveryMinutes: z.number().int().min(0).max(1440),
    saveRule: z
      .object({
        on: z.boolean(),
        typeNames: z.array(line(200)).max(500),
        groups: z.array(eventGroup).max(6),
        minSeverity: z.number().int().nullable(),
      })
      .strict(),
    saving: z
      .object({
        incidentsAtOnce: z.number().int().min(1).max(6),
        bytesPerSecond: z.number().int().min(10_000).max(10_000_000_000).nullable(),
      })
      .strict(),
    expiryNotice: z
      .object({ on: z.boolean(), daysAhead: z.number().int().min(1).max(90) })
      .strict(),
    packageChoice,
  })
  .partial()
  .strict();

export const appSchemas = {
  'app:info': nothing,
  'app:show-log': nothing,
  'window:open-follower': oneIncident,
  'map:sources': nothing,
  'map:files': nothing,
  'map:add': z.object({ copy: z.boolean() }).strict(),
  'map:add-dropped': nothing,
  'map:locate': oneMap,
  'map:set-on': z.object({ mapId: id, on: z.boolean() }).strict(),
  'map:move': z.object({ mapId: id, index: z.number().int().min(0).max(10_000) }).strict(),
  'map:remove': oneMap,
  'map:restore': oneMap,
  'map:reveal': oneMap,
  'map:set-source': mapSourceChange,
  'map:try-source': nothing,
  'map:save-area': z.object({ name: line(200), area: mapArea }).strict(),
  'map:resume-area': nothing,
  'map:discard-area': nothing,
  'map:cancel': nothing,
  'settings:get': nothing,
  'settings:set': settingsPatch,
} as const;
