import { describe, expect, it } from 'vitest'
import type { Context } from '../../server/context.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { broadcastMails } from '../../server/subscribers/mail.ts'
import { broadcastPushes } from '../../server/subscribers/push.ts'
import { testApp } from '../support/app.ts'
import { anEvent } from '../support/builders/events.ts'
import { aDelivery, aPost } from '../support/builders/publishing.ts'
import { aSubscriber, aTheme } from '../support/builders/subscribers.ts'
import { type TestClock, testClock } from '../support/clock.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { type FakeMailer, fakeMailer } from '../support/fake-mailer.ts'
import { playedPushService } from '../support/network/push-service.ts'

const thisYear = '/api/reports/audience?from=2026-01-01&to=2026-12-31'

const HOUR = 60 * 60_000
const publicUrl = 'https://tambour.exemple.fr'

/** A commune with a theme of notifications, and one of mails. */
async function house(database: DatabaseKind = 'sqlite', config: Record<string, string> = {}) {
  const clock = testClock('2026-06-02T08:00:00Z')
  const tested = await testApp({ clock, database, settings: { publicUrl, loopbackFeeds: true } })
  const { context, communeId } = tested
  const mailer = fakeMailer()
  context.mailer = mailer
  const service = await playedPushService()
  const school = await aTheme(context, communeId, 'École')
  const letters = await aTheme(context, communeId, 'École', 'newsletter', config)
  const browser = async (themes = [school.id]) => {
    const played = service.subscribe()
    const { endpoint, keys } = played.subscription
    const address = { endpoint, ...keys }
    const subscriber = await aSubscriber(context, communeId, { way: 'push', address, themes })
    return { ...played, id: subscriber.id }
  }
  const mailbox = (address: string) =>
    aSubscriber(context, communeId, { address: { address }, themes: [letters.id] })
  return { ...tested, clock, mailer, service, school, letters, browser, mailbox }
}
type House = Awaited<ReturnType<typeof house>>

/** A post goes out on these channels now, as the engine sends it. */
async function publish(
  { context, communeId, clock }: Pick<House, 'context' | 'communeId'> & { clock: TestClock },
  channels: readonly number[],
  text = 'Rentrée\n\nLundi à 8 h 30.',
  eventId: number | null = null,
) {
  const post = await aPost(context.db, communeId, { text, eventId })
  for (const id of channels) {
    await aDelivery(context.db, post, id, { dueAt: clock.now(), nextAt: clock.now() })
  }
  await deliverDue(context, { worker: 'test' })
  return post
}

async function send(context: Context) {
  await sendMails(context, broadcastPushes)
  await sendMails(context, broadcastMails)
}

const statesIn = async ({ db }: Context, table: 'mail' | 'subscriber') =>
  (await db.selectFrom(table).select('state').orderBy('id').execute()).map(({ state }) => state)

