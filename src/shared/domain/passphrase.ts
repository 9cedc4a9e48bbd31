/** How well a passphrase holds. */
export interface PassphraseVerdict {
  /** Good enough to hand evidence out under it. */
  readonly strong: boolean;
  /** How far it is on the way there, 0…1. */
  readonly part: number;
}
