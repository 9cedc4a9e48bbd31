/** What the microphone hears: engine, tyres, a phone, and the knock. */
import { clamp } from './geo';
import type { Director } from './director';
import { randomFrom } from './random';
import type { CameraPlan } from './story';

export const SAMPLE_RATE = 16_000;

/** Signed 16-bit mono samples for the length of a camera's video. */
export function soundOf(director: Director, camera: CameraPlan, seconds: number): Buffer {
  const random = randomFrom(77);
  const count = Math.round(seconds * SAMPLE_RATE);
  const buffer = Buffer.alloc(count * 2);
  const impacts = director.story.impacts ?? [];
  let rumble = 0;
  let hiss = 0;
  let phase = 0;
  let speed = 0;
  let slip = 0;
  for (let index = 0; index < count; index += 1) {
    const time = camera.start + index / SAMPLE_RATE;
    if (index % 320 === 0) {
      const pose = director.motion.poseAt(time);
      speed = pose.speedMps;
      slip = pose.shake < 0.05 ? clamp(-pose.forceForward - 0.5, 0, 0.5) : 0;
    }
    const white = random() * 2 - 1;
    rumble += (white - rumble) * 0.02;
    hiss += (white - hiss) * 0.35;
    const gear = speed < 1 ? 13 : 22 + (speed % 7) * 4.5;
    phase += (gear * Math.PI * 2) / SAMPLE_RATE;
    let value = rumble * (0.5 + speed * 0.05) + hiss * 0.004 * speed;
    value += (Math.sin(phase * 2) + 0.6 * Math.sin(phase * 3) + 0.3 * Math.sin(phase)) * 0.035;
    value +=
      slip * Math.sin(index * 0.46 + 2 * Math.sin(index * 0.003)) * 0.35 * (0.7 + 0.3 * white);
    for (const impact of impacts) {
      const since = time - impact.at;
      if (since < 0 || since > 1.5) continue;
      const force = Math.min(1, impact.strength / 2);
      value += white * Math.exp(-since * 9) * 0.85 * force;
      value += Math.sin(since * 2 * Math.PI * 62) * Math.exp(-since * 7) * 0.9 * force;
      if (since > 0.12) value += hiss * Math.exp(-(since - 0.12) * 4) * 0.3 * force;
    }
    buffer.writeInt16LE(Math.round(clamp(value, -0.98, 0.98) * 32_000), index * 2);
  }
  return buffer;
}
