import { describe, expect, it } from 'vitest'
import { raiseAlerts } from '../../server/alerts/alerts.ts'
import { addDevice } from '../../server/alerts/devices.ts'
import { alertMails } from '../../server/alerts/mail.ts'
import { alertPushes } from '../../server/alerts/push.ts'
import { changeAlertSettings } from '../../server/alerts/settings.ts'
import type { Context } from '../../server/context.ts'
import { assignConversation } from '../../server/inbox/in-charge.ts'
import { nextRoundAt, sendMails } from '../../server/mail/outbox.ts'
import { devicesOf } from '../../server/people/store/devices.ts'
import { setLanguage } from '../../server/people/store/members.ts'
import { type AlertHouse, alertHouse } from '../support/alerts.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import { type PlayedBrowser, playedPushService } from '../support/network/push-service.ts'
import { MINUTE } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const SECOND = 1000
const ten = paris('2026-06-02T10:00')
const eight = ten + 8 * MINUTE
const question = 'Mon fils Théo peut-il s’inscrire au centre aéré ?'
const asked = (name: string, at = ten) =>
  thread(`t-${name}`, [from(`${name} Durand`, at, question)], {
    visibility: 'private',
    subject: `${name} Durand`,
  })

/** Bruno is on duty, and wants no mails unless told; Ann has waited for eight minutes. */
async function house(
  kind: DatabaseKind = 'sqlite',
  wants: { mail?: boolean; browsers?: number } = {},
) {
  const h = await alertHouse(kind)
  await h.putOnDuty(h.bruno)
  const service = await playedPushService()
  const by = { communeId: h.communeId, userId: h.bruno, actor: 'Bruno' }
  const add = async () => {
    const browser = service.subscribe()
    const { subscription } = browser
    await addDevice(h.context, by, { kind: 'push', subscription }, 'Chrome')
    return browser
  }
  const browsers: PlayedBrowser[] = []
  for (let count = wants.browsers ?? 1; count > 0; count--) browsers.push(await add())
  await changeAlertSettings(h.context, by, { mail: wants.mail ?? false })
  const raise = async (at = eight) => {
    h.clock.set(at)
    await raiseAlerts(h.context)
  }
  /** What its job does once it is woken, and then that of the mails. */
  const send = async (context = h.context) => {
    await sendMails(context, alertPushes)
    await sendMails(context, alertMails)
  }
  /** Two contexts of one thread cannot wait for each other where a transaction holds the whole database. */
  const sendBoth = async (other: Context) => {
    if (kind === 'postgres') return void (await Promise.all([send(), send(other)]))
    await send()
    await send(other)
  }
  const shown = () => browsers.map(({ received }) => received.map(({ payload }) => payload))
  return { ...h, by, service, add, browsers, raise, send, sendBoth, shown }
}
type House = Awaited<ReturnType<typeof house>>

/** Ann waits, and a push is due. */
async function waiting(...how: Parameters<typeof house>): Promise<House> {
  const h = await house(...how)
  await h.receive(asked('Ann'))
  await h.raise()
  return h
}

const answerAnn = (h: AlertHouse) =>
  h.receive(
    thread('t-Ann', [byCommune(h.clock.now(), 'Oui')], { visibility: 'private', subject: null }),
  )

