// Percentiles and rates, and nothing else.

/**
 * @param {number} count how many things `work` does
 * @param {() => void} work
 * @returns {number} things per second
 */
export function throughput(count, work) {
  const started = performance.now();
  work();
  return (count / (performance.now() - started)) * 1000;
}

/**
 * @param {() => Promise<unknown>} work
 * @returns {Promise<number>} milliseconds
 */
export async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * @param {number[]} milliseconds
 * @returns {string} such as "p50 4.1 ms, p99 9.8 ms"
 */
export function percentiles(milliseconds) {
  const sorted = [...milliseconds].sort((less, more) => less - more);
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return `p50 ${at(0.5)?.toFixed(1)} ms, p99 ${at(0.99)?.toFixed(1)} ms`;
}
