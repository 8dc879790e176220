import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { agendaRoutes } from '../../server/agenda/routes-agenda.ts'
import { createEvent } from '../../server/events/plan-event.ts'
import { pageNameOf } from '../../server/language/slug.ts'
import { start, testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { watched } from '../support/database/queries.ts'
import { byOf } from '../support/publishing.ts'
import { add, addPicture, feast } from './agenda-app.ts'

describe('what the agenda answered', () => {
  const anAgenda = async (kind: DatabaseKind = 'sqlite') => {
    const clock = testClock(start)
    return { ...(await testApp({ database: kind, clock })), clock }
  }

  it('is given again while nobody writes, each commune its own', async () => {
    const app = await anAgenda()
    await add(app)
    const { db, queries } = watched(app.context.db)
    // Other tests write in the same PostgreSQL, which counts for all of its databases.
    const still = { ...app.context.database, version: async () => 'still' }
    const routes = agendaRoutes({ ...app.context, db, database: still })
    const ask = async (path: string, headers = {}) => await routes.request(path, { headers })
    const first = await ask('/agenda')
    const text = await first.text()
    const asked = queries()
    const again = await ask('/agenda?utm=1')
    expect([await again.text(), again.headers.get('etag')]).toEqual([
      text,
      first.headers.get('etag'),
    ])
    const zipped = await ask('/agenda', { 'accept-encoding': 'br, gzip' })
    expect(zipped.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(await zipped.arrayBuffer()).toString()).toBe(text)
    expect(queries()).toBe(asked)
    expect(await (await ask(`/agenda?commune=${app.communeId}`)).text()).not.toBe(text)
    for (const none of ['999', '']) {
      expect((await ask(`/agenda?commune=${none}`)).status).toBe(404)
    }
  })

  it('is made once for all who ask at one moment, and by each where it is not kept', async () => {
    const app = await anAgenda()
    await add(app)
    const { db, queries } = watched(app.context.db)
    const still = { ...app.context.database, version: async () => 'still' }
    const fresh = () => agendaRoutes({ ...app.context, db, database: still })
    const cost = async (paths: string[]) => {
      const before = queries()
      const routes = fresh()
      const answers = await Promise.all(
        paths.map(async path => {
          const answer = await routes.request(path)
          return `${answer.status} ${answer.headers.get('etag')} ${await answer.text()}`
        }),
      )
      expect(new Set(answers).size).toBe(1)
      return queries() - before
    }
    for (const path of ['/agenda', '/agenda.ics', '/agenda.rss']) {
      const alone = await cost([path])
      expect(alone).toBeGreaterThan(0)
      expect(await cost(Array.from({ length: 8 }, () => path))).toBe(alone)
    }
    const missing = await cost(['/agenda?commune=999'])
    expect(await cost(Array.from({ length: 8 }, () => '/agenda?commune=999'))).toBe(8 * missing)
  })

  itOnBoth('is never older than a write, whatever was written', async kind => {
    const app = await anAgenda(kind)
    const { db } = app.context
    const { id, slug } = await add(app, { media: [await addPicture(app)] })
    const path = `/agenda/${pageNameOf({ title: feast.title, slug })}`
    const paths = ['/agenda', '/agenda/embed', path, '/agenda.ics', '/agenda.rss', '/agenda.atom']
    const all = async () =>
      (await Promise.all(paths.map(one => app.ask('GET', one)))).map(({ text }) => text).join()
    // Neither the event's stamp nor the clock moves: only the database can tell.
    const steps: [word: string, write: () => Promise<unknown>][] = [
      ['Salle 12', () => db.updateTable('event').set({ place: 'Salle 12' }).execute()],
      [
        'Une affiche bleue',
        () => db.updateTable('media').set({ alt: 'Une affiche bleue' }).execute(),
      ],
      ['Valcourt', () => db.updateTable('commune').set({ name: 'Valcourt' }).execute()],
      ['Bal', () => createEvent(app.context, byOf(app.communeId), { ...feast, title: 'Bal' })],
    ]
    for (const [word, write] of steps) {
      expect(await all()).not.toContain(word)
      await write()
      expect(await all()).toContain(word)
    }
    await db.updateTable('event').set({ listed: 0 }).where('id', '=', id).execute()
    expect((await app.ask('GET', path)).status).toBe(404)
  })

  it('follows the days', async () => {
    const app = await anAgenda()
    await add(app, { endLocal: null })
    app.clock.set('2026-06-20T21:59:59Z')
    expect((await app.ask('GET', '/agenda')).text).toContain(feast.title)
    app.clock.set('2026-06-20T22:00:00Z')
    expect((await app.ask('GET', '/agenda')).text).not.toContain(feast.title)
    expect((await app.ask('GET', '/agenda/passes')).text).toContain(feast.title)
  })
})
