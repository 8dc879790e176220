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

/** Instants, ms UTC, as Prometheus has them, in seconds: its own clock says how long ago they were. */
export function instants(
  name: `${string}_timestamp_seconds`,
  help: string,
  values: { labels: Record<string, string>; at: number | null }[],
): Metric {
  const known = values.flatMap(({ labels, at }) =>
    at === null ? [] : [{ labels, value: at / 1000 }],
  )
  return gauge(name, help, known)
}
