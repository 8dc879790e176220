import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IncomingConversation, IncomingMessage } from '../../../server/connectors/connector.ts'
import { ingest } from '../../../server/inbox/receiving/ingest.ts'
import { itOnBoth } from '../../support/database/databases.ts'
import { byCommune, from, thread } from '../../support/network/fake-network.ts'
import {
  channelOf,
  MINUTE,
  newChannel,
  storedEpisodes,
  storedMessages,
  village,
} from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const question = 'La salle est-elle libre samedi ?'

describe('ingest', () => {
  itOnBoth(
    'takes in what no text of PostgreSQL may hold, and finds it the same the next time',
    async kind => {
      const v = await village({ database: kind, now: '2026-06-02T10:20' })
      const came = thread(
        'post-1',
        [from('Ann', ten, 'La salle\0 ?', { author: { remoteId: 'ann', name: 'A\0n' } })],
        { subject: 'Fête\0' },
      )
      expect(await v.receive(came)).toMatchObject({ inbound: 1, changed: 0 })
      expect(await storedMessages(v)).toMatchObject([
        { author: 'A\ufffdn', text: 'La salle\ufffd ?' },
      ])
      expect(await v.receive(came)).toEqual({ inbound: 0, outbound: 0, changed: 0, wrote: false })
    },
  )

  it('keeps the first of what never changes, whatever comes under its id', async () => {
    const v = await village({ now: '2026-06-02T10:20' })
    const first = from('Ann', ten, question, { remoteId: 'm@x', final: true })
    const other = { ...first, text: 'Tout va bien, merci.', sentAt: ten + MINUTE }
    const mails = (...all: IncomingMessage[]) => thread('m@x', all, { visibility: 'private' })
    await v.receive(mails(first, other))
    expect(await v.receive(mails(other))).toMatchObject({ changed: 0, wrote: false })
    expect(await storedMessages(v)).toMatchObject([{ text: question, sentAt: ten }])
    expect(await v.context.db.selectFrom('messageEdit').selectAll().execute()).toEqual([])
    expect(await storedEpisodes(v)).toMatchObject([{ openedAt: ten, state: 'open' }])
  })

  itOnBoth('keeps no address that a browser would run', async kind => {
    const v = await village({ database: kind, now: '2026-06-02T10:20' })
    const attachments = [
      { type: 'link', url: 'javascript:alert(1)', name: 'Photo' },
      { type: 'photo', url: 'https://exemple.fr/a.jpg', name: null },
    ]
    const url = 'data:text/html,<script>'
    await v.receive(thread('post-1', [from('Ann', ten, question, { url, attachments })], { url }))
    const { db } = v.context
    expect(await db.selectFrom('conversation').select('url').execute()).toEqual([{ url: null }])
    const [row] = await db.selectFrom('message').select(['url', 'attachments']).execute()
    expect(row?.url).toBeNull()
    expect(JSON.parse(row?.attachments ?? '')).toMatchObject([
      { name: 'Photo', url: null },
      { url: 'https://exemple.fr/a.jpg' },
    ])
  })

  it('keeps messages, people and threads, and counts what came', async () => {
    const v = await village({ now: '2026-06-02T10:20' })
    const came = await v.receive(
      thread('post-1', [
        from('Ann', ten, question, { parentRemoteId: 'post-1', url: 'https://exemple.fr/1' }),
        byCommune(ten + 9 * MINUTE, 'Oui, elle l’est.', { parentRemoteId: `Ann-${ten}` }),
      ]),
    )
    expect(came).toEqual({ inbound: 1, outbound: 1, changed: 0, wrote: true })
    expect(await storedMessages(v)).toEqual([
      {
        thread: 'post-1',
        lastMessageAt: ten + 9 * MINUTE,
        remoteId: `Ann-${ten}`,
        parentRemoteId: 'post-1',
        direction: 'inbound',
        author: 'Ann',
        text: question,
        sentAt: ten,
        automatic: 0,
        history: 0,
        removedAt: null,
      },
      expect.objectContaining({ remoteId: `commune-${ten + 9 * MINUTE}`, author: null }),
    ])
    expect(await storedEpisodes(v)).toEqual([
      {
        thread: 'post-1',
        author: 'Ann',
        openedBy: `Ann-${ten}`,
        closedBy: `commune-${ten + 9 * MINUTE}`,
        openedAt: ten,
        openedOn: '2026-06-02',
        closedAt: ten + 9 * MINUTE,
        state: 'answered',
        reason: null,
        elapsedMs: 9 * MINUTE,
        officeMs: 9 * MINUTE,
        openedOutside: 0,
        fullAnswerMs: 9 * MINUTE,
        aimAt: null,
        dueAt: null,
        // The network's time against ours: a late poll does not change the reply time (case 28).
        detectionMs: 20 * MINUTE,
        history: 0,
      },
    ])
  })

  it('twice the same changes nothing', async () => {
    const v = await village({ now: '2026-06-02T10:20' })
    const conversations = [
      thread('post-1', [
        from('Ann', ten, question, {
          attachments: [{ type: 'image', url: 'https://exemple.fr/a?sig=1', name: null }],
        }),
        from(null, ten + MINUTE, 'Et dimanche ?', { hidden: true }),
        byCommune(ten + 2 * MINUTE, 'Oui', { mentions: ['person-Ann'] }),
      ]),
    ]
    await v.receive(...conversations)
    const messages = await storedMessages(v)
    const episodes = await v.context.db.selectFrom('episode').selectAll().execute()
    v.clock.advance(MINUTE)
    expect(await v.receive(...conversations)).toEqual({
      inbound: 0,
      outbound: 0,
      changed: 0,
      wrote: false,
    })
    expect(await storedMessages(v)).toEqual(messages)
    expect(await v.context.db.selectFrom('episode').selectAll().execute()).toEqual(episodes)
    expect(await v.context.db.selectFrom('messageHiding').selectAll().execute()).toHaveLength(1)
  })

  itOnBoth('does not take a picture’s renewed address for news', async kind => {
    const v = await village({ database: kind })
    const withPicture = (url: string) =>
      thread('post-1', [
        from('Ann', ten, '', { attachments: [{ type: 'image', url, name: null }] }),
      ])
    await v.receive(withPicture('https://exemple.fr/a?sig=1'))
    const again = await v.receive(withPicture('https://exemple.fr/a?sig=2'))
    expect(again).toMatchObject({ changed: 0, wrote: true })
    const { attachments } = await v.context.db
      .selectFrom('message')
      .select('attachments')
      .executeTakeFirstOrThrow()
    expect(attachments).toContain('sig=2')
  })

  itOnBoth(
    'notes an edited text when it is noticed, and opens from then on (case 25)',
    async kind => {
      const v = await village({ database: kind, now: '2026-06-02T10:01' })
      await v.receive(thread('post-1', [from('Ann', ten, 'merci')]))
      expect(await storedEpisodes(v)).toMatchObject([{ state: 'excluded', reason: 'courtesy' }])
      v.clock.set(ten + 10 * MINUTE)
      const edited = thread('post-1', [from('Ann', ten, 'merci, mais à quelle heure ?')])
      expect(await v.receive(edited)).toMatchObject({ inbound: 0, changed: 1 })
      expect(await v.receive(edited)).toMatchObject({ changed: 0, wrote: false })
      v.clock.set(ten + 22 * MINUTE)
      await v.receive(thread('post-1', [byCommune(ten + 21 * MINUTE, 'À 20 h')]))
      expect(await storedEpisodes(v)).toMatchObject([
        { state: 'answered', openedAt: ten + 10 * MINUTE, officeMs: 11 * MINUTE },
      ])
      const texts = await v.context.db.selectFrom('message').select('text').orderBy('id').execute()
      expect(texts[0]?.text).toBe('merci')
    },
  )

  it('takes tidied spaces for no edit', async () => {
    const v = await village()
    await v.receive(thread('post-1', [from('Ann', ten, 'À quelle  heure ?\n')]))
    const again = await v.receive(thread('post-1', [from('Ann', ten, 'À quelle heure ?')]))
    expect(again).toMatchObject({ changed: 0, wrote: false })
  })

  it('excludes what the page hides, and counts it from its own time once shown (case 22)', async () => {
    const v = await village({ now: '2026-06-02T10:05' })
    await v.receive(thread('post-1', [from('Ann', ten, question)]))
    const hidden = thread('post-1', [from('Ann', ten, question, { hidden: true })])
    expect(await v.receive(hidden)).toMatchObject({ changed: 1 })
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'excluded', reason: 'moderation' }])
    v.clock.set('2026-06-02T11:00+02:00')
    await v.receive(thread('post-1', [from('Ann', ten, question)]))
    expect(await storedEpisodes(v)).toMatchObject([
      { state: 'open', openedAt: ten, dueAt: ten + 15 * MINUTE, aimAt: ten + 10 * MINUTE },
    ])
  })

  it('knows what its author took back in time from what came too late (case 21)', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    const removed = (who: string, minutes: number) =>
      from(who, ten, question, { removedAt: ten + minutes * MINUTE })
    await v.receive(thread('post-1', [removed('Ann', 8)]), thread('post-2', [removed('Bob', 20)]))
    expect(await storedEpisodes(v)).toMatchObject([
      { author: 'Ann', state: 'withdrawn', officeMs: 8 * MINUTE, elapsedMs: 8 * MINUTE },
      { author: 'Bob', state: 'missed', officeMs: 20 * MINUTE, elapsedMs: null },
    ])
  })

  it('gives each citizen of a public tree an episode (case 20)', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    await v.receive(
      thread('post-1', [
        byCommune(ten + 6 * MINUTE, 'Bob, oui.', { mentions: ['person-Bob'] }),
        from('Ann', ten, question),
        from('Bob', ten + 2 * MINUTE, 'Et le parking ?'),
        byCommune(ten + 20 * MINUTE, 'Oui.'),
      ]),
    )
    expect(await storedEpisodes(v)).toMatchObject([
      { author: 'Ann', officeMs: 20 * MINUTE },
      { author: 'Bob', officeMs: 4 * MINUTE },
    ])
  })

  itOnBoth(
    'counts a tree’s unknown people as one, and knows them once the network tells',
    async kind => {
      const v = await village({ database: kind, now: '2026-06-02T10:30' })
      const first = from(null, ten, question, { remoteId: 'c1' })
      const second = from(null, ten + MINUTE, 'Moi aussi, svp', { remoteId: 'c2' })
      await v.receive(thread('post-1', [first, second]))
      expect(await storedEpisodes(v)).toMatchObject([{ author: null, openedBy: 'c1' }])
      const ann = { remoteId: 'person-Ann', name: 'Ann' }
      const bob = { remoteId: 'person-Bob', name: 'Bob' }
      const known = await v.receive(
        thread('post-1', [
          { ...first, author: ann },
          { ...second, author: bob },
        ]),
      )
      expect(known.changed).toBe(2)
      expect(await storedEpisodes(v)).toMatchObject([{ author: 'Ann' }, { author: 'Bob' }])
      // What was told once is not forgotten when it is withheld again.
      expect(await v.receive(thread('post-1', [first, second]))).toMatchObject({ changed: 0 })
    },
  )

  it('is one citizen in a private thread, no matter who the network says is mentioned', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    await v.receive(
      thread(
        't_1',
        [
          from('Ann', ten, question),
          from(null, ten + MINUTE, 'Allô ?'),
          byCommune(ten + 5 * MINUTE, 'Oui', { mentions: ['person-Zoé'] }),
        ],
        { visibility: 'private' },
      ),
    )
    expect(await storedEpisodes(v)).toMatchObject([{ author: 'Ann', officeMs: 5 * MINUTE }])
  })

  it('takes a text that only tags somebody for no question, by the names that are tagged', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    const tag = from('Ann', ten, 'Julie Martin', { mentionNames: ['Julie Martin'] })
    await v.receive(thread('post-1', [tag]))
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'excluded', reason: 'tag' }])
  })

  it('marks as history what came before the channel was connected (case 29)', async () => {
    const v = await village({ since: '2026-06-02T10:02', now: '2026-06-02T10:30' })
    await v.receive(
      thread('post-1', [from('Ann', ten, question), byCommune(ten + 4 * MINUTE, 'Oui')]),
      thread('post-2', [from('Bob', ten + 3 * MINUTE, question)]),
    )
    expect(await storedEpisodes(v)).toMatchObject([
      { author: 'Ann', history: 1, officeMs: 4 * MINUTE },
      { author: 'Bob', history: 0 },
    ])
  })

  itOnBoth('leaves out what an import cut off in the middle (case 30)', async kind => {
    const v = await village({ database: kind, now: '2026-06-02T11:30' })
    const messages = [
      from('Ann', ten, question),
      byCommune(ten + 4 * MINUTE, 'Oui'),
      from('Ann', ten + 20 * MINUTE, 'Et dimanche ?'),
    ]
    await v.receive(thread('t_1', messages, { visibility: 'private', cut: true }))
    expect(await storedEpisodes(v)).toMatchObject([{ openedAt: ten + 20 * MINUTE }])
    // Later looks bring only what is new, and no longer say that more came before.
    await v.receive(thread('t_1', [byCommune(ten + 25 * MINUTE, 'Oui')], { visibility: 'private' }))
    expect(await storedEpisodes(v)).toHaveLength(1)
  })

  it('counts a message of Sunday evening in May (case 33)', async () => {
    const v = await village({ now: '2026-06-01T12:00' })
    await v.receive(
      thread('post-1', [
        from('Ann', paris('2026-05-31T23:30'), question),
        byCommune(paris('2026-06-01T09:05'), 'Oui'),
      ]),
    )
    expect(await storedEpisodes(v)).toMatchObject([
      { openedOn: '2026-05-31', officeMs: 5 * MINUTE, openedOutside: 1 },
    ])
  })

  itOnBoth('keeps the episodes’ numbers when a conversation goes on', async kind => {
    const v = await village({ database: kind, now: '2026-06-02T10:30' })
    await v.receive(thread('post-1', [from('Ann', ten, question), from('Bob', ten, question)]))
    const before = await v.context.db.selectFrom('episode').select('id').orderBy('id').execute()
    await v.receive(thread('post-1', [byCommune(ten + MINUTE, 'Oui')]))
    const after = await v.context.db
      .selectFrom('episode')
      .select(['id', 'state'])
      .orderBy('id')
      .execute()
    expect(after.map(({ id }) => ({ id }))).toEqual(before)
    expect(after.every(({ state }) => state === 'answered')).toBe(true)
  })

  it('keeps the same remote ids of two channels apart', async () => {
    const v = await village()
    await v.receive(thread('post-1', [from('Ann', ten, question)]))
    const other = await newChannel(v.context, v.communeId, 'Autre page', 0)
    const came = await ingest(v.context, await channelOf(v.context, other), [
      thread('post-1', [from('Ann', ten, question)]),
    ])
    expect(came.inbound).toBe(1)
    expect(await storedEpisodes(v)).toHaveLength(2)
  })

  it('writes all of a page or nothing of it', async () => {
    const v = await village()
    const channel = await channelOf(v.context, v.channelId)
    const failing = ingest(v.context, channel, [thread('post-1', [from('Ann', ten, question)])], {
      alongside: () => Promise.reject(new Error('no')),
    })
    await expect(failing).rejects.toThrow('no')
    expect(await storedMessages(v)).toEqual([])
    expect(await v.context.db.selectFrom('contact').selectAll().execute()).toEqual([])
  })
})

