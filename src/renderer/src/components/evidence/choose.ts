/** Switching parts of a package in and out; pure. */
import type { PlannedOffer } from '@shared/domain/evidence';
import {
  PACKAGE_PART_NAMES,
  type PackageChoice,
  type PackagePart,
} from '@shared/domain/package-choice';

/** Offers that stand under one heading because each camera or clip has its own switch. */
export interface OfferGroup {
  readonly part: PackagePart;
  readonly title: string;
  readonly offers: readonly PlannedOffer[];
}

/** Parts with one switch come as a group of one offer without a heading of its own. */
export function offerGroups(offers: readonly PlannedOffer[]): readonly OfferGroup[] {
  const parts = [...new Set(offers.map(({ part }) => part))];
  return parts.map((part) => ({
    part,
    title: PACKAGE_PART_NAMES[part],
    offers: offers.filter((offer) => offer.part === part),
  }));
}

export const isGroup = ({ offers }: OfferGroup): boolean => offers.some(({ of }) => of !== null);

/** As switched by hand, whatever privacy makes of it. */
export function isChosen(choice: PackageChoice, { part, of, chosen }: PlannedOffer): boolean {
  if (!choice.parts[part]) return false;
  if (of === null) return true;
  if (of.kind === 'camera') return !choice.withoutCameras.includes(of.captureMode);
  return choice.onlyShortestClip ? chosen : !choice.withoutClips.includes(of.derivedId);
}

/** All of a group, none of it, or some. */
export function groupState(
  choice: PackageChoice,
  { offers }: OfferGroup,
): boolean | 'indeterminate' {
  const chosen = offers.filter((offer) => isChosen(choice, offer)).length;
  if (chosen === 0) return false;
  return chosen === offers.length ? true : 'indeterminate';
}

export function withPart(choice: PackageChoice, part: PackagePart, on: boolean): PackageChoice {
  const parts = { ...choice.parts, [part]: on };
  if (part === 'videos') return { ...choice, parts, withoutCameras: [] };
  if (part === 'clips') return { ...choice, parts, withoutClips: [], onlyShortestClip: false };
  return { ...choice, parts };
}

/** One camera or clip; the others of its group stay as they are. */
export function withOffer(
  choice: PackageChoice,
  group: OfferGroup,
  offer: PlannedOffer,
  on: boolean,
): PackageChoice {
  const { of, part } = offer;
  if (of === null) return withPart(choice, part, on);
  const key = keyOf(of);
  const without = group.offers
    .filter((other) => (keyOf(other.of) === key ? !on : !isChosen(choice, other)))
    .map((other) => keyOf(other.of));
  if (without.length === group.offers.length) return withPart(choice, part, false);
  const parts = { ...choice.parts, [part]: true };
  return of.kind === 'camera'
    ? { ...choice, parts, withoutCameras: [...new Set(without)] }
    : { ...choice, parts, withoutClips: without, onlyShortestClip: false };
}

function keyOf(of: PlannedOffer['of']): string {
  if (of === null) return '';
  return of.kind === 'camera' ? of.captureMode : of.derivedId;
}