describe('what is published for browsers', () => {
  itOnBoth('reaches each of them once, whichever process sends it', async kind => {
    const h = await house(kind)
    const [one, other] = [await h.browser(), await h.browser()]
    const elsewhere = await h.browser([])
    const post = await publish(h, [h.school.id])
    for (let round = 0; round < 3; round++) await send(h.context)
    for (const { received } of [one, other]) {
      expect(received).toEqual([
        {
          contact: publicUrl,
          headers: expect.objectContaining({ urgency: 'normal', ttl: '86400' }),
          payload: {
            ...{ v: 1, kind: 'news', tag: `tambour-post-${post.id}`, lang: 'fr' },
            ...{ title: 'Rentrée', body: 'Lundi à 8 h 30.\nSaint-Rémi' },
            href: `${publicUrl}/agenda?commune=${h.communeId}`,
          },
        },
      ])
    }
    expect(elsewhere.received).toEqual([])
    const { json } = await h.ask('GET', thisYear, { as: 'councillor' })
    expect(json).toMatchObject({
      channels: expect.arrayContaining([
        expect.objectContaining({
          ...{ theme: 'École', way: 'push', posts: 1, reached: 2 },
          people: { kind: 'subscribers', count: 2, pending: 0, suspended: 0 },
        }),
      ]),
      broadcasts: [{ title: 'Rentrée', recipients: 2, reached: 2, failed: 0, waiting: 0 }],
    })
    expect(JSON.stringify(json)).not.toContain('/push/')
  })

  it('tells who has two of its themes once', async () => {
    const h = await house()
    const fairs = await aTheme(h.context, h.communeId, 'Fêtes')
    const browser = await h.browser([h.school.id, fairs.id])
    await publish(h, [h.school.id, fairs.id])
    await send(h.context)
    expect(browser.received).toHaveLength(1)
  })

  it('leads to the page of the event that it announces', async () => {
    const h = await house()
    const browser = await h.browser()
    const event = await anEvent(h.context.db, h.communeId, { title: 'Kermesse' })
    await publish(h, [h.school.id], 'Kermesse samedi.', event.id)
    await send(h.context)
    expect(browser.received[0]?.payload).toMatchObject({
      title: 'Kermesse',
      href: `${publicUrl}/agenda/kermesse-${event.slug}`,
    })
  })

  itOnBoth('forgets a browser that is gone, and keeps the others', async kind => {
    const h = await house(kind)
    const [gone, stays] = [await h.browser(), await h.browser()]
    h.service.says = number => (number === 0 ? 410 : 201)
    await publish(h, [h.school.id])
    await send(h.context)
    expect(await statesIn(h.context, 'subscriber')).toEqual(['active'])
    expect(gone.received.length + stays.received.length).toBe(1)
    await publish(h, [h.school.id], 'Autre chose')
    await send(h.context)
    expect(gone.received.length + stays.received.length).toBe(2)
  })

  it('is sent again where its service is away, until it is no news any more', async () => {
    const h = await house()
    const browser = await h.browser()
    h.service.says = () => 503
    await publish(h, [h.school.id])
    await send(h.context)
    h.clock.advance(HOUR)
    h.service.says = () => 201
    await send(h.context)
    expect(browser.received).toHaveLength(1)
    h.service.says = () => 503
    await publish(h, [h.school.id], 'Autre chose')
    await send(h.context)
    h.clock.advance(25 * HOUR)
    h.service.says = () => 201
    await send(h.context)
    expect(browser.received).toHaveLength(1)
    expect(await statesIn(h.context, 'mail')).toEqual(['sent', 'dropped'])
  })

  it('is told again where nobody knows: a browser shows it once', async () => {
    const h = await house()
    const browser = await h.browser()
    h.service.says = number => (number === 0 ? 'lost answer' : 201)
    await publish(h, [h.school.id])
    await send(h.context)
    h.clock.advance(HOUR)
    await send(h.context)
    expect(browser.received).toHaveLength(2)
    expect(
      new Set(browser.received.map(({ payload }) => 'tag' in payload && payload.tag)).size,
    ).toBe(1)
    expect(await statesIn(h.context, 'mail')).toEqual(['sent'])
  })

  it('is told to nobody more once it was taken back, nor to who left meanwhile', async () => {
    const h = await house()
    const [one, other] = [await h.browser(), await h.browser()]
    await publish(h, [h.school.id])
    h.service.says = () => 503
    await send(h.context)
    await h.context.db.deleteFrom('subscriber').where('id', '=', one.id).execute()
    h.clock.advance(HOUR)
    h.service.says = () => 201
    await send(h.context)
    expect([one.received.length, other.received.length]).toEqual([0, 1])
    await publish(h, [h.school.id], 'Autre chose')
    await h.context.db.updateTable('delivery').set({ state: 'cancelled' }).execute()
    await send(h.context)
    expect(other.received).toHaveLength(1)
  })
})

