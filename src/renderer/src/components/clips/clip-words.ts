/** How a clip's phase looks, and times to come in words. */
import type { ClipPhase } from '@shared/domain/clip-desk';
import {
  CircleCheck,
  CircleCheckBig,
  CircleQuestionMark,
  Clock,
  HourglassIcon,
  LoaderCircle,
  Send,
  TriangleAlert,
} from '@lucide/vue';
import type { Component } from 'vue';

export interface PhaseLook {
  readonly icon: Component;
  readonly tone: 'neutral' | 'info' | 'good' | 'warning' | 'danger' | 'action';
}

export const PHASE_LOOKS: Readonly<Record<ClipPhase, PhaseLook>> = {
  sending: { icon: Send, tone: 'action' },
  unclear: { icon: CircleQuestionMark, tone: 'warning' },
  waiting: { icon: Clock, tone: 'neutral' },
  working: { icon: LoaderCircle, tone: 'action' },
  done: { icon: CircleCheck, tone: 'good' },
  partial: { icon: CircleCheckBig, tone: 'warning' },
  failed: { icon: TriangleAlert, tone: 'danger' },
  expired: { icon: HourglassIcon, tone: 'danger' },
  lost: { icon: CircleQuestionMark, tone: 'danger' },
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `2 d 23 h`, `5 h 12 min`, `12 min`, `under a minute`: what is left, never rounded up. */
export function countdown(leftMs: number): string {
  if (leftMs < MINUTE_MS) return leftMs <= 0 ? 'none' : 'under a minute';
  const days = Math.floor(leftMs / DAY_MS);
  const hours = Math.floor((leftMs % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((leftMs % HOUR_MS) / MINUTE_MS);
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  return `${minutes} min`;
}

/** `30 s`, `10 min`, `1 h`, `1 h 30 min`, `24 h`. */
export function lengthWords(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = seconds % 60;
  return [
    hours > 0 ? `${hours} h` : '',
    minutes > 0 ? `${minutes} min` : '',
    rest > 0 ? `${rest} s` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