const people = ['Ann', 'Bob', null] as const

/** A thread's messages as one network has them: what is edited or hidden is so from the first sight on. */
const messages: fc.Arbitrary<IncomingMessage> = fc
  .record({
    number: fc.integer({ min: 0, max: 15 }),
    who: fc.constantFrom(...people),
    // Few minutes, so that several things happen at the same one.
    minute: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -30, max: 90 })),
    out: fc.boolean(),
    text: fc.constantFrom(question, 'merci', '👍', 'Et dimanche ?'),
    hidden: fc.boolean(),
    automatic: fc.boolean(),
    mentions: fc.constantFrom<string[]>([], [], ['person-Bob'], ['person-Zoé']),
    removed: fc.option(fc.integer({ min: 0, max: 30 }), { freq: 4 }),
  })
  .map(({ number, who, minute, out, text, hidden, automatic, mentions, removed }) => {
    const sentAt = ten + minute * MINUTE
    const remoteId = `m${number}`
    const taken = removed === null ? {} : { removedAt: sentAt + removed * MINUTE }
    return out
      ? byCommune(sentAt, text, { remoteId, automatic, mentions, ...taken })
      : from(who, sentAt, text, { remoteId, hidden: hidden && number % 3 === 0, ...taken })
  })

const network: fc.Arbitrary<IncomingConversation[]> = fc
  .uniqueArray(messages, { selector: message => message.remoteId, maxLength: 12 })
  .map(all =>
    ['public', 'private', 'public'].map((visibility, index) =>
      thread(
        `thread-${index}`,
        all.filter((_, position) => position % 3 === index),
        { visibility: visibility === 'private' ? 'private' : 'public' },
      ),
    ),
  )

