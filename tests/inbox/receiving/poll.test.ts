import { describe, expect, it } from 'vitest'
import { insertDuty } from '../../../server/alerts/store-duties.ts'
import { getChannel } from '../../../server/channels/channels.ts'
import { gapsIn } from '../../../server/channels/notices.ts'
import { updateChannel } from '../../../server/channels/store/channels.ts'
import { pollChannel, pollCommune, pollConcurrency } from '../../../server/inbox/receiving/poll.ts'
import { createPollJob } from '../../../server/inbox/receiving/poll-job.ts'
import { sentenceText, verbatim } from '../../../server/language/sentence.ts'
import { addMember } from '../../support/alerts.ts'
import { itOnBoth } from '../../support/database/databases.ts'
import { byCommune, from, page, thread } from '../../support/network/fake-network.ts'
import {
  MINUTE,
  newChannel,
  newCommune,
  storedEpisodes,
  storedMessages,
  type Village,
  village,
} from '../../support/network/received.ts'
import { pollDue } from '../../support/poll-due.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'
import { keeps, says } from '../../support/says.ts'

const ten = paris('2026-06-02T10:00')
const question = 'La salle est-elle libre samedi ?'
const asked = (who: string) => thread(`post-${who}`, [from(who, ten, question)])

async function pollRow({ context, channelId }: Village, id = channelId) {
  return await context.db
    .selectFrom('channelPoll')
    .selectAll()
    .where('channelId', '=', id)
    .executeTakeFirstOrThrow()
}

async function channelRow({ context, channelId }: Village) {
  return await context.db
    .selectFrom('channel')
    .selectAll()
    .where('id', '=', channelId)
    .executeTakeFirstOrThrow()
}

