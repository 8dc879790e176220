import { describe, expect, it } from 'vitest'
import { secretsSubject } from '../../../server/channels/call.ts'
import { getChannel } from '../../../server/channels/channels.ts'
import { disconnectChannel } from '../../../server/channels/connect-channel.ts'
import { updateChannel } from '../../../server/channels/store/channels.ts'
import { pollChannel } from '../../../server/inbox/receiving/poll.ts'
import { createWebhookJob } from '../../../server/inbox/receiving/webhook-job.ts'
import {
  forgetWebhooks,
  waitingBatches,
  workOnWebhooks,
} from '../../../server/inbox/receiving/webhook-work.ts'
import { receiveWebhook, verifyWebhook } from '../../../server/inbox/receiving/webhooks.ts'
import { claimPoll, endPoll } from '../../../server/inbox/store/polls.ts'
import { verbatim } from '../../../server/language/sentence.ts'
import { itOnBoth } from '../../support/database/databases.ts'
import { from, page, thread } from '../../support/network/fake-network.ts'
import { fakeDelivery, fakeWebhook } from '../../support/network/fake-webhook.ts'
import {
  MINUTE,
  newChannel,
  newCommune,
  storedMessages,
  type Village,
  type VillageOptions,
  village,
} from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'
import { keeps } from '../../support/says.ts'

const SECOND = 1000
const HOUR = 60 * MINUTE
const ten = paris('2026-06-02T10:00')
const asked = (who: string) => thread(`post-${who}`, [from(who, ten, 'Est-ce ouvert samedi ?')])

/** A village whose network calls. */
async function calledVillage(database: VillageOptions['database'] = 'sqlite'): Promise<Village> {
  const v = await village({ ...(database && { database }), now: '2026-06-02T10:20' })
  v.fake.webhook = fakeWebhook
  return v
}

const receive = ({ context }: Village, text?: string, signedBy?: string) =>
  receiveWebhook(context, 'fake', fakeDelivery(text, signedBy))

/** One round, as a process makes it that has just started and knows nothing but the rows. */
async function round({ context }: Village): Promise<void> {
  const job = createWebhookJob(context)
  await job.runOnce()
  await job.stop()
}

const rows = async ({ context }: Village) =>
  await context.db.selectFrom('webhook').selectAll().orderBy('id').execute()

const pollRow = async ({ context, channelId }: Village) =>
  await context.db
    .selectFrom('channelPoll')
    .selectAll()
    .where('channelId', '=', channelId)
    .executeTakeFirstOrThrow()

const looks = ({ fake }: Village) => fake.received.length

