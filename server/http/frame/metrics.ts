import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { capabilities } from '../../capabilities.ts'
import type { Context } from '../../context.ts'
import { gauge, type Metric } from '../../platform/metric.ts'
import { isSameSecret } from '../../platform/signature.ts'
import { version } from '../../version.ts'
import type { Env } from '../identity.ts'

/** Requests since the start, and the figures of what they found. */
export type HttpMetrics = {
  count: MiddlewareHandler<Env>
  /** The page that Prometheus reads; 404 for who may not. */
  page: (c: HonoContext<Env>) => Promise<Response>
}

export function createHttpMetrics(context: Context): HttpMetrics {
  const requests = new Map<string, { count: number; seconds: number }>()
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  return {
    async count(c, next) {
      const began = performance.now()
      await next()
      const key = `${Math.floor(c.res.status / 100)}xx`
      const known = requests.get(key) ?? { count: 0, seconds: 0 }
      known.count += 1
      known.seconds += (performance.now() - began) / 1000
      requests.set(key, known)
    },
    async page(c) {
      if (!mayRead(c, context.settings.metricsToken)) return c.notFound()
      const ofRows = await Promise.all(
        capabilities.map(async one => (await one.metrics?.(context)) ?? []),
      )
      const ofProcess = processMetrics(requests, delay.percentile(99) / 1e9)
      delay.reset()
      return c.text(textOf([...ofProcess, ...ofRows.flat()]), 200, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      })
    },
  }
}

/** What a proxy says of the person who asks it: each in its own way, and some nothing. */
const proxyHeaders = [
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'x-real-ip',
  'cf-connecting-ip',
  'forwarded',
  'via',
]

/** Who has the token, or a program on this machine that comes by no proxy. */
function mayRead(c: HonoContext<Env>, token: string | null): boolean {
  if (token !== null) return isSameSecret(`Bearer ${token}`, c.req.header('authorization') ?? '')
  const peer = c.env?.incoming?.socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  const isForwarded = proxyHeaders.some(name => c.req.header(name) !== undefined)
  return !isForwarded && (peer === '::1' || peer.startsWith('127.'))
}

function processMetrics(
  requests: ReadonlyMap<string, { count: number; seconds: number }>,
  delaySeconds: number,
): Metric[] {
  const of = (pick: (each: { count: number; seconds: number }) => number) =>
    [...requests].map(([status, each]) => ({ labels: { status }, value: pick(each) }))
  return [
    gauge('tambour_build_info', 'Which version runs.', [{ labels: { version }, value: 1 }]),
    {
      name: 'tambour_http_requests_total',
      help: 'Requests answered since the start.',
      type: 'counter',
      values: of(({ count }) => count),
    },
    {
      name: 'tambour_http_request_seconds_total',
      help: 'Time that these took.',
      type: 'counter',
      values: of(({ seconds }) => seconds),
    },
    gauge('tambour_event_loop_delay_seconds', 'Its p99 since this page was last read.', [
      { labels: {}, value: Number.isFinite(delaySeconds) ? delaySeconds : 0 },
    ]),
    gauge('process_resident_memory_bytes', 'Resident memory.', [
      { labels: {}, value: process.memoryUsage.rss() },
    ]),
    // The name that everybody’s has, whatever ours are.
    gauge('process_start_time_seconds', 'When the process started.', [
      { labels: {}, value: performance.timeOrigin / 1000 },
    ]),
  ]
}

/** https://prometheus.io/docs/instrumenting/exposition_formats/ */
function textOf(metrics: readonly Metric[]): string {
  return metrics
    .map(({ name, help, type, values }) =>
      [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} ${type}`,
        ...values.map(({ labels, value }) => `${name}${labelsOf(labels)} ${value}`),
        '',
      ].join('\n'),
    )
    .join('')
}

function labelsOf(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(
    ([key, value]) => `${key}="${value.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`,
  )
  return pairs.length === 0 ? '' : `{${pairs.join()}}`
}