describe('poll', () => {
  const now = '2026-06-02T10:20'

  it('says on the channel how far a long look has come, until it ends', async () => {
    const v = await village({ now })
    const progress = { read: 400, of: 1_000 }
    const shown = async () => (await getChannel(v.context, v.communeId, v.channelId)).progress
    v.fake.pages = [
      page([asked('Ann')], { cursor: 'one', done: false, progress }),
      page([], { cursor: 'two', done: true }),
    ]
    const told: string[] = []
    v.context.changes.listen(({ topics }) => told.push(...topics))
    await pollChannel(v.context, v.channelId, { stopping: () => true })
    expect(await shown()).toEqual({ ...progress, unit: 'messages' })
    expect(told.filter(topic => topic === 'channels').length).toBeGreaterThan(1)
    await pollChannel(v.context, v.channelId)
    expect(await shown()).toBeNull()
  })

  it('reads page after page from where it was, with the channel’s secrets', async () => {
    const v = await village({ now })
    v.fake.pages = [
      page([asked('Ann')], { cursor: 'one', done: false }),
      page([asked('Bob'), thread('post-Ann', [byCommune(ten + 9 * MINUTE, 'Oui')])], {
        cursor: 'two',
        gaps: [verbatim('Les noms ne sont pas donnés.')],
      }),
    ]
    expect(await pollChannel(v.context, v.channelId)).toEqual({
      channel: v.channelId,
      name: 'Page de la mairie',
      inbound: 2,
      outbound: 1,
      changed: 0,
      error: null,
      gaps: [says('Les noms ne sont pas donnés.')],
    })
    expect(v.fake.received).toEqual([
      { cursor: null, now: v.clock.now(), secrets: { token: 'sésame' } },
      { cursor: 'one', now: v.clock.now(), secrets: { token: 'sésame' } },
    ])
    expect(await pollRow(v)).toEqual({
      channelId: v.channelId,
      cursor: 'two',
      startedAt: v.clock.now(),
      succeededAt: v.clock.now(),
      // Somebody waits, in opening hours: three looks a minute.
      nextAt: v.clock.now() + 20_000,
      renewUntil: null,
      restUntil: null,
      leaseUntil: null,
      failures: 0,
      error: null,
      gaps: JSON.stringify([
        { text: sentenceText(verbatim('Les noms ne sont pas donnés.')), at: v.clock.now() },
      ]),
      webhookAt: null,
      watchUntil: null,
      progressRead: null,
      progressOf: null,
    })
    v.clock.advance(MINUTE)
    expect(await pollChannel(v.context, v.channelId)).toMatchObject({ inbound: 0, changed: 0 })
    expect(v.fake.received[2]?.cursor).toBe('two')
  })

  it('remembers for a day what it could not read, for quiet looks meet no gap', async () => {
    const v = await village({ now })
    v.fake.pages = [page([], { gaps: [verbatim('Un.'), verbatim('Deux.')] })]
    await pollChannel(v.context, v.channelId)
    const kept = async () => gapsIn(await pollRow(v)).map(({ text }) => text)
    v.clock.advance(12 * 60 * MINUTE)
    v.fake.pages = [page([], { gaps: [verbatim('Un.')] })]
    expect((await pollChannel(v.context, v.channelId)).gaps).toEqual([says('Un.')])
    expect((await kept()).map(String)).toEqual(['Deux.', 'Un.'])
    v.clock.advance(12 * 60 * MINUTE)
    await pollChannel(v.context, v.channelId)
    expect((await kept()).map(String)).toEqual(['Un.'])
    v.clock.advance(12 * 60 * MINUTE)
    await pollChannel(v.context, v.channelId)
    expect((await pollRow(v)).gaps).toBeNull()
  })

  it('says on the screen that what it kept before cannot be read', async () => {
    const v = await village({ now })
    await v.context.db.updateTable('channelPoll').set({ gaps: '[' }).execute()
    expect((await pollChannel(v.context, v.channelId)).error).not.toBeNull()
    expect(await pollRow(v)).toMatchObject({ failures: 1, leaseUntil: null })
  })

  it('does not rest shortly for ever', async () => {
    const v = await village({ now })
    let rested = 0
    const rest = async (ms: number) => {
      rested += ms
      v.clock.advance(ms)
    }
    const busy = () => page([], { cursor: 'one', done: false, waitMs: 9_000 })
    v.fake.pages = Array.from({ length: 50 }, () => busy)
    await pollChannel(v.context, v.channelId, { rest })
    expect(rested).toBe(63_000)
    expect((await pollRow(v)).nextAt).toBe(v.clock.now() + 9_000)
  })

  it('tells open screens after what came, and only then', async () => {
    const v = await village({ now })
    const told: string[][] = []
    v.context.changes.listen(change => told.push(change.topics))
    await pollChannel(v.context, v.channelId)
    expect(told).toEqual([['channels']])
    v.fake.pages = [page([asked('Ann')])]
    await pollChannel(v.context, v.channelId)
    expect(told.slice(1)).toEqual([['messages'], ['channels']])
  })

  it('goes on where it failed: pages before stay, none is lost, none counts twice', async () => {
    const v = await village({ now })
    v.fake.pages = [
      page([asked('Ann')], { cursor: 'one', done: false }),
      { kind: 'failed', reason: verbatim('Le réseau ne répond pas.'), retryAt: null },
    ]
    expect(await pollChannel(v.context, v.channelId)).toMatchObject({
      inbound: 1,
      error: says('Le réseau ne répond pas.'),
    })
    expect(await pollRow(v)).toMatchObject({
      cursor: 'one',
      failures: 1,
      error: keeps('Le réseau ne répond pas.'),
      nextAt: v.clock.now() + MINUTE,
      leaseUntil: null,
      succeededAt: null,
    })
    v.fake.pages = [page([asked('Ann'), asked('Bob')], { cursor: 'two' })]
    expect(await pollChannel(v.context, v.channelId)).toMatchObject({ inbound: 1, error: null })
    expect(v.fake.received.at(-1)?.cursor).toBe('one')
    expect(await pollRow(v)).toMatchObject({ failures: 0, error: null, cursor: 'two' })
    expect(await storedMessages(v)).toHaveLength(2)
  })

  it('waits ever longer after failures, an hour at most, and as long as the network says', async () => {
    const v = await village({ now })
    const waits: number[] = []
    for (let failure = 0; failure < 9; failure++) {
      v.fake.pages = [{ kind: 'failed', reason: verbatim('Panne.'), retryAt: null }]
      await pollChannel(v.context, v.channelId)
      waits.push(((await pollRow(v)).nextAt - v.clock.now()) / MINUTE)
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
    const retryAt = v.clock.now() + 7 * MINUTE
    v.fake.pages = [{ kind: 'failed', reason: verbatim('Trop de demandes.'), retryAt }]
    await pollChannel(v.context, v.channelId)
    expect((await pollRow(v)).nextAt).toBe(retryAt)
  })

  it('pauses a channel whose token died, says so in the journal, and loses nothing', async () => {
    const v = await village({ now })
    v.fake.pages = [
      page([asked('Ann')], { cursor: 'one', done: false }),
      { kind: 'reauthorize', reason: verbatim('Le mot de passe a changé : reconnectez la page.') },
    ]
    expect(await pollChannel(v.context, v.channelId)).toMatchObject({
      inbound: 1,
      error: says('Le mot de passe a changé : reconnectez la page.'),
    })
    expect(await channelRow(v)).toMatchObject({
      state: 'paused',
      stateReason: keeps('Le mot de passe a changé : reconnectez la page.'),
    })
    expect(await pollRow(v)).toMatchObject({ cursor: 'one', leaseUntil: null })
    const journal = await v.context.db.selectFrom('journal').selectAll().execute()
    expect(journal).toMatchObject([
      { action: 'channel.paused', actor: 'Tambour', subject: `channel:${v.channelId}` },
    ])
    v.clock.advance(60 * MINUTE)
    expect(await pollDue(v.context)).toEqual([])
    expect(await pollChannel(v.context, v.channelId)).toMatchObject({
      error: says('Le mot de passe a changé : reconnectez la page.'),
    })
    expect(v.fake.received).toHaveLength(2)
  })

  it('takes a short rest on the spot and a long one until its end', async () => {
    const v = await village({ now })
    const rests: number[] = []
    const rest = async (ms: number) => {
      rests.push(ms)
      v.clock.advance(ms)
    }
    v.fake.pages = [
      page([asked('Ann')], { cursor: 'one', done: false, waitMs: 2_000 }),
      page([asked('Bob')], { cursor: 'two', done: false, waitMs: 5 * MINUTE }),
      page([asked('Cid')], { cursor: 'three' }),
    ]
    await pollChannel(v.context, v.channelId, { rest })
    expect(rests).toEqual([2_000])
    expect(await pollRow(v)).toMatchObject({
      cursor: 'two',
      nextAt: v.clock.now() + 5 * MINUTE,
      leaseUntil: null,
    })
    v.clock.advance(4 * MINUTE)
    expect(await pollDue(v.context)).toEqual([])
    v.clock.advance(MINUTE)
    expect(await pollDue(v.context)).toMatchObject([{ inbound: 1 }])
    expect(await storedMessages(v)).toHaveLength(3)
  })

  it('rests after its last page too, when the network asks for it', async () => {
    const v = await village({ now })
    v.fake.pages = [page([], { waitMs: 30 * MINUTE })]
    await pollChannel(v.context, v.channelId)
    expect((await pollRow(v)).nextAt).toBe(v.clock.now() + 30 * MINUTE)
  })

  it('ends a long import at its budget, or when asked, and is due again at once', async () => {
    const v = await village({ now })
    const slowly = (who: string) => () => {
      v.clock.advance(30_000)
      return page([asked(who)], { cursor: who, done: false })
    }
    v.fake.pages = [slowly('Ann'), slowly('Bob'), slowly('Cid')]
    await pollChannel(v.context, v.channelId, { budgetMs: 50_000 })
    expect(await pollRow(v)).toMatchObject({ cursor: 'Bob', leaseUntil: null })
    await pollDue(v.context, { stopping: () => v.fake.received.length === 3 })
    expect(await pollRow(v)).toMatchObject({ cursor: 'Cid', nextAt: v.clock.now() })
  })

  itOnBoth('does not look while somebody else does, and does after a crash', async kind => {
    const v = await village({ database: kind, now })
    let inner: unknown
    v.fake.pages = [
      async () => {
        inner = await pollChannel(v.context, v.channelId)
        return page([asked('Ann')])
      },
    ]
    expect(await pollChannel(v.context, v.channelId)).toMatchObject({ inbound: 1, error: null })
    expect(inner).toMatchObject({
      inbound: 0,
      error: says('Une relève du canal « Page de la mairie » est déjà en cours.'),
    })
    expect(v.fake.received).toHaveLength(1)

    await v.context.db
      .updateTable('channelPoll')
      .set({ leaseUntil: v.clock.now() + 3 * MINUTE, nextAt: 0 })
      .execute()
    expect(await pollDue(v.context)).toEqual([])
    v.clock.advance(3 * MINUTE)
    expect(await pollDue(v.context)).toMatchObject([{ error: null }])
  })

  itOnBoth('writes nothing of a page once its lease was taken over', async kind => {
    const v = await village({ database: kind, now })
    v.fake.pages = [
      async () => {
        v.clock.advance(10 * MINUTE)
        v.fake.pages = [page([asked('Bob')], { cursor: 'theirs' })]
        await pollChannel(v.context, v.channelId)
        return page([asked('Ann')], { cursor: 'ours' })
      },
    ]
    const result = await pollChannel(v.context, v.channelId)
    expect(result).toMatchObject({ inbound: 0 })
    expect(result.error?.fr).toMatch(/interrompue/)
    expect((await pollRow(v)).cursor).toBe('theirs')
    expect((await storedMessages(v)).map(message => message.author)).toEqual(['Bob'])
  })

  itOnBoth('takes in nothing more of a channel that was disconnected meanwhile', async kind => {
    const v = await village({ database: kind, now })
    v.fake.pages = [
      async () => {
        await updateChannel(v.context.db, { id: v.channelId }, { state: 'disconnected' })
        return page([asked('Ann')])
      },
    ]
    expect((await pollChannel(v.context, v.channelId)).error?.fr).toMatch(/interrompue/)
    expect(await storedMessages(v)).toEqual([])
    expect(await pollRow(v)).toMatchObject({ cursor: null, leaseUntil: null })
  })

  it('survives a connector’s own mistake, in one sentence', async () => {
    const v = await village({ now })
    v.fake.pages = [
      () => {
        throw new TypeError('undefined is not a function')
      },
    ]
    const { error } = await pollChannel(v.context, v.channelId)
    expect(error?.fr).toMatch(/^La relève du canal .* a échoué/)
    expect(error).not.toContain('undefined')
    expect(await pollRow(v)).toMatchObject({ failures: 1, leaseUntil: null })
  })

  it('says when the secrets no longer open, and does not pause the channel for it', async () => {
    const v = await village({ now })
    await updateChannel(v.context.db, { id: v.channelId }, { secrets: 'v1.a.b.c' })
    expect((await pollChannel(v.context, v.channelId)).error?.fr).toMatch(/secrets/)
    expect((await channelRow(v)).state).toBe('active')
  })

  it('looks at what is due of every commune, and one failure keeps no other waiting', async () => {
    const v = await village({ now })
    const other = await newCommune(v.context, 'Voisine')
    const theirs = await newChannel(v.context, other, 'Leur page', 0)
    const later = await newChannel(v.context, other, 'Plus tard', 0)
    await v.context.db
      .updateTable('channelPoll')
      .set({ nextAt: v.clock.now() + 1 })
      .where('channelId', '=', later)
      .execute()
    v.fake.pages = [{ kind: 'failed', reason: verbatim('Panne.'), retryAt: null }]
    const results = await pollDue(v.context)
    expect(results.map(result => result.channel)).toEqual([v.channelId, theirs])
    expect(results.map(({ error }) => error?.fr ?? null).toSorted()).toEqual(['Panne.', null])
    expect((await pollCommune(v.context, other)).map(result => result.channel)).toEqual([
      theirs,
      later,
    ])
  })

  it('does not look where a channel only publishes', async () => {
    const v = await village({ now })
    await v.context.db.updateTable('channel').set({ receives: 0 }).execute()
    expect(await pollDue(v.context)).toEqual([])
    expect((await pollChannel(v.context, v.channelId)).error?.fr).toMatch(/ne sert qu’à publier/)
    await expect(pollChannel(v.context, 99_999)).rejects.toThrow('n’existe pas')
  })

  it.each([
    ['each minute in opening hours', '2026-06-02T10:20', [], 60],
    ['three times a minute while somebody waits', '2026-06-02T10:20', ['Ann'], 20],
    ['half as often when the mairie is closed', '2026-06-02T19:00', ['Ann'], 120],
    ['ever more rarely at night', '2026-06-02T23:00', ['Ann'], 300],
  ])('looks %s', async (_what, at, people, seconds) => {
    const v = await village({ now: at })
    v.fake.pages = [
      page(
        people.map(name => thread(`t-${name}`, [from(name, v.clock.now() - MINUTE, 'Ouvert ?')])),
      ),
    ]
    await pollDue(v.context)
    expect((await pollRow(v)).nextAt).toBe(v.clock.now() + seconds * 1000)
    v.clock.advance(seconds * 1000 - 1)
    expect(await pollDue(v.context)).toEqual([])
    v.clock.advance(1)
    expect(await pollDue(v.context)).toHaveLength(1)
  })

  it('hurries while a person on call could answer, and for two hours only', async () => {
    const v = await village({ now: '2026-06-02T21:00' })
    const userId = await addMember(v.context, v.communeId, 'Anne', 'officer')
    await insertDuty(v.context.db, {
      communeId: v.communeId,
      userId,
      fromDate: '2026-06-01',
      toDate: '2026-06-07',
      callFrom: '18:00',
      callTo: '23:59',
      createdAt: 0,
    })
    const at = v.clock.now()
    v.fake.pages = [page([thread('t', [from('Ann', at, 'Ouvert ?')])])]
    await pollDue(v.context)
    expect((await pollRow(v)).nextAt).toBe(at + 20_000)
    v.clock.advance(2 * 60 * MINUTE + 1)
    await pollDue(v.context)
    expect((await pollRow(v)).nextAt).toBe(v.clock.now() + MINUTE)
  })
})

describe('the poll job', () => {
  it('polls what is due, and ends between two pages when it is stopped', async () => {
    const v = await village({ now: '2026-06-02T10:20' })
    const job = createPollJob(v.context)
    let stopped: Promise<void> = Promise.resolve()
    v.fake.pages = [
      () => {
        stopped = job.stop()
        return page([asked('Ann')], { cursor: 'one', done: false })
      },
      page([asked('Bob')]),
    ]
    await job.runOnce()
    await stopped
    expect(v.fake.received).toHaveLength(1)
    expect(await storedEpisodes(v)).toMatchObject([{ author: 'Ann', detectionMs: 20 * MINUTE }])
  })

  it('sleeps until the next channel is due, and is woken by one that is connected', async () => {
    const v = await village({ now: '2026-06-02T10:20' })
    const job = createPollJob(v.context)
    const looks = () => v.fake.received.length
    await v.context.db
      .updateTable('channelPoll')
      .set({ nextAt: v.clock.now() + MINUTE })
      .execute()
    job.start()
    await job.runOnce()
    expect(looks()).toBe(0)
    await v.context.db.updateTable('channelPoll').set({ nextAt: v.clock.now() }).execute()
    v.context.changes.tell(v.communeId, 'channels')
    await expect.poll(looks).toBe(1)
    await job.stop()
  })

  it('looks at the others while one look goes on, whose network takes its time', async () => {
    const v = await village({ now: '2026-06-02T10:20' })
    const other = await newChannel(v.context, v.communeId, 'Autre page', 0)
    const job = createPollJob(v.context)
    const slow = Promise.withResolvers<ReturnType<typeof page>>()
    v.fake.pages = [() => slow.promise]
    const due = async (id: number, at: number) =>
      await v.context.db
        .updateTable('channelPoll')
        .set({ nextAt: at })
        .where('channelId', '=', id)
        .execute()
    await due(other, v.clock.now() + MINUTE)
    job.start()
    await expect.poll(() => v.fake.received.length).toBe(1)
    await due(other, v.clock.now())
    v.context.changes.tell(v.communeId, 'channels')
    await expect.poll(() => v.fake.received.length).toBe(2)
    slow.resolve(page([]))
    await job.stop()
  })

  it('looks at all that is due, however many more there are than room', async () => {
    const v = await village({ now: '2026-06-02T10:20' })
    for (let n = 0; n < pollConcurrency + 10; n += 1) {
      await newChannel(v.context, v.communeId, `Page ${n}`, 0)
    }
    const job = createPollJob(v.context)
    job.start()
    await expect.poll(() => v.fake.received.length).toBe(pollConcurrency + 11)
    await job.stop()
    expect(await pollDue(v.context)).toEqual([])
  })
})
