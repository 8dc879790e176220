import { describe, expect, it, onTestFinished } from 'vitest'
import { sendMails } from '../../server/mail/outbox.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { createSandbox } from '../../server/sandbox/create.ts'
import { numbersImported } from '../../server/subscribers/shapes.ts'
import { broadcastTexts } from '../../server/subscribers/sms.ts'
import { readNews } from '../../server/subscribers/sms-news.ts'
import { testApp } from '../support/app.ts'
import { aDelivery, aPost } from '../support/builders/publishing.ts'
import { aSubscriber, aTheme } from '../support/builders/subscribers.ts'
import { testClock } from '../support/clock.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { keeps } from '../support/says.ts'

const thisYear = '/api/reports/audience?from=2026-01-01&to=2026-12-31'

const MINUTE = 60_000
const numberOf = (index: number) => `+3363998${String(index).padStart(4, '0')}`

/** A commune with a channel of SMS at the played provider, and so many numbers. */
async function house(people: number, { database = 'sqlite', ...config }: Options = {}) {
  const clock = testClock('2026-06-02T08:00:00Z')
  const sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
  onTestFinished(() => sandbox.close())
  const { sms } = sandbox
  const settings = { publicUrl: 'https://tambour.exemple.fr', loopbackFeeds: true }
  const tested = await testApp({ clock, database, settings })
  const { context, communeId } = tested
  const access = { api: sms.api, service: sms.service, sender: sms.sender }
  const terms = { purpose: 'information', price: '0,06', budget: '10', ...config }
  const secrets = {
    application_key: sms.key,
    application_secret: sms.secret,
    consumer_key: sms.consumer,
  }
  const channel = await aTheme(
    context,
    communeId,
    'Alertes',
    'sms-ovh',
    { ...access, ...terms },
    secrets,
  )
  for (let index = 0; index < people; index++) {
    const address = { address: numberOf(index) }
    await aSubscriber(context, communeId, { way: 'sms', address, themes: [channel.id] })
  }
  const { db } = context
  return {
    ...{ ...tested, clock, sandbox, sms, channel },
    /** A post goes out on these channels now, as the engine sends it. */
    async publish(text: string, channels = [channel.id]) {
      const post = await aPost(db, communeId, { text })
      for (const id of channels) {
        await aDelivery(db, post, id, { dueAt: clock.now(), nextAt: clock.now() })
      }
      await deliverDue(context, { worker: 'test' })
    },
    async send() {
      await sendMails(context, broadcastTexts)
    },
    deliveries: () => db.selectFrom('delivery').select(['state', 'reason']).orderBy('id').execute(),
    subscribers: () => db.selectFrom('subscriber').selectAll().orderBy('id').execute(),
    mails: async () =>
      (await db.selectFrom('mail').select('state').orderBy('id').execute()).map(
        ({ state }) => state,
      ),
  }
}
type Options = { database?: DatabaseKind } & Record<string, string>

describe('what is published by SMS', () => {
  itOnBoth('reaches each number once, and tells who got it', async database => {
    const h = await house(3, { database })
    await h.publish('Coupure demain')
    for (let round = 0; round < 3; round++) await h.send()
    expect(
      h.sms
        .all()
        .map(({ number, text }) => [number, text])
        .toSorted(),
    ).toEqual([0, 1, 2].map(index => [numberOf(index), 'Coupure demain']))
    const [first, second] = h.sms.all()
    await readNews(h.context)
    h.sms.receive(first?.id ?? 0, 1)
    h.sms.receive(second?.id ?? 0, 2)
    h.clock.advance(2 * MINUTE)
    await readNews(h.context)
    const { json } = await h.ask('GET', thisYear, { as: 'councillor' })
    expect(json).toMatchObject({
      // Three times six cents.
      channels: [{ theme: 'Alertes', way: 'sms', people: { count: 3 }, reached: 3, cents: 18 }],
      broadcasts: [
        { recipients: 3, reached: 3, receipts: { delivered: 1, failed: 1, awaited: 1 } },
      ],
    })
  })

  it('stops where the month’s budget would be exceeded, before the first leaves', async () => {
    const h = await house(100)
    // A hundred times two parts at six cents is twelve euros, and ten are there.
    await h.publish('Fête demain, '.repeat(10))
    await h.send()
    expect(h.sms.all()).toEqual([])
    expect(await h.deliveries()).toEqual([
      {
        state: 'failed',
        reason: keeps(
          'Cet envoi coûterait 12,00 €, et il reste 10,00 € ce mois-ci pour « sms-ovh Alertes » : aucun SMS n’est parti. Raccourcissez le texte, ou relevez le budget du mois dans Canaux, réglages de ce canal, puis réessayez.',
        ),
      },
    ])
    await h.publish('Fete demain')
    await h.send()
    expect(h.sms.all()).toHaveLength(100)
    // Four euros are left: the next hundred would cost six, until the month is over.
    await h.publish('Fete apres-demain')
    expect((await h.deliveries()).at(-1)).toMatchObject({ state: 'failed' })
    h.clock.advance(30 * 24 * 60 * MINUTE)
    await h.publish('Fete en juillet')
    expect((await h.deliveries()).at(-1)).toMatchObject({ state: 'published' })
  })

  itOnBoth('of two at one instant lets no more through than there is money for', async database => {
    const h = await house(100, { database })
    const post = await aPost(h.context.db, h.communeId, { text: 'Un' })
    const other = await aPost(h.context.db, h.communeId, { text: 'Deux' })
    for (const one of [post, other]) {
      await aDelivery(h.context.db, one, h.channel.id, {
        dueAt: h.clock.now(),
        nextAt: h.clock.now(),
      })
    }
    await Promise.all([
      deliverDue(h.context, { worker: 'one' }),
      deliverDue(h.context, { worker: 'two' }),
    ])
    const states = (await h.deliveries()).map(({ state }) => state)
    expect(states.toSorted()).toEqual(['failed', 'published'])
  })

  it('of which no word came is looked for, and not sent twice', async () => {
    const h = await house(2)
    const match = { method: 'POST', path: '/ovh/1.0/sms' } as const
    h.sandbox.faults.add({ kind: 'drop', when: 'after', match, times: 1 })
    h.sandbox.faults.add({ kind: 'drop', when: 'before', match, times: 1 })
    await h.publish('Coupure demain')
    await h.send()
    expect((await h.mails()).toSorted()).toEqual(['failed', 'failed'])
    expect(h.sms.all()).toHaveLength(1)
    for (let round = 0; round < 4; round++) {
      h.clock.advance(MINUTE)
      await h.send()
    }
    expect(await h.mails()).toEqual(['sent', 'sent'])
    expect(
      h.sms
        .all()
        .map(({ number }) => number)
        .toSorted(),
    ).toEqual([numberOf(0), numberOf(1)])
  })

  it('pauses the channel whose keys ended, and goes on with others', async () => {
    const h = await house(1)
    h.sms.conduct.consumer = 'expired'
    await h.publish('Coupure demain')
    await h.send()
    const { db } = h.context
    expect(await db.selectFrom('channel').select('state').executeTakeFirst()).toEqual({
      state: 'paused',
    })
    h.sms.conduct.consumer = 'valid'
    h.clock.advance(2 * MINUTE)
    await h.send()
    expect(h.sms.all()).toHaveLength(1)
  })
})

