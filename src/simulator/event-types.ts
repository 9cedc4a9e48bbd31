/** Event types of the made-up fleet. Only type 1 is public; the other numbers are this simulator's own. */

export type EventCategory = 'Sensor' | 'AI (ADAS)' | 'Traffic sign' | 'AI (DMS)';

export const EVENT_CATEGORIES: readonly EventCategory[] = [
  'Sensor',
  'AI (ADAS)',
  'Traffic sign',
  'AI (DMS)',
];

export interface EventType {
  readonly type: number;
  readonly name: string;
  readonly category: EventCategory;
}

export const MANUAL_UPLOAD_TYPE = { type: 27, name: 'manual upload' } as const;

export const EVENT_TYPES: readonly [EventType, ...EventType[]] = [
  { type: 1, name: 'collision', category: 'Sensor' },
  { type: 2, name: 'harsh braking', category: 'Sensor' },
  { type: 3, name: 'harsh acceleration', category: 'Sensor' },
  { type: 4, name: 'harsh turn', category: 'Sensor' },
  { type: 5, name: 'speeding', category: 'Traffic sign' },
  { type: 10, name: 'stop sign violation', category: 'Traffic sign' },
  { type: 22, name: 'tailgating', category: 'AI (ADAS)' },
  { type: 23, name: 'lane departure', category: 'AI (ADAS)' },
  { type: 24, name: 'forward collision warning', category: 'AI (ADAS)' },
  { type: 31, name: 'phone use', category: 'AI (DMS)' },
  { type: 32, name: 'distraction', category: 'AI (DMS)' },
  { type: 33, name: 'drowsiness', category: 'AI (DMS)' },
  { type: 34, name: 'no seat belt', category: 'AI (DMS)' },
];
