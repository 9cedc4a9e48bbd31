/** Shapes that requests of several areas have in common. */
import { z } from 'zod';
import { PACKAGE_PARTS } from '../../domain/package-choice';

export const id = z.string().min(1).max(200);

export const oneIncident = z.object({ incidentId: id }).strict();

/** Somebody decides something about an incident, by name. */
export const decision = z
  .object({ incidentId: id, reason: z.string().max(2000), userName: z.string().max(200) })
  .strict();

export const nothing = z.void();

export const line = (max: number): z.ZodString => z.string().max(max);

export const lossFields = {
  insured: line(500),
  policy: line(200),
  carrier: line(500),
  adjuster: line(500),
  lossDate: z.union([z.literal(''), z.iso.date()]),
  lossPlace: line(1000),
  lossType: line(200),
  lossDescription: line(20_000),
  references: z.array(z.object({ label: line(200), number: line(200) }).strict()).max(200),
};

export const packageChoice = z
  .object({
    parts: z.record(z.enum(PACKAGE_PARTS), z.boolean()),
    withoutCameras: z.array(line(200)).max(100),
    withoutClips: z.array(line(200)).max(5000),
    onlyShortestClip: z.boolean(),
    sound: z.boolean(),
    faces: z.boolean(),
    driverName: z.boolean(),
  })
  .strict();

export const timeMs = z.number().int().min(0).max(8.64e15);

export const eventGroup = z.enum(['sensor', 'adas', 'traffic-sign', 'dms', 'remote', 'other']);
