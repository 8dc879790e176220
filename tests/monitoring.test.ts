import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { itOnBoth } from './support/database/databases.ts'
import { metricsPage, seriesOn } from './support/packaging/metrics-page.ts'
import {
  alertExpressions,
  dashboardExpressions,
  readDashboard,
  readmeFile,
} from './support/packaging/monitoring-files.ts'

describe('/metrics', () => {
  itOnBoth('tells since when each thing is late, in seconds since 1970', async kind => {
    const page = await metricsPage(kind)
    const at = (time: string) => Date.parse(`2026-06-02T${time}Z`) / 1000
    const told = Object.fromEntries(
      [...page.matchAll(/^tambour_(\S+) (\S+)$/gm)].map(([, series, value]) => [
        series,
        Number(value),
      ]),
    )
    expect(told).toMatchObject({
      'channel_read_timestamp_seconds{channel="1"}': at('07:59'),
      'channel_poll_due_timestamp_seconds{channel="1"}': at('08:01'),
      'channel_poll_due_timestamp_seconds{channel="2"}': at('08:02'),
      'channel_paused{channel="3"}': 1,
      'waiting{commune="1"}': 1,
      'waiting_since_timestamp_seconds{commune="1"}': at('07:30'),
      'replies_on_time_ratio{commune="1"}': 0.5,
      'deliveries{state="scheduled"}': 2,
      delivery_due_timestamp_seconds: at('07:55'),
      'mails{state="failed"}': 2,
      mail_due_timestamp_seconds: at('07:50'),
      backup_timestamp_seconds: at('22:00') - 86_400,
    })
    expect(told).not.toHaveProperty('channel_poll_due_timestamp_seconds{channel="3"}')
    expect(told.disk_free_bytes).toBeGreaterThan(0)
  })

  it('has each series once, below what it is, with a name that says its unit', async () => {
    const page = await metricsPage('sqlite')
    const lines = page.trimEnd().split('\n')
    const known = new Map<string, string>()
    const series = new Set<string>()
    for (const line of lines) {
      const [, name = '', type = ''] = /^# TYPE (\S+) (\S+)$/.exec(line) ?? []
      if (name !== '') {
        expect(known.has(name)).toBe(false)
        known.set(name, type)
        expect(lines).toContainEqual(expect.stringMatching(`^# HELP ${name} [A-Z0-9].+\\.$`))
        expect(name.endsWith('_total')).toBe(type === 'counter')
        expect(name).toMatch(/^(tambour|process)_[a-z_]+$/)
        expect(name).not.toMatch(/_(ms|minutes|hours|days|percent|gauge|counter|age)(_|$)/)
      } else if (!line.startsWith('# HELP ')) {
        const [, told = '', of = '', labels = ''] =
          /^((\w+)(?:\{(.*)\})?) [\d.e+-]+$/.exec(line) ?? []
        expect([...known.keys()].at(-1)).toBe(of)
        expect(series.has(told)).toBe(false)
        series.add(told)
        // Numbers and words of our own: never what a resident is called, nor a channel.
        expect(labels).toMatch(/^((channel|commune)="\d+"|(state|status|version)="[\w.-]+")?$/)
      }
    }
    expect(series.size).toBeGreaterThan(15)
  })
})

describe('what watches over an installation', () => {
  it('asks for series that the page has, and for each of them somewhere', async () => {
    const series = seriesOn(await metricsPage('sqlite'))
    const asked = [...alertExpressions(), ...dashboardExpressions()].flatMap(
      expression => expression.match(/\b(tambour|process)_\w+/g) ?? [],
    )
    expect(new Set(asked)).toEqual(series)
    const told = [...readFileSync(readmeFile, 'utf8').matchAll(/^\| `(\w+)`/gm)]
    expect(new Set(told.map(([, name]) => name))).toEqual(series)
  })

  it('has five rules', () => {
    expect(alertExpressions()).toHaveLength(5)
  })

  it('has one dashboard, whose panels have each their place', () => {
    const { panels } = readDashboard()
    expect(panels.map(({ id }) => id)).toEqual(panels.map((_, index) => index + 1))
    const taken = new Set<string>()
    for (const { gridPos, targets } of panels) {
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length)
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24)
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(taken.has(`${x} ${y}`)).toBe(false)
          taken.add(`${x} ${y}`)
        }
      }
    }
  })
})