describe('the devices of who is on duty', () => {
  it('are told where somebody waits and what time is left, and no name', async () => {
    const h = await waiting()
    await h.send()
    expect(h.browsers[0]?.received).toEqual([
      {
        contact: 'https://tambour.exemple.fr',
        headers: expect.objectContaining({
          urgency: 'high',
          ttl: '600',
          topic: 'tambour-alert-1',
        }),
        payload: {
          v: 1,
          kind: 'waiting',
          id: 1,
          commune: h.communeId,
          tag: 'tambour-alert-1',
          title: '1\u00a0personne attend une réponse',
          body: expect.stringMatching(
            /^Page de la mairie, message privé\nDepuis 10\sh\. Il reste 7\smin pour répondre à temps\.$/,
          ),
          lang: 'fr',
          href: '/messages/1',
          conversation: 1,
          message: 1,
          badge: 1,
          actions: {
            reply: 'Répondre',
            take: 'Je m’en charge',
            noReply: 'Pas de réponse attendue',
          },
        },
      },
    ])
    expect(h.mailer.mails).toEqual([])
  })

  it('are told who and what where their person chose so, in their language', async () => {
    const h = await house()
    await changeAlertSettings(h.context, h.by, { quotes: true })
    await setLanguage(h.context.db, h.bruno, 'en')
    await h.receive(asked('Ann'))
    await h.raise()
    await h.send()
    expect(h.shown()).toMatchObject([
      [{ lang: 'en', body: expect.stringContaining(`\nAnn Durand: “${question}”`) }],
    ])
  })

  it('are told of everybody where a notice is about several, and by one topic', async () => {
    const h = await house()
    await h.receive(asked('Ann'), asked('Bob'), asked('Zoé', ten + 7 * MINUTE))
    await h.raise()
    await h.send()
    expect(h.shown()).toMatchObject([
      [
        {
          title: '3\u00a0personnes attendent une réponse',
          tag: 'tambour-alert-commune-1',
          href: '/',
          conversation: null,
          badge: 3,
        },
      ],
    ])
  })

  itOnBoth('are told once by two processes', async kind => {
    const h = await waiting(kind, { browsers: 2 })
    const other = await h.another()
    await h.sendBoth(other)
    expect(h.shown().map(all => all.length)).toEqual([1, 1])
  })

  it('are told again within the minute, and then a mail says it, once', async () => {
    const h = await waiting('sqlite', { browsers: 2 })
    const other = await h.another()
    h.service.says = () => 503
    for (const seconds of [0, 5, 15, 30]) {
      h.clock.advance(seconds * SECOND)
      expect(await nextRoundAt(h.context, alertPushes)).toBe(h.clock.now())
      expect(h.mailer.mails).toEqual([])
      await h.sendBoth(other)
      await h.send()
    }
    expect(h.service.asked).toBe(8)
    expect(h.mailer.mails.map(({ to }) => to)).toEqual([expect.stringMatching(/^bruno\./)])
    expect(await nextRoundAt(h.context, alertPushes)).toBeNull()
    expect(await devicesOf(h.context.db, [h.bruno])).toMatchObject([
      { failure: expect.stringContaining('code 503') },
      { failure: expect.stringContaining('code 503') },
    ])
  })

  it('keep mails from who wants none, where one of them took it', async () => {
    const h = await waiting('sqlite', { browsers: 2 })
    h.service.says = number => (number === 0 ? 410 : 201)
    await h.send()
    await h.send()
    expect(
      h
        .shown()
        .map(all => all.length)
        .toSorted(),
    ).toEqual([0, 1])
    expect(h.mailer.mails).toEqual([])
  })

  it.each([400, 401, 403, 404, 410, 413, { status: 429, headers: { 'retry-after': '3600' } }])(
    'that answer %j are not asked again: a mail leaves at once',
    async answer => {
      const h = await waiting()
      h.service.says = () => answer
      await h.send()
      expect(h.mailer.mails).toHaveLength(1)
      expect(h.service.asked).toBe(1)
      expect(await nextRoundAt(h.context, alertPushes)).toBeNull()
    },
  )

  it('are left alone for as long as their service asks', async () => {
    const h = await waiting()
    h.service.says = () => ({ status: 429, headers: { 'retry-after': '20' } })
    await h.send()
    expect(await nextRoundAt(h.context, alertPushes)).toBe(eight + 20 * SECOND)
    h.service.says = () => 201
    h.clock.advance(20 * SECOND)
    await h.send()
    expect(h.shown()).toMatchObject([[{ id: 1 }]])
  })

  it('are told again where nobody knows: their browser shows it once', async () => {
    const h = await waiting()
    h.service.says = number => (number === 0 ? 'lost answer' : 201)
    await h.send()
    h.clock.advance(5 * SECOND)
    await h.send()
    // The process ends while it sends the next one.
    await h.raise(ten + 12 * MINUTE)
    await h.context.db
      .updateTable('mail')
      .set({ state: 'sending', attempts: 1, nextAt: h.clock.now() + 30 * SECOND })
      .where('state', '=', 'queued')
      .execute()
    h.clock.advance(30 * SECOND)
    await h.send()
    h.clock.advance(5 * SECOND)
    await h.send()
    expect(h.shown()).toMatchObject([[{ id: 1 }, { id: 1 }, { id: 2 }]])
    expect(new Set(h.shown()[0]?.map(payload => 'tag' in payload && payload.tag)).size).toBe(1)
    expect(h.mailer.mails).toEqual([])
  })

  it('are told nothing once everybody was answered, and neither is the mailbox', async () => {
    const h = await waiting()
    h.service.says = () => 503
    await h.send()
    await answerAnn(h)
    h.clock.advance(5 * SECOND)
    await h.send()
    expect(h.service.asked).toBe(1)
    expect(h.mailer.mails).toEqual([])
    expect(await nextRoundAt(h.context, alertPushes)).toBeNull()
  })

  it('are told besides the mail that their person wants, which is one', async () => {
    const h = await waiting('sqlite', { mail: true })
    h.service.says = () => 410
    await h.send()
    await h.send()
    expect(h.mailer.mails).toHaveLength(1)
  })

  it('are told where there is no mail server, and the log says when they cannot be', async () => {
    const h = await house()
    h.context.mailer = null
    const warned: unknown[] = []
    h.context.log.warn = (_about: unknown, name?: unknown) => void warned.push(name)
    await h.receive(asked('Ann'))
    await h.raise()
    await h.send()
    expect(h.shown()).toMatchObject([[{ id: 1 }]])
    h.service.says = () => 410
    await h.raise(ten + 12 * MINUTE)
    await h.send()
    expect(warned).toEqual(['mail-not-sent', 'alert-not-told'])
  })

  it('that were removed meanwhile are as those that failed', async () => {
    const h = await waiting()
    await h.context.db.deleteFrom('alertDevice').execute()
    await h.send()
    expect(h.mailer.mails).toHaveLength(1)
  })

  it('are told the next morning, where nobody could before the mairie closed', async () => {
    const h = await waiting()
    h.clock.set(paris('2026-06-02T20:00'))
    await h.send()
    expect(h.service.asked).toBe(0)
    expect(await nextRoundAt(h.context, alertPushes)).toBe(paris('2026-06-03T09:00'))
    h.clock.set(paris('2026-06-03T09:00'))
    await h.send()
    expect(h.shown()).toMatchObject([[{ body: expect.stringMatching(/Depuis le mardi 2\sjuin/) }]])
  })
})

