/** Turns a story into its moments: where everybody is at a time, as every camera needs it. */
import { curve } from './curve';
import { radians } from './geo';
import { Motion } from './motion';
import { Path } from './path';
import { MOODS } from './scene/mood';
import type { Shot } from './scene/shot';
import type { Vehicle } from './scene/vehicle-parts';
import type { ActorPlan, Story } from './story';

const MARGIN_SECONDS = 5;

/** First and last second of anything recorded of this story. */
export function spanOf(story: Story): [from: number, to: number] {
  const starts = story.cameras.map((camera) => camera.start);
  const ends = story.cameras.map((camera) => camera.start + camera.seconds);
  return [
    Math.min(...starts, story.nmea?.from ?? 0) - MARGIN_SECONDS,
    Math.max(...ends, story.nmea?.to ?? 0) + MARGIN_SECONDS,
  ];
}

export class Director {
  readonly motion: Motion;
  private readonly path: Path;
  private readonly actors: readonly ((time: number) => Vehicle)[];
  private readonly phoneAt: (time: number) => number;
  private readonly drowsyAt: (time: number) => number;

  constructor(readonly story: Story) {
    this.path = new Path(story.route, story.cornerRadius ?? 13);
    const [from, to] = spanOf(story);
    this.motion = new Motion(
      {
        path: this.path,
        eventAlong: story.eventAlong,
        anchoredAt: story.anchoredAt ?? 0,
        speed: story.speed,
        across: story.across,
        impacts: story.impacts ?? [],
        ...(story.yaw ? { yaw: story.yaw } : {}),
      },
      from,
      to,
    );
    this.actors = story.actors.map((actor) => this.actorAt(actor));
    this.phoneAt = curve(story.phone ?? []);
    this.drowsyAt = curve(story.drowsy ?? []);
  }

  /** @param time seconds from the event. */
  shotAt(time: number): Shot {
    const { story } = this;
    return {
      time,
      pose: this.motion.poseAt(time),
      mood: MOODS[story.mood],
      vehicles: this.actors.map((actor) => actor(time)),
      own: story.vehicle.kind,
      ownColour: story.vehicle.colour,
      driver: story.driver.look,
      phone: this.phoneAt(time),
      drowsy: this.drowsyAt(time),
    };
  }

  private actorAt(actor: ActorPlan): (time: number) => Vehicle {
    const along = curve(actor.along ?? actor.gap ?? []);
    const across = curve(actor.across);
    const turn = curve(actor.turn ?? []);
    const metresAt = (time: number): number =>
      actor.gap ? this.motion.alongAt(time) + along(time) : this.story.eventAlong + along(time);
    const isParked = actor.gap === undefined && (actor.along?.length ?? 0) < 2;
    return (time) => {
      const spot = this.path.at(metresAt(time));
      const heading = radians(turn(time));
      const aside = across(time);
      const driven = (at: number): number =>
        (metresAt(at) - metresAt(at - 0.2)) * Math.cos(heading) +
        (across(at) - across(at - 0.2)) * Math.sin(heading);
      const now = driven(time) / 0.2;
      const earlier = driven(time - 0.3) / 0.2;
      return {
        kind: actor.kind,
        colour: actor.colour,
        x: spot.x + Math.sin(spot.direction) * aside,
        y: spot.y - Math.cos(spot.direction) * aside,
        direction: spot.direction - heading,
        braking: !isParked && ((now - earlier) / 0.3 < -0.9 || Math.abs(now) < 0.25),
        hazard: actor.hazardFrom !== undefined && time >= actor.hazardFrom,
      };
    };
  }
}
