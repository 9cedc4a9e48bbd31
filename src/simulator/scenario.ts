/** A scenario file: which calls go wrong, how, and what devices answer to remote commands. */
import { z } from 'zod';

const milliseconds = z.number().int().min(0).max(600_000);
const bytes = z.number().int().min(0);
const fieldNames = z.array(z.string().min(1)).min(1);

/** What goes wrong with a call. Several rules may hit the same call; all are applied. */
export const FaultSchema = z.discriminatedUnion('kind', [
  /** The answer comes late. */
  z.object({ kind: z.literal('latency'), ms: milliseconds }),
  /** The connection is closed without an answer. */
  z.object({ kind: z.literal('drop') }),
  /** Refused as if the token were no longer good. */
  z.object({
    kind: z.literal('unauthorized'),
    status: z.union([z.literal(401), z.literal(403)]).default(401),
  }),
  /** Every access token handed out so far stops working, this call's too. */
  z.object({ kind: z.literal('revoke-tokens') }),
  /** 429, with `Retry-After` in seconds or as a date, or without. */
  z.object({
    kind: z.literal('too-many'),
    retryAfterSeconds: z.number().min(0).nullable().default(1),
    asDate: z.boolean().default(false),
  }),
  /** Any status with an envelope that says no. */
  z.object({
    kind: z.literal('status'),
    status: z.number().int().min(400).max(599),
    retryAfterSeconds: z.number().min(0).nullable().default(null),
  }),
  /** HTTP 200 with `result: false`. */
  z.object({
    kind: z.literal('refuse'),
    code: z.string().default('E99999'),
    message: z.string().default('Refused by scenario'),
  }),
  /** Something else than JSON, such as a portal's sign-in page. */
  z.object({
    kind: z.literal('not-json'),
    status: z.number().int().min(200).max(599).default(200),
    text: z.string().default('<!doctype html><title>Portal</title><p>Welcome'),
  }),
  /** The body ends early: the connection is cut after so many bytes. */
  z.object({ kind: z.literal('truncate'), afterBytes: bytes }),
  /** The body stops arriving after so many bytes, the connection stays open. */
  z.object({ kind: z.literal('stall'), afterBytes: bytes }),
  /** `Content-Length` says this many bytes more (or fewer) than are sent. */
  z.object({ kind: z.literal('wrong-length'), byBytes: z.number().int() }),
  /** No `Content-Length`; the body comes chunked. */
  z.object({ kind: z.literal('no-length') }),
  /** `Range` is ignored and not announced. */
  z.object({ kind: z.literal('no-range') }),
  /** The file's ETag (and last change) are no longer what they were. */
  z.object({ kind: z.literal('changed-etag') }),
  /** The signed URL counts as expired. */
  z.object({ kind: z.literal('expired-url') }),
  /** Media are gone for good: 404 or 410. */
  z.object({
    kind: z.literal('gone'),
    status: z.union([z.literal(404), z.literal(410)]).default(410),
  }),
  /** Every n-th record of a list is replaced by something unreadable. */
  z.object({
    kind: z.literal('malformed'),
    every: z.number().int().min(1).default(1),
    as: z.enum(['text', 'number', 'null', 'list', 'no-ticket', 'no-time']).default('text'),
  }),
  /** These fields are null in every record (all but ticket and time when none are named). */
  z.object({ kind: z.literal('nulls'), fields: fieldNames.optional() }),
  /** These fields are missing in every record (all but ticket and time when none are named). */
  z.object({ kind: z.literal('missing'), fields: fieldNames.optional() }),
  /** Numbers come as strings in every record. */
  z.object({ kind: z.literal('numbers-as-text') }),
]);
export type Fault = z.infer<typeof FaultSchema>;

export const RuleSchema = z.object({
  /** Path pattern with `*` for anything, e.g. `/V2/events` or `/media/*`. */
  path: z.string().default('*'),
  method: z.string().optional(),
  /** First matching call that is hit, counted from 1. */
  from: z.number().int().min(1).default(1),
  /** Last matching call that is hit; for ever when absent. */
  to: z.number().int().min(1).optional(),
  /** Hits only each n-th of them. */
  every: z.number().int().min(1).default(1),
  fault: FaultSchema,
});
export type Rule = z.infer<typeof RuleSchema>;

/** How a device answers to a remote clip command. `silent` never answers (off, or old firmware). */
export const TASK_OUTCOMES = [
  'success',
  'partial',
  'silent',
  'D_E20001',
  'D_E20002',
  'D_E20003',
  'D_E20004',
  'D_E20005',
  'D_E20006',
  'D_E20007',
  'D_E20009',
  'D_E20010',
] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

export const ScenarioSchema = z.object({
  rules: z.array(RuleSchema).default([]),
  /** Device id → outcome of its remote commands; `*` for all others. */
  tasks: z.record(z.string(), z.enum(TASK_OUTCOMES)).default({}),
  /** Seconds between two reports of a device on a remote command. */
  taskStepSeconds: z.number().positive().optional(),
  /** How long signed media URLs live. */
  mediaUrlSeconds: z.number().positive().optional(),
  /** How long access tokens live; for ever when absent. */
  tokenSeconds: z.number().positive().optional(),
});
/** As written in a file or a test: everything may be left out. */
export type Scenario = z.input<typeof ScenarioSchema>;
export type CheckedScenario = z.output<typeof ScenarioSchema>;
