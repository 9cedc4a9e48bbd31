/** A cyclist, drawn flat. */
import { type Colour, css } from './colour';
import type { Stage } from './stage';
import type { Vehicle } from './vehicle-parts';

export function drawBike(stage: Stage, vehicle: Vehicle): void {
  const base = stage.project([vehicle.x, vehicle.y, 0]);
  if (!base) return;
  const { context } = stage;
  const unit = base.scale;
  const across = Math.max(0.25, Math.abs(Math.sin(vehicle.direction - stage.view.direction)));
  const x = (metres: number): number => base.x + metres * across * unit;
  const y = (metres: number): number => base.y - metres * unit;
  context.lineWidth = Math.max(1, 0.06 * unit);
  context.strokeStyle = css(stage.shade([44, 48, 54], base.depth));
  for (const wheel of [-0.52, 0.52]) {
    context.beginPath();
    context.ellipse(x(wheel), y(0.34), 0.34 * across * unit, 0.34 * unit, 0, 0, Math.PI * 2);
    context.stroke();
  }
  context.lineCap = 'round';
  const limb = (
    colour: Colour,
    wide: number,
    from: readonly [number, number],
    to: readonly [number, number],
  ): void => {
    context.strokeStyle = css(stage.shade(colour, base.depth, 0.4));
    context.lineWidth = Math.max(1, wide * unit);
    context.beginPath();
    context.moveTo(x(from[0]), y(from[1]));
    context.lineTo(x(to[0]), y(to[1]));
    context.stroke();
  };
  limb([60, 70, 84], 0.17, [-0.15, 0.98], [0.1, 0.35]);
  limb(vehicle.colour, 0.42, [-0.15, 1.02], [0.08, 1.45]);
  limb(vehicle.colour, 0.12, [0.08, 1.4], [0.42, 1.1]);
  context.fillStyle = css(stage.shade([216, 170, 140], base.depth, 0.4));
  context.beginPath();
  context.arc(x(0.14), y(1.68), 0.14 * unit, 0, Math.PI * 2);
  context.fill();
}
