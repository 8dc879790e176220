import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** The files that are given to those who watch over an installation. */
export const alertsFile = 'packaging/monitoring/alerts.yml'
export const readmeFile = 'packaging/monitoring/README.md'

/** The expressions of the five rules; each stands on one line. */
export const alertExpressions = (): string[] =>
  [...readFileSync(alertsFile, 'utf8').matchAll(/^ +expr: (.+)$/gm)].map(([, expr = '']) => expr)

const datasource = z.strictObject({
  type: z.literal('prometheus'),
  uid: z.literal('$datasource'),
})
const step = z.strictObject({ color: z.string(), value: z.number().nullable() })
const variable = z.strictObject({
  name: z.string(),
  label: z.string(),
  type: z.enum(['datasource', 'query']),
  query: z.string(),
  datasource: datasource.optional(),
  refresh: z.literal(2).optional(),
  includeAll: z.boolean().optional(),
  multi: z.boolean().optional(),
  allValue: z.string().optional(),
  current: z.strictObject({ text: z.string(), value: z.string() }).optional(),
})
const panel = z.strictObject({
  id: z.int().positive(),
  type: z.enum(['timeseries', 'stat']),
  title: z.string().min(3),
  description: z.string(),
  datasource,
  gridPos: z.strictObject({ x: z.int().min(0), y: z.int().min(0), w: z.int(), h: z.int() }),
  fieldConfig: z.strictObject({
    defaults: z.strictObject({
      unit: z.enum(['short', 's', 'bytes', 'percentunit', 'reqps']),
      min: z.number(),
      thresholds: z.strictObject({ mode: z.literal('absolute'), steps: z.array(step) }).optional(),
    }),
    overrides: z.tuple([]),
  }),
  targets: z.array(
    z.strictObject({
      refId: z.string().regex(/^[A-Z]$/),
      datasource,
      expr: z.string(),
      legendFormat: z.string(),
    }),
  ),
})

/**
 * What Grafana reads of a dashboard that is imported, of what ours has: one field more is a slip.
 * https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
 */
const dashboard = z.strictObject({
  uid: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  timezone: z.literal('browser'),
  editable: z.boolean(),
  schemaVersion: z.int(),
  version: z.int(),
  refresh: z.string(),
  time: z.strictObject({ from: z.string(), to: z.string() }),
  templating: z.strictObject({ list: z.array(variable) }),
  annotations: z.strictObject({ list: z.tuple([]) }),
  panels: z.array(panel),
})

/** @throws where it is no dashboard */
export const readDashboard = () =>
  dashboard.parse(JSON.parse(readFileSync('packaging/monitoring/grafana.json', 'utf8')))

/** What the dashboard asks Prometheus, as it is once somebody chose an installation. */
export const dashboardExpressions = (): string[] =>
  readDashboard()
    .panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))
    .map(expr => expr.replaceAll('$instance', '.*'))
