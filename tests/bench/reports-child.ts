import { createInterface } from 'node:readline'
import type { Clock } from '../../server/clock.ts'
import { openDatabase } from '../../server/database/database.ts'
import { createChanges } from '../../server/platform/changes.ts'
import { furtherFigures } from '../../server/reply-times/further-figures.ts'
import { ofCommand, rebuildEpisodes } from '../../server/reply-times/rebuild.ts'
import { replyFigures } from '../../server/reply-times/reply-report.ts'
import { end } from './five-years.ts'

/**
 * The side that is measured, a process of its own: `FILE rebuild` or `FILE reports`. Reports are
 * asked for on standard input, one JSON a line, and answered on standard output.
 */
type Asked = { from: string; to: string; further: boolean }

const [path = '', task = ''] = process.argv.slice(2)
const database = await openDatabase(`file:${path}`)
const clock: Clock = { now: () => end }
const deps = { db: database.db, clock, changes: createChanges(() => undefined) }
const communeId = 1

const answer = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`)
const maxMb = () => process.resourceUsage().maxRSS / 1024

if (task === 'rebuild') {
  const start = performance.now()
  const cpu = process.cpuUsage()
  await rebuildEpisodes(deps, communeId, { pace: { ...ofCommand, pauseMs: 0 } })
  const wallMs = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  answer({ wallMs, cpuMs: (user + system) / 1000, maxMb: maxMb() })
} else {
  for await (const line of createInterface({ input: process.stdin })) {
    const { from, to, further } = JSON.parse(line) as Asked
    const start = performance.now()
    const figures = await (further ? furtherFigures : replyFigures)(deps, communeId, { from, to })
    answer({ wallMs: performance.now() - start, maxMb: maxMb(), figures })
  }
}
await database.close()
