/** One icon for each group of event types. */
import type { EventGroup } from '@shared/domain/incident';
import { Activity, CarFront, CircleDot, OctagonAlert, Radio, ScanFace } from '@lucide/vue';
import type { Component } from 'vue';

export const EVENT_GROUP_ICONS: Readonly<Record<EventGroup, Component>> = {
  sensor: Activity,
  adas: CarFront,
  'traffic-sign': OctagonAlert,
  dms: ScanFace,
  remote: Radio,
  other: CircleDot,
};
