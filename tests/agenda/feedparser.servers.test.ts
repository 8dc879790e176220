import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { debianPython, installingMs } from '../support/servers/debian-python.ts'
import { add, agendaApp, change } from './agenda-app.ts'

const program = fileURLToPath(new URL('../support/calendar/read-feed.py', import.meta.url))
const feedRead = z.object({ bozo: z.boolean(), entries: z.array(z.object({ title: z.string() })) })

it('the feeds say to feedparser what is cancelled and what is put off', {
  timeout: installingMs,
}, async ({ skip }) => {
  const python = debianPython('feedparser')
  if (python === null) return skip('feedparser cannot be installed here')
  const app = await agendaApp()
  const off = await add(app, { title: 'Grand loto' })
  await change(app, off.id, { kind: 'cancel', detail: '' })
  app.clock.advance(60_000)
  const moved = await add(app, { title: 'Bal musette', endLocal: null })
  const to = { startLocal: '2026-06-27T21:00', endLocal: null, detail: '' }
  await change(app, moved.id, { kind: 'postpone', ...to })
  for (const path of ['/agenda.rss', '/agenda.atom']) {
    const input = (await app.ask('GET', path)).text
    const { stdout } = spawnSync(python, [program], { input, encoding: 'utf8' })
    const { bozo, entries } = feedRead.parse(JSON.parse(stdout))
    expect([bozo, entries.map(({ title }) => title)]).toEqual([
      false,
      ['REPORTÉ : Bal musette', 'ANNULÉ : Grand loto'],
    ])
  }
})
