/** Checks of what the window asks about packages. */
import { z } from 'zod';
import { REPORT_LANGUAGES } from '../../domain/report-language';
import { RELEASE_CHANNELS } from '../../domain/release';
import { STILL_MOMENTS } from '../../domain/still';
import { id, line, nothing, packageChoice, timeMs, lossFields } from './common-schemas';

const claim = z
  .object({
    claimNumber: line(200),
    purpose: line(500),
    recipient: line(500),
    preparedBy: line(200),
    organisation: line(200),
    notes: line(20_000),
    facts: z.object(lossFields).strict().optional(),
  })
  .strict();

const passphrase = z.string().min(1).max(1000);

const registerQuery = z
  .object({ text: line(500), state: z.enum(['all', 'released', 'not-released']) })
  .strict();

const oneBatch = z.object({ batchId: id }).strict();

const onePackage = z.object({ packageId: id }).strict();

const releaseContent = z
  .object({
    recipient: line(500).refine((text) => text.trim() !== ''),
    channel: z.enum(RELEASE_CHANNELS),
    releasedAtMs: timeMs,
    purpose: line(500),
    note: line(5000),
  })
  .strict();

const language = z.enum(REPORT_LANGUAGES);

export const packageSchemas = {
  'evidence:plan': z.object({ incidentId: id, claim, choice: packageChoice, language }).strict(),
  'evidence:export': z
    .object({
      incidentId: id,
      claim,
      choice: packageChoice,
      language,
      passphrase: passphrase.optional(),
    })
    .strict(),
  'evidence:judge-passphrase': z.object({ passphrase: line(1000), claim }).strict(),
  'evidence:suggest-passphrase': nothing,
  'evidence:still-made': z
    .object({
      exportId: id,
      outcome: z
        .object({
          markId: id,
          moment: z.enum(STILL_MOMENTS),
          cameraId: id,
          reason: line(1000).nullable(),
        })
        .strict(),
    })
    .strict(),
  'evidence:cancel': z.object({ exportId: id }).strict(),
  'evidence:reveal': z.object({ exportId: id }).strict(),
  'evidence:export-all': z
    .object({
      claimId: id,
      incidentIds: z.array(id).min(1).max(1000),
      claim,
      choice: packageChoice,
      language,
      passphrase: passphrase.optional(),
    })
    .strict(),
  'evidence:cancel-all': oneBatch,
  'evidence:retry-all': z.object({ batchId: id, passphrase: passphrase.optional() }).strict(),
  'evidence:forget-all': oneBatch,
  'signer:get': nothing,
  'signer:renew': nothing,
  'signer:choose-file': nothing,
  'signer:import': z.object({ passphrase: line(1000) }).strict(),
  'signer:forget-file': nothing,
  'signer:export': nothing,
  'signer:remove': nothing,
  'time-stamps:get': nothing,
  'time-stamps:send': nothing,
  'time-stamps:try': nothing,
  'releases:list': registerQuery,
  'releases:mark': z
    .object({ packageId: id, content: releaseContent, userName: line(200) })
    .strict(),
  'releases:withdraw': z
    .object({ releaseId: id, reason: line(2000), userName: line(200) })
    .strict(),
  'releases:reissue': onePackage,
  'releases:cancel-reissue': onePackage,
  'releases:reveal': onePackage,
  'releases:export': registerQuery,
  'package-check:get': nothing,
  'package-check:open': z.object({ kind: z.enum(['zip', 'folder']) }).strict(),
  'package-check:dropped': nothing,
  'package-check:unlock': z.object({ passphrase }).strict(),
  'package-check:cancel': nothing,
} as const;
