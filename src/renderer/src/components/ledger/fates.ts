/** How an event's fate looks: icon, tone, colour in the bar. */
import type { EventFate } from '@shared/domain/completeness';
import {
  CircleCheck,
  CircleMinus,
  Cloud,
  CloudOff,
  FileX,
  LoaderCircle,
  SatelliteDish,
  Trash2,
  TriangleAlert,
  Unplug,
} from '@lucide/vue';
import type { Component } from 'vue';

export interface FateLook {
  readonly icon: Component;
  readonly tone: 'good' | 'warning' | 'danger' | 'action' | 'muted';
}

export const FATE_LOOKS: Readonly<Record<EventFate, FateLook>> = {
  saved: { icon: CircleCheck, tone: 'good' },
  'no-video': { icon: CircleMinus, tone: 'muted' },
  coming: { icon: SatelliteDish, tone: 'action' },
  saving: { icon: LoaderCircle, tone: 'action' },
  'to-save': { icon: Cloud, tone: 'warning' },
  failed: { icon: TriangleAlert, tone: 'danger' },
  'never-arrived': { icon: Unplug, tone: 'danger' },
  removed: { icon: FileX, tone: 'danger' },
  'deleted-here': { icon: Trash2, tone: 'danger' },
  expired: { icon: CloudOff, tone: 'danger' },
};

/** From safe to lost, as the bar shows them. */
export const FATES_IN_ORDER: readonly EventFate[] = [
  'saved',
  'no-video',
  'saving',
  'coming',
  'to-save',
  'failed',
  'never-arrived',
  'deleted-here',
  'removed',
  'expired',
];