describe('webhooks', () => {
  it('are on disk, with the channels that signed them, before they are answered', async () => {
    const v = await calledVillage()
    let rung = 0
    v.context.webhookSignal.listen(() => rung++)
    expect(await receive(v, 'Ça sonne')).toBe(true)
    expect(await rows(v)).toEqual([
      {
        id: 1,
        connector: 'fake',
        body: 'Ça sonne',
        channelIds: JSON.stringify([v.channelId]),
        receivedAt: v.clock.now(),
        nextAt: v.clock.now(),
        attempts: 0,
        error: null,
      },
    ])
    expect(rung).toBe(1)
    expect(looks(v)).toBe(0)
  })

  it('that nobody signed are refused, and leave nothing', async () => {
    const v = await calledVillage()
    expect(await receive(v, 'x', 'un autre secret')).toBe(false)
    await disconnectChannel(v.context, { communeId: v.communeId, actor: 'Ann' }, v.channelId)
    expect(await receive(v)).toBe(false)
    expect(await rows(v)).toEqual([])
  })

  it('are not for a kind of channel that has none, or that is none', async () => {
    const v = await calledVillage()
    for (const key of ['other', 'toString', '']) {
      await expect(receiveWebhook(v.context, key, fakeDelivery())).rejects.toThrow(/n’existe pas/)
    }
    delete v.fake.webhook
    await expect(receive(v)).rejects.toThrow(/n’existe pas/)
    await expect(verifyWebhook(v.context, 'fake', {})).rejects.toThrow(/n’existe pas/)
  })

  it('reach no channel whose secrets no longer open, nor one that only publishes', async () => {
    const v = await calledVillage()
    const other = await newChannel(v.context, v.communeId, 'Autre', 0)
    const third = await newChannel(v.context, v.communeId, 'Voisine', 0)
    await updateChannel(v.context.db, { id: v.channelId }, { secrets: 'v1.a.b.c' })
    await v.context.db.updateTable('channel').set({ receives: 0 }).where('id', '=', third).execute()
    expect(await receive(v)).toBe(true)
    expect((await rows(v)).map(row => row.channelIds)).toEqual([JSON.stringify([other])])
    // Signed, and of no interest: answered well, so that the network does not send it again.
    await updateChannel(v.context.db, { id: other }, { state: 'disconnected' })
    expect(await receive(v)).toBe(true)
    expect(await rows(v)).toHaveLength(1)
  })

  it('wake a poll that brings what is there, and are then empty', async () => {
    const v = await calledVillage()
    await receive(v)
    v.fake.pages = [page([asked('Ann')])]
    await round(v)
    expect((await storedMessages(v)).map(message => message.author)).toEqual(['Ann'])
    expect(await rows(v)).toMatchObject([{ body: '', nextAt: null, error: null }])
    expect((await pollRow(v)).webhookAt).toBe(v.clock.now())
    await round(v)
    expect(looks(v)).toBe(1)
  })

  itOnBoth('many at once are one poll, and each channel has its own', async database => {
    const v = await calledVillage(database)
    for (let times = 0; times < 100; times++) await receive(v)
    v.fake.pages = [page([asked('Ann')])]
    await round(v)
    expect(looks(v)).toBe(1)
    expect((await rows(v)).every(row => row.nextAt === null && row.body === '')).toBe(true)

    const elsewhere = await newCommune(v.context, 'Ailleurs')
    const theirs = await newChannel(v.context, elsewhere, 'Leur page', 0)
    await updateChannel(
      v.context.db,
      { id: theirs },
      { secrets: v.context.secrets.seal({ token: 'autre' }, secretsSubject(theirs)) },
    )
    await receive(v)
    await receive(v, 'x', 'autre')
    await receive(v, 'y', 'autre')
    v.fake.pages = [page([asked('Bob')]), page([asked('Cid')])]
    await round(v)
    expect(looks(v)).toBe(3)
    // The two are looked at side by side.
    expect(
      v.fake.received
        .slice(1)
        .map(({ secrets }) => secrets.token)
        .toSorted(),
    ).toEqual(['autre', 'sésame'])
  })

  it('that come during a poll ask for one more after it', async () => {
    const v = await calledVillage()
    await receive(v)
    v.fake.pages = [
      async () => {
        // The network has already answered when this one is told.
        await receive(v, 'one more')
        await receive(v, 'and another')
        return page([asked('Ann')])
      },
      page([asked('Bob')]),
    ]
    await round(v)
    expect((await rows(v)).map(row => row.nextAt)).toEqual([null, v.clock.now(), v.clock.now()])
    await round(v)
    expect(looks(v)).toBe(2)
    expect(await storedMessages(v)).toHaveLength(2)
    expect((await rows(v)).every(row => row.nextAt === null)).toBe(true)
  })

  it('that bring nothing yet are looked at again after 2, 10 and 60 s, then no more', async () => {
    const v = await calledVillage()
    await receive(v)
    const at: number[] = []
    const began = v.clock.now()
    for (let seconds = 0; seconds <= 300; seconds++) {
      const before = looks(v)
      await round(v)
      if (looks(v) > before) at.push((v.clock.now() - began) / SECOND)
      v.clock.advance(SECOND)
    }
    expect(at).toEqual([0, 2, 12, 72])
    expect(await rows(v)).toMatchObject([{ body: '', nextAt: null, attempts: 3, error: null }])
  })

  it('end their looking as soon as something new is there', async () => {
    const v = await calledVillage()
    await receive(v)
    await round(v)
    expect(await rows(v)).toMatchObject([{ attempts: 1, nextAt: v.clock.now() + 2 * SECOND }])
    v.clock.advance(2 * SECOND)
    v.fake.pages = [page([asked('Ann')])]
    await round(v)
    expect(await storedMessages(v)).toHaveLength(1)
    expect(await rows(v)).toMatchObject([{ body: '', nextAt: null }])
  })

  it('of which none brings anything ask for no more looks than the last one', async () => {
    const v = await calledVillage()
    for (let hearts = 0; hearts < 5; hearts++) {
      await receive(v)
      await round(v)
      v.clock.advance(SECOND)
    }
    const waiting = (await rows(v)).filter(row => row.nextAt !== null)
    expect(waiting).toMatchObject([{ id: 5, attempts: 1 }])
    expect(looks(v)).toBe(5)
  })

  it('survive a restart in the middle of their poll', async () => {
    const v = await calledVillage()
    await receive(v)
    v.fake.pages = [() => new Promise(() => {})]
    // This process dies while the network thinks: its lease is all that is left of it.
    const [batch] = await waitingBatches(v.context)
    if (batch === undefined) throw new Error('nothing waits')
    void workOnWebhooks(v.context, batch)
    await expect.poll(() => looks(v)).toBe(1)
    // Nobody else works on it meanwhile.
    expect((await rows(v)).map(row => row.nextAt)).toEqual([v.clock.now() + MINUTE])

    v.clock.advance(3 * MINUTE)
    v.fake.pages = [page([asked('Ann')])]
    await round(v)
    expect(await storedMessages(v)).toHaveLength(1)
    expect(await rows(v)).toMatchObject([{ body: '', nextAt: null }])
  })

  it('are worked on by one of the processes that have read them', async () => {
    const v = await calledVillage()
    await receive(v)
    v.fake.pages = [page([asked('Ann')])]
    const lists = await Promise.all([waitingBatches(v.context), waitingBatches(v.context)])
    const work = lists.flat().map(batch => workOnWebhooks(v.context, batch))
    expect(work).toHaveLength(2)
    await Promise.all(work)
    expect(looks(v)).toBe(1)
    expect(await rows(v)).toMatchObject([{ body: '', nextAt: null }])
  })

  it('open the secrets of those alone whom they name, where their network names any', async () => {
    const v = await calledVillage()
    const names = (body: string) => ({ field: 'page' as const, values: [body] })
    v.fake.webhook = { ...fakeWebhook, names }
    const set = async (id: number, config: object) =>
      await updateChannel(v.context.db, { id }, { config: JSON.stringify(config) })
    await set(v.channelId, { page: ' 12 ' })
    for (let n = 0; n < 5; n += 1) {
      await set(await newChannel(v.context, v.communeId, `Page ${n}`, 0), { page: `${n}` })
    }
    let opened = 0
    const secrets: Village['context']['secrets'] = {
      ...v.context.secrets,
      open(...sealed) {
        opened += 1
        return v.context.secrets.open(...sealed)
      },
    }
    const context = { ...v.context, secrets }
    expect(await receiveWebhook(context, 'fake', fakeDelivery('12'))).toBe(true)
    expect(opened).toBe(1)
    expect(await rows(v)).toMatchObject([{ channelIds: JSON.stringify([v.channelId]) }])
    // What none of those has signed, and what names nobody known, is looked for among all.
    expect(await receiveWebhook(context, 'fake', fakeDelivery('12', 'autre'))).toBe(false)
    expect(await receiveWebhook(context, 'fake', fakeDelivery('99'))).toBe(true)
  })

  itOnBoth('wait for somebody else’s poll, and look after it', async database => {
    const v = await calledVillage(database)
    await receive(v)
    const now = v.clock.now()
    const claim = await claimPoll(v.context.db, v.channelId, now, now + MINUTE)
    const work = async () => {
      const [batch] = await waitingBatches(v.context)
      if (batch === undefined) throw new Error('nothing waits')
      await workOnWebhooks(v.context, batch, { othersLookMs: 1 })
    }
    await work()
    expect(looks(v)).toBe(0)
    expect(await rows(v)).toMatchObject([{ nextAt: now, attempts: 0, error: null }])
    await endPoll(v.context.db, v.channelId, claim?.leaseUntil ?? 0, { failures: 0, error: null })
    v.fake.pages = [page([asked('Ann')])]
    await work()
    expect(await rows(v)).toMatchObject([{ nextAt: null }])
    expect(await storedMessages(v)).toHaveLength(1)
  })

  it('whose poll fails try again ever more rarely, for a day, and keep why', async () => {
    const v = await calledVillage()
    await receive(v)
    const began = v.clock.now()
    const at: number[] = []
    for (let tries = 0; tries < 200; tries++) {
      v.fake.pages = [{ kind: 'failed', reason: verbatim('Panne.'), retryAt: null }]
      const before = looks(v)
      await round(v)
      if (looks(v) > before) at.push((v.clock.now() - began) / MINUTE)
      const [row] = await rows(v)
      if (row?.nextAt === null) break
      expect(row).toMatchObject({ error: keeps('Panne.'), body: 'Toc, toc' })
      v.clock.set(row?.nextAt ?? 0)
    }
    expect(at.slice(0, 8)).toEqual([0, 1, 3, 7, 15, 31, 63, 123])
    expect(at.at(-1)).toBeGreaterThanOrEqual(24 * 60)
    expect(at.at(-1)).toBeLessThan(25 * 60)
    expect(await rows(v)).toMatchObject([{ body: '', nextAt: null, error: keeps('Panne.') }])
    v.clock.advance(2 * HOUR)
    const before = looks(v)
    await round(v)
    expect(looks(v)).toBe(before)
  })

  it('go on after a failure, and forget it', async () => {
    const v = await calledVillage()
    await receive(v)
    v.fake.pages = [
      { kind: 'failed', reason: verbatim('Panne.'), retryAt: v.clock.now() + 3 * SECOND },
    ]
    await round(v)
    // The network said three seconds; five is the least that we leave it.
    expect(await rows(v)).toMatchObject([
      { attempts: 1, error: keeps('Panne.'), nextAt: v.clock.now() + 5 * SECOND },
    ])
    v.clock.advance(5 * SECOND)
    v.fake.pages = [page([asked('Ann')])]
    await round(v)
    expect(await rows(v)).toMatchObject([{ nextAt: null, body: '', error: null }])
  })

  it('wake a look at night too, long before the next one is due', async () => {
    const v = await calledVillage()
    v.clock.set('2026-06-02T23:30+02:00')
    await pollChannel(v.context, v.channelId)
    v.clock.advance(SECOND)
    await receive(v)
    await round(v)
    expect(looks(v)).toBe(2)
  })

  it('never ask a network that has asked for rest', async () => {
    const v = await calledVillage()
    v.fake.pages = [page([asked('Ann')], { waitMs: 30 * MINUTE })]
    await pollChannel(v.context, v.channelId)
    await receive(v)
    await receive(v)
    await round(v)
    expect(looks(v)).toBe(1)
    const until = v.clock.now() + 30 * MINUTE
    expect(await rows(v)).toMatchObject([
      { nextAt: until, attempts: 0, error: null },
      { nextAt: until, attempts: 0, error: null },
    ])
    v.clock.set(until)
    v.fake.pages = [page([asked('Bob')])]
    await round(v)
    expect(looks(v)).toBe(2)
    expect((await rows(v)).map(row => row.nextAt)).toEqual([null, null])
  })

  itOnBoth(
    'that tell what nothing else tells wait out a pause, a few at a time',
    async database => {
      const v = await calledVillage(database)
      const text = ({ body }: { body: Uint8Array }) => Buffer.from(body).toString('hex')
      v.fake.webhook = { ...fakeWebhook, carries: true, text }
      const pause = (state: 'paused' | 'active') =>
        updateChannel(v.context.db, { id: v.channelId }, { state })
      for (let n = 0; n < 12; n++) await receive(v, `é${n}`)
      const kept = Array.from({ length: 12 }, (_, n) => Buffer.from(`é${n}`).toString('hex'))
      const bodies = async () => (await rows(v)).map(({ body }) => body)
      expect((await waitingBatches(v.context)).map(({ webhooks }) => webhooks.length)).toEqual([10])
      await pause('paused')
      for (let days = 0; days < 30; days += 6) {
        await round(v)
        await forgetWebhooks(v.context)
        expect(await bodies()).toEqual(kept)
        v.clock.advance(6 * 24 * HOUR)
      }
      await pause('active')
      await round(v)
      await round(v)
      expect((await bodies()).filter(body => body !== '')).toEqual([])
      expect((await rows(v)).every(({ nextAt }) => nextAt === null)).toBe(true)
      // A look that brings nothing is not made again: there is nothing to ask.
      expect(looks(v)).toBe(2)
      // What nobody connects anew is forgotten in the end.
      await pause('paused')
      await receive(v)
      v.clock.advance(30 * 24 * HOUR + 1)
      await forgetWebhooks(v.context)
      expect(await rows(v)).toEqual([])
    },
  )

  it('of a paused or disconnected channel wake no poll', async () => {
    for (const state of ['paused', 'disconnected'] as const) {
      const v = await calledVillage()
      await receive(v)
      await updateChannel(v.context.db, { id: v.channelId }, { state })
      await round(v)
      expect(looks(v)).toBe(0)
      expect(await rows(v)).toMatchObject([{ nextAt: null, body: '', error: null }])
      expect((await pollRow(v)).webhookAt).toBe(v.clock.now())
    }
  })

  it('of a channel whose token dies in that poll end there', async () => {
    const v = await calledVillage()
    await receive(v)
    v.fake.pages = [{ kind: 'reauthorize', reason: verbatim('Reconnectez la page.') }]
    await round(v)
    expect(await rows(v)).toMatchObject([{ nextAt: null, body: '' }])
    expect((await getChannel(v.context, v.communeId, v.channelId)).state).toBe('paused')
  })

  it('are forgotten after seven days', async () => {
    const v = await calledVillage()
    v.fake.pages = [page([asked('Ann')])]
    await receive(v)
    await round(v)
    v.clock.advance(7 * 24 * HOUR)
    await receive(v)
    await round(v)
    expect((await rows(v)).map(row => row.id)).toEqual([1, 2])
    v.clock.advance(1)
    await round(v)
    expect((await rows(v)).map(row => row.id)).toEqual([2])
  })

  it('are told there at the first, also where another look was faster', async () => {
    const v = await calledVillage()
    await pollChannel(v.context, v.channelId)
    const told: string[][] = []
    v.context.changes.listen(({ topics }) => told.push(topics))
    await receive(v)
    await round(v)
    expect(told).toContainEqual(['channels'])
    // The next ones are no news by themselves.
    told.length = 0
    v.clock.advance(SECOND)
    await receive(v)
    await round(v)
    expect(told).toEqual([])
  })

  it('are told on the channel’s screen: where the network calls, and when it last did', async () => {
    const v = await calledVillage()
    const webhook = async () => (await getChannel(v.context, v.communeId, v.channelId)).webhook
    const address = 'http://127.0.0.1:3000/webhooks/fake'
    expect(await webhook()).toEqual({ address, lastAt: null, subscribable: false })
    const told: string[][] = []
    v.context.changes.listen(({ topics }) => told.push(topics))
    await receive(v)
    await round(v)
    expect(await webhook()).toEqual({
      address,
      lastAt: '2026-06-02T08:20:00.000Z',
      subscribable: false,
    })
    expect(told).toContainEqual(['channels'])
    delete v.fake.webhook
    expect(await webhook()).toBeNull()
  })

  it('answer a network that asks whether the address is ours', async () => {
    const v = await calledVillage()
    expect(await verifyWebhook(v.context, 'fake', { word: 'sésame', echo: '17' })).toBe('17')
    expect(await verifyWebhook(v.context, 'fake', { word: 'autre', echo: '17' })).toBeNull()
  })
})
