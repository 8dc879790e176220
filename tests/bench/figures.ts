/** One line of a bench: what, and how much. */
export function say(what: string, value: string): void {
  process.stdout.write(`  ${what.padEnd(58)} ${value.padStart(14)}\n`)
}

/** The value below which that share of these lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

/** Median duration of one call, ms, over `runs` after one that is not counted. */
export async function timed(runs: number, call: () => Promise<unknown>): Promise<number> {
  await call()
  const durations: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    await call()
    durations.push(performance.now() - start)
  }
  return median(durations)
}

export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`
export const ratio = (value: number) => `× ${value.toFixed(2)}`
