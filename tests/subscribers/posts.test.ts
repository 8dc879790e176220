import { expect, it } from 'vitest'
import type { PostsBroughtShape } from '../../server/subscribers/shapes.ts'
import { testApp } from '../support/app.ts'
import { aChannel } from '../support/builders/channels.ts'
import { anEvent } from '../support/builders/events.ts'
import { aDelivery, aPost } from '../support/builders/publishing.ts'
import { aTheme } from '../support/builders/subscribers.ts'
import { testClock } from '../support/clock.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'

const none = { reach: null, reactions: null, comments: null, shares: null, clicks: null }
const asOf = (day: string) => Date.parse(`${day}T10:00:00Z`)

/** Fires that were announced a week before and the day before, on four channels and the first twice. */
async function house(database: DatabaseKind = 'sqlite') {
  const clock = testClock('2026-07-01T20:00:00Z')
  const tested = await testApp({ clock, database })
  const { context, communeId, ask } = tested
  const { db } = context
  const channel = (part: Parameters<typeof aChannel>[2]) => aChannel(context, communeId, part)
  const page = await channel({ name: 'Page' })
  const site = await channel({ connector: 'wordpress', name: 'Site' })
  const panel = await channel({ connector: 'panneaupocket', name: 'Panneau', receives: 0 })
  const theme = await aTheme(context, communeId, 'Fêtes', 'newsletter')
  const event = await anEvent(db, communeId)
  const poster = await aPost(db, communeId, {
    eventId: event.id,
    stepName: 'Affiche',
    stepDays: -7,
  })
  const last = await aPost(db, communeId, { eventId: event.id, stepName: 'Rappel', stepDays: -1 })
  const out = { state: 'published', dueLocal: '2026-06-13T18:00' } as const
  const onPage = await aDelivery(db, poster, page.id, out)
  await aDelivery(db, poster, site.id, out)
  await aDelivery(db, poster, panel.id, { ...out, readers: 180 })
  const mailed = await aDelivery(db, poster, theme.id, out)
  await db
    .insertInto('broadcast')
    .values({ deliveryId: mailed.id, communeId, at: 0, recipients: 40, reached: 38, failed: 2 })
    .execute()
  await aDelivery(db, poster, page.id, { ...out, afterId: onPage.id, text: 'Sans alcool' })
  const withdrawn = await aDelivery(db, last, page.id, {
    ...{ state: 'cancelled', dueLocal: '2026-06-19T18:00' },
    publishedAt: asOf('2026-06-19'),
  })
  await aDelivery(db, last, site.id, { dueLocal: '2026-07-19T18:00' })
  const counted = (deliveryId: number, day: string, figures: Partial<typeof none> | object) =>
    db
      .insertInto('postFigures')
      .values({ deliveryId, readAt: asOf(day), ...none, ...figures })
      .execute()
  await counted(onPage.id, '2026-06-14', { reach: 240, reactions: 9 })
  await counted(onPage.id, '2026-06-20', { reach: 412, reactions: 12, comments: 3, shares: 0 })
  await counted(withdrawn.id, '2026-06-20', { reach: 96 })
  const read = async (path: string) =>
    (await ask('GET', path, { as: 'councillor' })).json as PostsBroughtShape
  return { ...tested, event, page, onPage, counted, read }
}

itOnBoth('an event tells what each of its posts brought, by who counted it', async kind => {
  const { event, read, ask } = await house(kind)
  const { posts } = await read(`/api/events/${event.id}/figures`)
  const brought = posts.map(({ step, days, channelName, reach, countedBy, readAt }) => [
    ...[step, days, channelName],
    ...[reach, countedBy, readAt],
  ])
  expect(brought).toEqual([
    ['Affiche', -7, 'Page', 412, 'network', '2026-06-20T10:00:00.000Z'],
    ['Affiche', -7, 'Site', null, null, null],
    ['Affiche', -7, 'Panneau', 180, 'panel', null],
    ['Affiche', -7, 'newsletter Fêtes', 38, 'sent', null],
    // Taken back since: it keeps what was counted.
    ['Rappel', -1, 'Page', 96, 'network', '2026-06-20T10:00:00.000Z'],
  ])
  expect(posts[0]).toMatchObject({ reactions: 12, comments: 3, shares: 0, clicks: null })
  expect((await ask('GET', '/api/events/99/figures', { as: 'councillor' })).status).toBe(404)
})

itOnBoth('a period tells what went out in it, by the commune’s days', async kind => {
  const { read, event } = await house(kind)
  const of = async (from: string, to: string) =>
    (await read(`/api/reports/posts?from=${from}&to=${to}`)).posts.map(({ reach }) => reach)
  expect(await of('2026-06-13', '2026-06-13')).toEqual([412, null, 180, 38])
  expect(await of('2026-06-14', '2026-06-19')).toEqual([96])
  expect(await of('2026-06-20', '2026-07-31')).toEqual([])
  const { posts } = await read('/api/reports/posts?from=2026-06-13&to=2026-06-13')
  expect(posts.map(post => [post.event, post.title])).toEqual(
    posts.map(() => [event.id, event.title]),
  )
})

it('a period of many posts tells the last ones, and its table all', async () => {
  const { context, communeId, event, page, ask, read } = await house()
  const post = await aPost(context.db, communeId, { eventId: event.id })
  for (let index = 0; index < 1_000; index++) {
    const dueLocal = '2026-06-25T18:00'
    await aDelivery(context.db, post, page.id, { state: 'published', dueLocal, key: `${index}` })
  }
  const period = 'from=2026-06-01&to=2026-06-30'
  const { posts } = await read(`/api/reports/posts?${period}`)
  expect(posts).toHaveLength(1_000)
  expect(posts[0]?.publishedAt.slice(0, 10)).toBe('2026-06-25')
  const { text } = await ask('GET', `/api/reports/posts.csv?${period}`, { as: 'councillor' })
  expect(text.trim().split('\r\n')).toHaveLength(1 + 1_005)
})

it('a table has one post a line, and nothing where nobody counted', async () => {
  const { ask } = await house()
  const table = async (rest = '') => {
    const asked = `/api/reports/posts.csv?from=2026-06-01&to=2026-06-30${rest}`
    return (await ask('GET', asked, { as: 'councillor' })).text.split('\r\n')
  }
  const [, first, second] = await table()
  expect(first).toMatch(
    /^2026-06-13T.*,Affiche,-7,Page,facebook,412,"personnes, selon le réseau",12,3,0,,2026-06-20T10:00:00.000Z,$/,
  )
  expect(second).toMatch(/,Site,wordpress,,,,,,,,$/)
  expect((await table('&spreadsheet=fr'))[0]).toContain('Publiée;Publication;Étape')
})

it('a delivery has what its network said last', async () => {
  const { context, onPage, ask } = await house()
  const { json } = await ask('GET', '/api/deliveries', { as: 'councillor' })
  const { deliveries } = json as { deliveries: { id: number; figures: unknown }[] }
  expect(deliveries.find(({ id }) => id === onPage.id)?.figures).toEqual({
    ...{ readAt: '2026-06-20T10:00:00.000Z', reach: 412 },
    ...{ reactions: 12, comments: 3, shares: 0, clicks: null },
  })
  expect(deliveries.filter(({ figures }) => figures === null)).toHaveLength(5)
  await context.db.deleteFrom('delivery').where('id', '=', onPage.id).execute()
  expect(await context.db.selectFrom('postFigures').selectAll().execute()).toHaveLength(1)
})