describe('what was told of', () => {
  const waiting2 = async (kind?: DatabaseKind) => {
    const h = await waiting(kind)
    await h.send()
    return h
  }
  const last = (h: House) => h.shown()[0]?.at(-1)

  itOnBoth('is taken away once it was answered, once, by two processes', async kind => {
    const h = await waiting2(kind)
    await h.send()
    expect(h.shown()[0]).toHaveLength(1)
    h.clock.advance(MINUTE)
    await answerAnn(h)
    const other = await h.another()
    await h.sendBoth(other)
    await h.send()
    expect(h.shown()[0]).toHaveLength(2)
    expect(last(h)).toEqual({
      v: 1,
      kind: 'settled',
      commune: h.communeId,
      tag: 'tambour-alert-1',
      text: 'Plus personne n’attend de réponse ici',
      lang: 'fr',
      badge: 0,
    })
    expect(h.browsers[0]?.received[1]?.headers).toMatchObject({ topic: 'tambour-alert-1' })
  })

  it('is taken away once a colleague takes care, and rings again at the next line', async () => {
    const h = await waiting2()
    h.clock.advance(MINUTE)
    const by = { communeId: h.communeId, userId: h.anne, actor: 'Anne' }
    await assignConversation(h.context, by, 1, h.anne)
    await h.send()
    expect(last(h)).toMatchObject({ kind: 'settled', text: 'Anne s’en charge', badge: 1 })
    await h.raise(ten + 12 * MINUTE)
    await h.send()
    await h.send()
    expect(last(h)).toMatchObject({
      kind: 'waiting',
      id: 2,
      body: expect.stringContaining('pour Anne'),
    })
  })

  it('stays while one of several still waits', async () => {
    const h = await house()
    await h.receive(asked('Ann'), asked('Bob'))
    await h.raise()
    await h.send()
    h.clock.advance(MINUTE)
    await answerAnn(h)
    await h.send()
    expect(h.shown()[0]).toHaveLength(1)
    h.clock.advance(SECOND)
    await h.receive(
      thread('t-Bob', [byCommune(h.clock.now(), 'Oui')], { visibility: 'private', subject: null }),
    )
    await h.send()
    expect(last(h)).toMatchObject({ kind: 'settled', tag: 'tambour-alert-commune-1' })
  })

  it('is told for a few minutes, and never by mail', async () => {
    const h = await waiting2()
    h.clock.advance(MINUTE)
    await answerAnn(h)
    h.service.says = () => 503
    for (const seconds of [0, 5, 15, 30, 60]) {
      h.clock.advance(seconds * SECOND)
      await h.send()
    }
    expect(h.service.asked).toBe(1 + 4)
    expect(h.mailer.mails).toEqual([])
    expect(await nextRoundAt(h.context, alertPushes)).toBeNull()
  })

  it('is left as it is after a day', async () => {
    const h = await waiting2()
    h.clock.advance(24 * 60 * MINUTE + 1)
    await answerAnn(h)
    await h.send()
    expect(h.service.asked).toBe(1)
  })
})
