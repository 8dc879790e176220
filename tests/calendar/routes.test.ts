import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { calendarDays } from '../../server/calendar/shapes.ts'
import { createEvent } from '../../server/events/plan-event.ts'
import { createApi } from '../../server/http/app.ts'
import type { Env } from '../../server/http/identity.ts'
import { feast } from '../agenda/agenda-app.ts'
import { testApp } from '../support/app.ts'
import { watched } from '../support/database/queries.ts'
import { byOf } from '../support/publishing.ts'

const june = '/api/calendar?from=2026-06-01&to=2026-06-30'

it('reads a calendar once for all screens that ask at one moment, and anew after a write', async () => {
  const { context, communeId, signIn } = await testApp()
  const cookie = await signIn('anne@exemple.fr')
  const { db, queries } = watched(context.db)
  const app = new Hono<Env>().route('/api', await createApi({ ...context, db }))
  const ask = async (path: string) => {
    const answer = await app.request(path, { headers: { cookie } })
    return calendarDays.parse(await answer.json())
  }
  const titlesAt = async (paths: string[]) => {
    const before = queries()
    const calendars = await Promise.all(paths.map(ask))
    const titles = calendars.map(({ events }) => events.map(({ title }) => title))
    return { titles, asked: queries() - before }
  }
  await createEvent(context, byOf(communeId), feast)
  const alone = await titlesAt([june])
  expect(alone.titles).toEqual([[feast.title]])
  await createEvent(context, byOf(communeId), { ...feast, title: 'Bal' })
  const eight = await titlesAt(Array.from({ length: 8 }, () => june))
  expect(eight.titles).toEqual(eight.titles.map(() => [feast.title, 'Bal']))
  // Who asks is looked up for each of them.
  expect(eight.asked).toBeLessThan(4 * alone.asked)
  const others = await titlesAt([june, june.replaceAll('2026-06', '2026-07')])
  expect(others.titles).toEqual([[feast.title, 'Bal'], []])
})
