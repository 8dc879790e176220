/**
 * One figure of the process or of its rows, as Prometheus reads it
 * (https://prometheus.io/docs/concepts/data_model/): seconds and bytes, no residents' names.
 */
export type Metric = {
  /** `tambour_deliveries`: lower case and underscores, its unit at the end. */
  name: string
  help: string
  type: 'gauge' | 'counter'
  values: { labels: Record<string, string>; value: number }[]
}

export function gauge(name: string, help: string, values: Metric['values']): Metric {
  return { name, help, type: 'gauge', values }
}

/** Seconds from an instant, ms UTC, to `now`. */
export const secondsSince = (at: number, now: number) => Math.max(0, (now - at) / 1000)
