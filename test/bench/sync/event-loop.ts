/** How long everything else in the process had to wait, at worst. */

export interface LoopDelays extends Record<string, number> {
  readonly loopDelayMaxMs: number;
  readonly loopDelayP99Ms: number;
  /** The longest stretch of the process's own work: what is left of the delay on a machine with nothing else to do. */
  readonly loopBusyMaxMs: number;
}

/** A turn is asked for this often; what it comes later is the delay. */
const EVERY_MS = 2;

/** Measures with a timer of its own, in the same queue that clicks and windows wait in. */
export function watchLoop(): { stop(): LoopDelays } {
  const delays: number[] = [];
  let lastMs = performance.now();
  let lastCpu = process.cpuUsage();
  let busyMaxMs = 0;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    const delayMs = Math.max(0, nowMs - lastMs - EVERY_MS);
    const used = process.cpuUsage(lastCpu);
    delays.push(delayMs);
    busyMaxMs = Math.max(busyMaxMs, Math.min(delayMs, (used.user + used.system) / 1000));
    lastCpu = process.cpuUsage();
    lastMs = nowMs;
  }, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      delays.sort((a, b) => a - b);
      return {
        loopDelayMaxMs: delays.at(-1) ?? Number.NaN,
        loopDelayP99Ms: delays[Math.floor(delays.length * 0.99)] ?? Number.NaN,
        loopBusyMaxMs: busyMaxMs,
      };
    },
  };
}