/** Pages that together hold every message at least once, in any order, some of them twice. */
const pagesOf = (conversations: IncomingConversation[]) => {
  const single = conversations.flatMap(conversation =>
    conversation.messages.map(message => ({ ...conversation, messages: [message] })),
  )
  return fc
    .tuple(
      fc.shuffledSubarray(single, { minLength: single.length }),
      fc.array(fc.nat({ max: Math.max(0, single.length - 1) }), { maxLength: 6 }),
      fc.integer({ min: 1, max: 4 }),
    )
    .map(([order, twice, size]) => {
      const all = [...order, ...twice.flatMap(index => single[index] ?? [])]
      return Array.from({ length: Math.ceil(all.length / size) }, (_, page) =>
        all.slice(page * size, (page + 1) * size),
      )
    })
}

describe('ingest, any order', () => {
  it('gives the same messages and episodes for any order and repetition of pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        network.chain(all => fc.tuple(fc.constant(all), pagesOf(all), pagesOf(all))),
        async ([all, ...orders]) => {
          const seen = []
          for (const pages of [[all], ...orders]) {
            const v = await village({ now: '2026-06-02T12:00', since: '2026-06-02T10:05' })
            for (const conversations of pages) await v.receive(...conversations)
            const messages = await storedMessages(v)
            const episodes = await storedEpisodes(v)
            seen.push({ messages, episodes })
          }
          expect(seen[1]).toEqual(seen[0])
          expect(seen[2]).toEqual(seen[0])
        },
      ),
      { numRuns: 15 },
    )
  })
})
