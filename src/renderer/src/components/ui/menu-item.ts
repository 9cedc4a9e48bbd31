/** What a menu holds: actions, ticks and lines between groups. */
import type { Component } from 'vue';

export type MenuItem =
  | {
      readonly kind?: 'action';
      readonly id: string;
      readonly label: string;
      readonly icon?: Component;
      /** Keys shown at the right, e.g. `S`. */
      readonly shortcut?: string;
      /** Small words at the right, e.g. a count. */
      readonly note?: string;
      readonly danger?: boolean;
      readonly disabled?: boolean;
    }
  | {
      readonly kind: 'check';
      readonly id: string;
      readonly label: string;
      readonly icon?: Component;
      readonly checked: boolean;
      readonly note?: string;
    }
  | { readonly kind: 'label'; readonly id: string; readonly label: string }
  | { readonly kind: 'separator'; readonly id: string };