const mailsTo = ({ mails }: FakeMailer, address: string) => mails.filter(({ to }) => to === address)

describe('what is published for mailboxes', () => {
  itOnBoth('reaches each of them once, with a link to leave by one press', async kind => {
    const h = await house(kind)
    await h.mailbox('anne@exemple.fr')
    await h.mailbox('bruno@exemple.fr')
    await publish(h, [h.letters.id])
    for (let round = 0; round < 3; round++) await send(h.context)
    expect(h.mailer.mails).toHaveLength(2)
    const [mail] = mailsTo(h.mailer, 'anne@exemple.fr')
    expect(mail).toMatchObject({ subject: 'Rentrée', fromName: 'Saint-Rémi' })
    expect(mail?.text).toContain('Lundi à 8 h 30.')
    const link = mail?.headers?.['List-Unsubscribe']?.slice(1, -1) ?? ''
    expect(mail?.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
    expect(mail?.text).toContain(link)
    // Its address stands nowhere in the outbox.
    const rows = await h.context.db.selectFrom('mail').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('exemple.fr>@')
    expect(JSON.stringify(rows.map(({ messageId: _, ...row }) => row))).not.toContain('@')
    const path = new URL(link).pathname
    const left = await h.app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
    expect(left.status).toBe(200)
    await publish(h, [h.letters.id], 'Autre chose')
    await send(h.context)
    expect(h.mailer.mails).toHaveLength(3)
    expect(mailsTo(h.mailer, 'anne@exemple.fr')).toHaveLength(1)
  })

  it('leaves no faster than the mail server takes it', async () => {
    const h = await house('sqlite', { perHour: '5' })
    for (let number = 0; number < 12; number++) await h.mailbox(`r${number}@exemple.fr`)
    await publish(h, [h.letters.id])
    const sentBy: number[] = []
    for (let minutes = 0; minutes <= 180; minutes += 1) {
      await send(h.context)
      sentBy.push(h.mailer.mails.length)
      h.clock.advance(60_000)
    }
    expect(sentBy[0]).toBe(5)
    expect(sentBy[59]).toBe(5)
    expect(sentBy.at(-1)).toBe(12)
    for (const [minute, sent] of sentBy.entries()) {
      expect(sent - (sentBy[minute - 60] ?? 0)).toBeLessThanOrEqual(5)
    }
  })

  it('leaves an address alone that is refused for good three times, and not for the server’s fault', async () => {
    const h = await house()
    await h.mailbox('anne@exemple.fr')
    const reason = { key: 'x', fr: 'Refusé', en: 'Refused' } as never
    h.mailer.says = () => ({ kind: 'failed', reason, again: false, refusesAccess: true })
    await publish(h, [h.letters.id], 'Zéro')
    await send(h.context)
    h.mailer.says = () => ({ kind: 'failed', reason, again: false })
    for (const text of ['Un', 'Deux', 'Trois']) {
      expect(await statesIn(h.context, 'subscriber')).toEqual(['active'])
      await publish(h, [h.letters.id], text)
      await send(h.context)
    }
    expect(await statesIn(h.context, 'subscriber')).toEqual(['suspended'])
    await publish(h, [h.letters.id], 'Quatre')
    await send(h.context)
    expect(h.mailer.mails).toHaveLength(4)
  })

  it('may have arrived: it is not sent again', async () => {
    const h = await house()
    await h.mailbox('anne@exemple.fr')
    const reason = { key: 'x', fr: 'Coupé', en: 'Cut' } as never
    h.mailer.says = () => ({ kind: 'unknown', reason })
    await publish(h, [h.letters.id])
    for (let round = 0; round < 3; round++) {
      await send(h.context)
      h.clock.advance(HOUR)
    }
    expect(h.mailer.mails).toHaveLength(1)
    expect(await statesIn(h.context, 'mail')).toEqual(['unconfirmed'])
  })
})
