/** The service's label of an event type, made readable without changing what it says. */

/** `harsh_braking` becomes `Harsh braking`; labels that are words already stay as they are. */
export function eventTypeLabel(typeName: string): string {
  const words = typeName.replaceAll('_', ' ').trim();
  return words === '' ? typeName : words.charAt(0).toUpperCase() + words.slice(1);
}
