/** How the connection to the service is told: a word, an icon and a tone. */
import type { SessionState } from '@shared/domain/session';
import { CloudOff, HardDrive, KeyRound, LoaderCircle, PlugZap, Wifi } from '@lucide/vue';
import type { Component } from 'vue';

export interface ConnectionWords {
  readonly label: string;
  readonly explanation: string;
  readonly icon: Component;
  readonly tone: 'neutral' | 'good' | 'warning';
}

export function describeConnection(session: SessionState): ConnectionWords {
  if (session.demo && session.connection !== 'offline') {
    return {
      label: 'Demo',
      explanation: 'The demo fleet runs on this computer. Nothing leaves it.',
      icon: PlugZap,
      tone: 'neutral',
    };
  }
  if (session.connection === 'sign-in-needed') {
    return {
      label: 'Sign in again',
      explanation: 'The service no longer accepts this session. Saved incidents stay available.',
      icon: KeyRound,
      tone: 'warning',
    };
  }
  if (session.status === 'library-only') {
    return {
      label: 'Library only',
      explanation: 'Not signed in: you see what is saved on this computer.',
      icon: HardDrive,
      tone: 'neutral',
    };
  }
  switch (session.connection) {
    case 'online':
      return {
        label: 'Online',
        explanation: 'The service answers.',
        icon: Wifi,
        tone: 'good',
      };
    case 'offline':
      return {
        label: 'Offline',
        explanation: 'The service does not answer. Saved incidents stay available.',
        icon: CloudOff,
        tone: 'warning',
      };
    case 'unknown':
      return {
        label: 'Connecting',
        explanation: 'Waiting for the service to answer.',
        icon: LoaderCircle,
        tone: 'neutral',
      };
  }
}
