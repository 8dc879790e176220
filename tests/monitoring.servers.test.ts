import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { metricsPage } from './support/packaging/metrics-page.ts'
import { alertsFile, dashboardExpressions } from './support/packaging/monitoring-files.ts'
import { promtool } from './support/packaging/promtool.ts'

const tool = promtool()
const folder = mkdtempSync(join(tmpdir(), 'tambour-promtool-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('promtool is there, or said to be skipped', ({ task }) => {
  task.meta.realServer = tool?.name ?? 'promtool skipped, it cannot be had here'
})

/** Its files are YAML, of which JSON is a part. */
function written(name: string, content: object): string {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(content))
  return path
}

/**
 * What Prometheus sees once a minute, from 1970 on: a series of one installation, « a » and times as
 * promtool writes them (a number, then how much more each minute), when it is looked at, whether it is
 * an alert then.
 */
const scenes: [alert: string, series: string, values: string, at: string, isFiring: boolean][] = [
  ['TambourNobodyPolls', 'tambour_channel_poll_due_timestamp_seconds', '0+0x60', '11m', true],
  ['TambourNobodyPolls', 'tambour_channel_poll_due_timestamp_seconds', '0+0x60', '9m', false],
  ['TambourNobodyPolls', 'tambour_channel_poll_due_timestamp_seconds', '60+60x600', '10h', false],
  // It polled again just before.
  ['TambourNobodyPolls', 'tambour_channel_poll_due_timestamp_seconds', '0x9 600x9', '12m', false],
  ['TambourNobodyPolls', 'up', '1x5 0x9', '12m', true],
  ['TambourNobodyPolls', 'up', '1x60', '1h', false],
  ['TambourDeliveriesLate', 'tambour_delivery_due_timestamp_seconds', '600x60', '26m', true],
  ['TambourDeliveriesLate', 'tambour_delivery_due_timestamp_seconds', '600x60', '19m', false],
  ['TambourDeliveriesLate', 'tambour_delivery_due_timestamp_seconds', '7200x120', '2h', false],
  // It went out, and nothing else is planned.
  ['TambourDeliveriesLate', 'tambour_delivery_due_timestamp_seconds', '600x20 stale', '50m', false],
  ['TambourBackupOld', 'tambour_backup_timestamp_seconds', '9600x4500', '54h', true],
  ['TambourBackupOld', 'tambour_backup_timestamp_seconds', '9600x4500', '50h', false],
  ['TambourBackupOld', 'tambour_backup_timestamp_seconds', '0+86400x4500', '54h', false],
  ['TambourDiskNearlyFull', 'tambour_disk_free_bytes', '9e8x60', '20m', true],
  ['TambourDiskNearlyFull', 'tambour_disk_free_bytes', '1e9x60', '20m', false],
  ['TambourDiskNearlyFull', 'tambour_disk_free_bytes', '9e8x5 2e9x60', '20m', false],
  ['TambourMailsWaiting', 'tambour_mail_due_timestamp_seconds', '600x120', '76m', true],
  ['TambourMailsWaiting', 'tambour_mail_due_timestamp_seconds', '600x120', '69m', false],
  ['TambourMailsWaiting', 'tambour_mail_due_timestamp_seconds', '600+3600x120', '90m', false],
]

describe.skipIf(tool === null)('promtool', () => {
  it('finds nothing to say of the page of a whole Tambour', async () => {
    const page = await metricsPage('sqlite')
    expect(tool?.run(['check', 'metrics'], page)).toEqual({ ok: true, said: '' })
    // It would: of what is no page, and of a name that no counter has.
    expect(tool?.run(['check', 'metrics'], `${page}tambour_waiting`).ok).toBe(false)
    const misnamed = page.replaceAll('tambour_http_requests_total', 'tambour_http_requests')
    expect(tool?.run(['check', 'metrics'], misnamed).said).toContain('should have "_total" suffix')
  })

  it('reads the rules, and every expression of the dashboard', () => {
    const rules = dashboardExpressions().map((expr, i) => ({ record: `panel:${i}`, expr }))
    const panels = written('panels.yml', { groups: [{ name: 'panels', rules }] })
    for (const file of [alertsFile, panels]) {
      const { ok, said } = tool?.run(['check', 'rules', file]) ?? {}
      expect(said).toContain('SUCCESS')
      expect(ok).toBe(true)
    }
  })

  it.each(scenes)('%s, where %s is %s, after %s: %s', (alert, name, values, at, isFiring) => {
    const label = `instance="a"${name === 'up' ? ',job="tambour"' : ''}`
    const firing = `ALERTS{alertname="${alert}",alertstate="firing"}`
    const file = written('scene.yml', {
      rule_files: [resolve(alertsFile)],
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: [{ series: `${name}{${label}}`, values }],
          promql_expr_test: [
            {
              expr: `count(${firing}) or vector(0)`,
              eval_time: at,
              exp_samples: [{ labels: '{}', value: isFiring ? 1 : 0 }],
            },
          ],
        },
      ],
    })
    const { ok, said } = tool?.run(['test', 'rules', file]) ?? {}
    expect(said).toContain('SUCCESS')
    expect(ok).toBe(true)
  })
})
