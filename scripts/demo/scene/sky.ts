/** Sky, clouds, the far tree line and the wind turbines of the polder. */
import { turnBetween } from '../geo';
import { hashOf, noise } from '../random';
import { css, mix } from './colour';
import { HEIGHT, type Stage, WIDTH } from './stage';

const TURBINES = Array.from({ length: 16 }, (_, index) => ({
  x: (index % 2 === 0 ? -1 : 1) * (900 + hashOf(index, 31) * 2600),
  y: (index % 4 < 2 ? -1 : 1) * (700 + hashOf(index, 32) * 2400),
  turn: hashOf(index, 33) * 6,
}));

/** Column of the picture that shows a bearing. */
const columnOf = (stage: Stage, bearing: number): number =>
  WIDTH / 2 - Math.tan(turnBetween(stage.view.direction, bearing)) * stage.view.focal;

function drawClouds(stage: Stage): void {
  const { context, mood, view } = stage;
  if (!mood.cloud) return;
  for (let index = 0; index < 14; index += 1) {
    const bearing = hashOf(index, 41) * Math.PI * 2;
    if (Math.abs(turnBetween(view.direction, bearing)) > 1.1) continue;
    const x = columnOf(stage, bearing);
    const y = view.horizon - 70 - hashOf(index, 42) * 250;
    const wide = 70 + hashOf(index, 43) * 130;
    context.fillStyle = css(mood.cloud, 0.62);
    for (const [dx, dy, share] of [
      [-0.6, 0.05, 0.5],
      [0, 0, 0.8],
      [0.55, 0.06, 0.55],
    ] as const) {
      context.beginPath();
      context.ellipse(x + dx * wide, y + dy * wide, wide * share, wide * 0.13, 0, 0, 7);
      context.fill();
    }
  }
}

function drawTreeLine(stage: Stage): void {
  const { context, mood, view } = stage;
  context.fillStyle = css(mix(stage.shade([86, 112, 84], 200), mood.haze, 0.5));
  context.beginPath();
  context.moveTo(0, view.horizon + 4);
  for (let x = 0; x <= WIDTH; x += 16) {
    const bearing = view.direction - Math.atan((x - WIDTH / 2) / view.focal);
    const high = 7 + 5 * noise(bearing * 22, 51) + 4 * noise(bearing * 71, 52);
    context.lineTo(x, view.horizon - Math.max(2, high));
  }
  context.lineTo(WIDTH, view.horizon + 4);
  context.fill();
}

function drawTurbines(stage: Stage, time: number): void {
  const { context, mood } = stage;
  for (const turbine of TURBINES) {
    const foot = stage.project([turbine.x, turbine.y, 0]);
    if (!foot || foot.x < -100 || foot.x > WIDTH + 100) continue;
    const high = 110 * foot.scale;
    const hub = foot.y - high;
    context.strokeStyle = css(mix(stage.shade([236, 240, 242], 200), mood.haze, 0.35));
    context.lineCap = 'round';
    context.lineWidth = Math.max(1.2, 3.4 * foot.scale);
    context.beginPath();
    context.moveTo(foot.x, foot.y);
    context.lineTo(foot.x, hub);
    for (let blade = 0; blade < 3; blade += 1) {
      const angle = turbine.turn + time * 0.9 + (blade * Math.PI * 2) / 3;
      context.moveTo(foot.x, hub);
      context.lineTo(
        foot.x + Math.cos(angle) * 52 * foot.scale,
        hub + Math.sin(angle) * 52 * foot.scale,
      );
    }
    context.stroke();
  }
}

/** @param time seconds, turns the turbines. */
export function drawSky(stage: Stage, time: number): void {
  const { context, mood, view } = stage;
  const gradient = context.createLinearGradient(0, view.horizon - 360, 0, view.horizon);
  gradient.addColorStop(0, css(mood.skyTop));
  gradient.addColorStop(1, css(mood.skyLow));
  context.fillStyle = gradient;
  context.fillRect(-60, -60, WIDTH + 120, view.horizon + 64);
  context.fillStyle = css(stage.shade([148, 160, 110], 160));
  context.fillRect(-60, view.horizon, WIDTH + 120, HEIGHT + 60 - view.horizon);
  if (mood.sun && Math.abs(turnBetween(view.direction, mood.sun.bearing)) < 1.2) {
    const x = columnOf(stage, mood.sun.bearing);
    const y = view.horizon - mood.sun.height * view.focal;
    const glow = context.createRadialGradient(x, y, 10, x, y, 260);
    glow.addColorStop(0, css(mood.sun.colour, 0.85));
    glow.addColorStop(0.15, css(mood.sun.colour, 0.35));
    glow.addColorStop(1, css(mood.sun.colour, 0));
    context.fillStyle = glow;
    context.fillRect(x - 260, y - 260, 520, 520);
    context.fillStyle = css(mood.sun.colour);
    context.beginPath();
    context.arc(x, y, 24, 0, Math.PI * 2);
    context.fill();
  }
  drawClouds(stage);
  drawTreeLine(stage);
  drawTurbines(stage, time);
}