describe('who wants no more', () => {
  it('is forgotten by an answer of STOP, with a line in the journal and no number', async () => {
    const h = await house(2)
    h.sms.answer(numberOf(1), 'STOP')
    await readNews(h.context)
    expect(await h.subscribers()).toHaveLength(1)
    const { db } = h.context
    const line = await db.selectFrom('journal').selectAll().orderBy('id', 'desc').executeTakeFirst()
    expect(line).toMatchObject({ action: 'subscriber.stopped', actor: 'Tambour', detail: null })
    await h.publish('Coupure demain')
    await h.send()
    expect(h.sms.all().map(({ number }) => number)).toEqual([numberOf(0)])
  })

  it('and cannot be reached three times in a row is set aside', async () => {
    const h = await house(1)
    for (const receipt of [2, 16, 1, 2, 2, 16]) {
      await h.publish(`Nouvelle ${receipt} ${h.clock.now()}`)
      await h.send()
      h.sms.receive(h.sms.all()[0]?.id ?? 0, receipt)
      h.clock.advance(2 * MINUTE)
      await readNews(h.context)
    }
    expect(await h.subscribers()).toMatchObject([{ state: 'suspended', failures: 3 }])
  })
})

describe('numbers that residents gave on paper', () => {
  const table = [
    'Nom;Téléphone;Date de l’accord;Comment',
    'Anne;06 39 98 00 07;12/05/2026;Formulaire papier',
    'Paul;0639980000;2026-05-12;Formulaire papier',
    'Anne;+33639980007;12/05/2026;Formulaire papier',
    'Zoé;03 26 00 00 00;12/05/2026;Formulaire papier',
    'Léa;+32 470 12 34 56;12/05/2026;Formulaire papier',
    'Luc;06 39 98 00 08;;Formulaire papier',
    'Max;absent;12/05/2026;Formulaire papier',
  ].join('\n')

  it('are looked through, taken once with their proof, undone and erased', async () => {
    const h = await house(1)
    const ask = async (keep: boolean) => {
      const body = { channel: h.channel.id, text: table, keep }
      return await h.ask('POST', '/api/subscribers/numbers', { as: 'administrator', body })
    }
    const seen = await ask(false)
    expect(seen.json).toMatchObject({
      at: null,
      lines: [
        { line: 2, number: '06 39 98 00 07', state: 'new', reason: null },
        { line: 3, number: '06 39 98 00 00', state: 'known', reason: null },
        { line: 4, state: 'refused', reason: expect.stringMatching(/déjà plus haut/) },
        { line: 5, state: 'refused', reason: expect.stringMatching(/téléphone fixe/) },
        { line: 6, state: 'refused', reason: expect.stringMatching(/étranger/) },
        { line: 7, state: 'refused', reason: expect.stringMatching(/date de l’accord/) },
        { line: 8, state: 'refused', reason: expect.stringMatching(/aucun|pas un numéro/) },
      ],
    })
    expect(await h.subscribers()).toHaveLength(1)
    const kept = await ask(true)
    const [, anne] = await h.subscribers()
    expect(anne).toMatchObject({ state: 'active', consent: '2026-05-12 Formulaire papier' })
    expect(JSON.stringify(anne)).not.toMatch(/Anne|0639980007|33639980007/)
    const undo = { as: 'administrator', body: { at: numbersImported.parse(kept.json).at } } as const
    expect((await h.ask('POST', '/api/subscribers/numbers/undo', undo)).json).toEqual({
      numbers: 1,
    })
    expect(await h.subscribers()).toHaveLength(1)
    const erase = { as: 'administrator', body: { number: '06 39 98 00 00' } } as const
    expect((await h.ask('POST', '/api/subscribers/numbers/erase', erase)).status).toBe(204)
    expect(await h.subscribers()).toEqual([])
    expect((await h.ask('POST', '/api/subscribers/numbers/erase', erase)).status).toBe(404)
  })
})
