/** The outside as one camera sees it: sky, ground, and everything that stands on it, far to near. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { drawGround } from './ground';
import { HOUSES, drawHouse } from './houses';
import type { Mood } from './mood';
import { PROPS, drawProp } from './props';
import { drawSky } from './sky';
import { Stage, type View, WIDTH } from './stage';
import type { Vehicle } from './vehicle-parts';
import { drawVehicle } from './vehicles';
import { css } from './colour';

export interface Scene {
  readonly mood: Mood;
  /** Seconds from the event. */
  readonly time: number;
  readonly vehicles: readonly Vehicle[];
}

const HOUSE_REACH = 420;
const PROP_REACH = 380;

interface Thing {
  readonly depth: number;
  readonly draw: () => void;
}

function thingsIn(stage: Stage, scene: Scene): Thing[] {
  const things: Thing[] = [];
  const blink = Math.floor(scene.time * 3) % 2 === 0;
  for (const house of HOUSES) {
    const depth = stage.distanceTo(house.x, house.y);
    if (depth < HOUSE_REACH && stage.depthOf(house.x, house.y) > -12) {
      things.push({
        depth,
        draw: () => {
          drawHouse(stage, house);
        },
      });
    }
  }
  for (const prop of PROPS) {
    const depth = stage.distanceTo(prop.x, prop.y);
    if (depth < PROP_REACH && stage.depthOf(prop.x, prop.y) > 0.8) {
      things.push({
        depth,
        draw: () => {
          drawProp(stage, prop);
        },
      });
    }
  }
  for (const vehicle of scene.vehicles) {
    const depth = stage.distanceTo(vehicle.x, vehicle.y);
    if (depth < 400 && stage.depthOf(vehicle.x, vehicle.y) > -5) {
      things.push({
        depth,
        draw: () => {
          drawVehicle(stage, vehicle, blink);
        },
      });
    }
  }
  return things.sort((a, b) => b.depth - a.depth);
}

function drawHaze(stage: Stage): void {
  const { context, mood, view } = stage;
  const band = mood.rain ? 90 : 46;
  const haze = context.createLinearGradient(0, view.horizon - band * 0.6, 0, view.horizon + band);
  haze.addColorStop(0, css(mood.haze, 0));
  haze.addColorStop(0.4, css(mood.haze, 0.55));
  haze.addColorStop(1, css(mood.haze, 0));
  context.fillStyle = haze;
  context.fillRect(-60, view.horizon - band * 0.6, WIDTH + 120, band * 1.6);
}

/** @param headlights a pool of light on the road before the camera. */
export function drawWorld(
  context: SKRSContext2D,
  view: View,
  scene: Scene,
  headlights: boolean,
): Stage {
  const stage = new Stage(context, view, scene.mood);
  drawSky(stage, scene.time);
  drawGround(stage);
  drawHaze(stage);
  if (headlights && scene.mood.lamps) {
    const pool = context.createRadialGradient(
      640,
      view.horizon + 210,
      20,
      640,
      view.horizon + 210,
      520,
    );
    const strength = scene.mood.name === 'night' ? 0.34 : 0.13;
    pool.addColorStop(0, `rgba(255,240,205,${String(strength)})`);
    pool.addColorStop(1, 'rgba(255,240,205,0)');
    context.save();
    context.beginPath();
    context.rect(-60, view.horizon + 14, WIDTH + 120, 800);
    context.clip();
    context.translate(0, (view.horizon + 210) * 0.45);
    context.scale(1, 0.55);
    context.fillStyle = pool;
    context.fillRect(-60, -600, WIDTH + 120, 2400);
    context.restore();
  }
  for (const { draw } of thingsIn(stage, scene)) draw();
  return stage;
}
