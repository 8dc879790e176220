import { describe, expect, it } from 'vitest'
import { facebook } from '../../../server/connectors/facebook/index.ts'
import { requestRebuild } from '../../../server/hours/change-opening-hours.ts'
import { answer, retryReply } from '../../../server/inbox/answering/answer.ts'
import { settleReplies } from '../../../server/inbox/answering/settle-answers.ts'
import { getConversation } from '../../../server/inbox/conversations.ts'
import { overrideAutomatic } from '../../../server/inbox/override/automatic.ts'
import { mergeConversations } from '../../../server/inbox/override/merges.ts'
import { overrideHolding } from '../../../server/inbox/override/replies.ts'
import { ingest } from '../../../server/inbox/receiving/ingest.ts'
import { pollChannel } from '../../../server/inbox/receiving/poll.ts'
import { verbatim } from '../../../server/language/sentence.ts'
import { continueRebuilds } from '../../../server/reply-times/rebuild.ts'
import { anAnswer } from '../../support/builders/inbox.ts'
import { itOnBoth } from '../../support/database/databases.ts'
import { byCommune, from, page, thread } from '../../support/network/fake-network.ts'
import {
  channelOf,
  figures,
  MINUTE,
  storedEpisodes,
  storedMessage,
  type Village,
  village,
} from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'
import { says } from '../../support/says.ts'

const ten = paris('2026-06-02T10:00')
const text = 'Bonjour Ann, votre dossier est prêt.'
const ann = { remoteId: 'person-Ann', name: 'Ann' }

/** Ann and Bob asked under a post at ten, by Facebook's rules; it is 10:05. */
async function asked(database: 'sqlite' | 'postgres' = 'sqlite') {
  const v = await village({ database, now: '2026-06-02T10:05' })
  if (facebook.replyOptions) v.fake.replyOptions = facebook.replyOptions
  await v.receive(
    thread('c1', [
      from('Ann', ten, 'Et mon dossier ?', { remoteId: 'c1' }),
      from('Bob', ten + MINUTE, 'Et le mien ?', { remoteId: 'c2', parentRemoteId: 'c1' }),
    ]),
  )
  const idOf = async (remoteId: string) => (await storedMessage(v, remoteId)).id
  const conversations = await v.context.db.selectFrom('conversation').selectAll().execute()
  const place = conversations[0]?.id ?? 0
  const request = anAnswer({ message: await idOf('c1'), text, way: 'private' })
  const shown = () => getConversation(v.context, v.communeId, place)
  return { ...v, idOf, place, request, shown }
}

/** What Ann reads in Messenger, as the network tells it. */
const talk = (...messages: Parameters<typeof thread>[1]) =>
  thread('t1', messages, { visibility: 'private', subject: 'Ann', citizen: ann })

const states = async (v: Pick<Village, 'context'>) =>
  (await storedEpisodes(v)).map(({ author, state, closedBy, officeMs }) => ({
    author,
    state,
    closedBy,
    officeMs,
  }))

describe('a private answer to a comment', () => {
  it('closes the episode of its author, and of nobody else', async () => {
    const v = await asked()
    const given = await answer(v.context, v.officer, v.place, v.request)
    expect(given).toMatchObject({ state: 'sent', way: 'private' })
    expect(v.fake.replied).toMatchObject([
      { to: { remoteId: 'c1', visibility: 'public', way: 'private' }, text },
    ])
    expect(await states(v)).toEqual([
      { author: 'Ann', state: 'answered', closedBy: 'sent-1', officeMs: 5 * MINUTE },
      { author: 'Bob', state: 'open', closedBy: null, officeMs: null },
    ])
    const { messages } = await v.shown()
    expect(messages.at(-1)).toMatchObject({
      direction: 'outbound',
      visibility: 'private',
      text,
      parent: null,
      answers: { message: v.request.message, text: 'Et mon dossier ?' },
    })
    const journal = await v.context.db.selectFrom('journal').selectAll().execute()
    expect(journal).toMatchObject([
      { action: 'message.answered', detail: expect.stringContaining('"privately":true') },
    ])
  })

  it('is sent once for each comment, and the way is closed with the reason', async () => {
    const v = await asked()
    const both = await Promise.allSettled([
      answer(v.context, v.officer, v.place, v.request),
      answer(v.context, v.officer, v.place, { ...v.request, key: 'clé-numéro-2' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(v.fake.replied).toHaveLength(1)
    const { messages } = await v.shown()
    expect(messages[0]?.replyOptions).toMatchObject({
      public: { open: true },
      private: { open: false, reason: says(/déjà été envoyée/) },
    })
    expect(messages[1]?.replyOptions.private).toMatchObject({
      open: true,
      until: new Date(ten + MINUTE + 7 * 24 * 60 * MINUTE).toISOString(),
    })
    // In public one may always say more.
    const more = { ...v.request, key: 'clé-numéro-3', way: 'public' as const }
    expect(await answer(v.context, v.officer, v.place, more)).toMatchObject({ way: 'public' })
  })

  it('never goes the other way with the same key', async () => {
    const v = await asked()
    await answer(v.context, v.officer, v.place, v.request)
    const other = { ...v.request, way: 'public' as const }
    await expect(answer(v.context, v.officer, v.place, other)).rejects.toMatchObject({
      kind: 'conflict',
    })
    const unsaid = anAnswer({ message: v.request.message, text, key: v.request.key })
    await expect(answer(v.context, v.officer, v.place, unsaid)).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect(v.fake.replied).toHaveLength(1)
  })

  itOnBoth('goes to its private conversation at the next poll, and counts once', async kind => {
    const v = await asked(kind)
    await answer(v.context, v.officer, v.place, v.request)
    const own = byCommune(ten + 4 * MINUTE, text, { remoteId: 'sent-1', automatic: true })
    const thanks = from('Ann', ten + 20 * MINUTE, 'Et pour le retirer ?')
    v.clock.advance(20 * MINUTE)
    v.fake.pages = [page([talk(own)]), page([talk(own)]), page([talk(own, thanks)])]
    expect(await pollChannel(v.context, v.channelId)).toMatchObject({ outbound: 0, changed: 1 })
    expect(await pollChannel(v.context, v.channelId)).toMatchObject({ outbound: 0, changed: 0 })
    const before = await states(v)
    expect(before).toMatchObject([
      { author: 'Ann', state: 'answered', closedBy: 'sent-1', officeMs: 4 * MINUTE },
      { author: 'Bob', state: 'open' },
    ])
    const row = await v.context.db
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversationId')
      .select(['conversation.remoteId', 'message.automatic', 'message.conversationId'])
      .where('message.remoteId', '=', 'sent-1')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ remoteId: 't1', automatic: 0 })
    expect((await v.shown()).messages.filter(one => one.text === text)).toMatchObject([
      { visibility: 'private', conversation: row.conversationId },
    ])
    const there = await getConversation(v.context, v.communeId, row.conversationId)
    expect(there.messages).toMatchObject([
      { text, visibility: 'private', answers: { conversation: v.place } },
    ])
    // Whatever is asked there is a matter of its own.
    await pollChannel(v.context, v.channelId)
    expect(await states(v)).toHaveLength(3)
    const stored = await figures(v)
    await requestRebuild(v.context.db, v.communeId, { fromDate: null, at: v.clock.now() })
    await continueRebuilds(v.context)
    expect(await figures(v)).toEqual(stored)
  })

  it('is one message when a poll brings it before the network has answered', async () => {
    const v = await asked()
    v.fake.outcomes = [
      async () => {
        await v.receive(talk(byCommune(ten + 5 * MINUTE, text, { remoteId: 'm9' })))
        return { kind: 'published', remoteId: 'm9', url: null }
      },
    ]
    await answer(v.context, v.officer, v.place, v.request)
    expect(await states(v)).toMatchObject([
      { state: 'answered', closedBy: 'm9' },
      { state: 'open' },
    ])
    const pairs = await v.context.db.selectFrom('privateAnswer').selectAll().execute()
    expect(pairs).toMatchObject([{ state: 'linked' }])
  })

  itOnBoth('whose outcome is unknown is recognised in the private conversation', async kind => {
    const v = await asked(kind)
    await v.receive(talk(from('Ann', ten - 60 * MINUTE, 'Bonjour, êtes-vous là ?')))
    v.fake.outcomes = [{ kind: 'unknown', reason: verbatim('Le réseau n’a pas répondu.') }]
    v.fake.founds = [{ kind: 'unclear', reason: verbatim('On ne sait pas.') }]
    const given = await answer(v.context, v.officer, v.place, v.request)
    expect(given.state).toBe('sending')
    expect(
      (await v.shown()).messages.find(one => one.id === v.request.message)?.replyOptions.private,
    ).toMatchObject({ open: false })
    await v.receive(talk(byCommune(ten + 5 * MINUTE, text, { remoteId: 'm9' })))
    v.clock.advance(2 * MINUTE)
    v.fake.founds = []
    expect(await settleReplies(v.context)).toBe(1)
    expect(await states(v)).toContainEqual({
      author: 'Ann',
      state: 'answered',
      closedBy: 'm9',
      officeMs: 5 * MINUTE,
    })
    expect(v.fake.looked).toHaveLength(1)
  })

  it('that the network takes no more is not offered again, and says what the network said', async () => {
    const v = await asked()
    const reason = verbatim('Facebook n’en permet qu’une.')
    v.fake.outcomes = [{ kind: 'failed', reason, retryAt: null, closes: true }]
    const failed = await answer(v.context, v.officer, v.place, v.request)
    expect(failed).toMatchObject({ state: 'failed', reason })
    expect((await v.shown()).messages[0]?.replyOptions).toMatchObject({
      public: { open: true },
      private: { open: false, reason },
    })
    await expect(retryReply(v.context, v.officer, failed.id)).rejects.toMatchObject({
      kind: 'conflict',
      message: reason.fr,
    })
    expect(v.fake.replied).toHaveLength(1)
  })

  it('answers a nameless comment, and a comment of a thread that is joined with others', async () => {
    const v = await asked()
    await v.receive(thread('c9', [from(null, ten, 'Et l’eau ?', { remoteId: 'c9' })]))
    const nameless = await v.idOf('c9')
    const row = await v.context.db
      .selectFrom('message')
      .select('conversationId')
      .where('id', '=', nameless)
      .executeTakeFirstOrThrow()
    const request = { ...v.request, message: nameless, key: 'clé-numéro-9' }
    await answer(v.context, v.officer, row.conversationId, request)
    expect(await states(v)).toContainEqual({
      author: null,
      state: 'answered',
      closedBy: 'sent-1',
      officeMs: 5 * MINUTE,
    })
    await answer(v.context, v.officer, v.place, v.request)
    await v.receive(talk(byCommune(ten + 5 * MINUTE, text, { remoteId: 'sent-2' })))
    const t1 = await v.context.db
      .selectFrom('conversation')
      .select('id')
      .where('remoteId', '=', 't1')
      .executeTakeFirstOrThrow()
    const joined = await mergeConversations(v.context, v.officer, v.place, t1.id)
    expect(joined.messages.filter(one => one.text === text)).toHaveLength(1)
    expect(await states(v)).toMatchObject([
      { author: 'Ann', state: 'answered', closedBy: 'sent-2' },
      { author: null, state: 'answered' },
      { author: 'Bob', state: 'open' },
    ])
  })

  it('is not taken for removed with the post, and answers no longer when it is said to be automatic', async () => {
    const v = await asked()
    await answer(v.context, v.officer, v.place, v.request)
    v.clock.advance(10 * MINUTE)
    const channel = await channelOf(v.context, v.channelId)
    await v.receive({
      ...thread('c1', [from('Ann', ten, 'Et mon dossier ?', { remoteId: 'c1' })]),
      post: 'p1',
    })
    const kept = { of: 'others' as const, post: 'p1', kept: ['c1', 'c2'] }
    await ingest(v.context, channel, [], { removals: [kept] })
    await v.receive(talk(byCommune(ten + 5 * MINUTE, text, { remoteId: 'sent-1' })))
    expect(await states(v)).toMatchObject([{ state: 'answered' }, { state: 'open' }])
    await overrideAutomatic(v.context, v.officer, await v.idOf('sent-1'), true)
    expect(await states(v)).toMatchObject([{ state: 'open' }, { state: 'open' }])
    await overrideAutomatic(v.context, v.officer, await v.idOf('sent-1'), null)
    await overrideHolding(v.context, v.officer, await v.idOf('sent-1'), true)
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'answered', fullAnswerMs: null }, {}])
  })

  itOnBoth(
    'is refused to a private message in public, and when it is longer than it may be',
    async kind => {
      const v = await asked(kind)
      await v.receive(talk(from('Ann', ten, 'Êtes-vous là ?', { remoteId: 'm1' })))
      const message = await v.idOf('m1')
      const { conversationId } = await v.context.db
        .selectFrom('message')
        .select('conversationId')
        .where('id', '=', message)
        .executeTakeFirstOrThrow()
      const wrong = anAnswer({ message, text, key: 'clé-numéro-2', way: 'public' })
      await expect(answer(v.context, v.officer, conversationId, wrong)).rejects.toMatchObject({
        kind: 'bad-request',
      })
      const long = { ...v.request, text: 'a'.repeat(2001) }
      await expect(answer(v.context, v.officer, v.place, long)).rejects.toMatchObject({
        kind: 'bad-request',
        message: expect.stringContaining('2\u202f000'),
      })
      expect(await v.context.db.selectFrom('reply').selectAll().execute()).toEqual([])
    },
  )
})

describe('a private answer sent elsewhere', () => {
  const sent = byCommune(ten + 6 * MINUTE, text, { remoteId: 'm1' })

  async function told(
    v: Awaited<ReturnType<typeof asked>>,
    ...answers: (boolean | null | 'stumbles' | 'gone')[]
  ) {
    const questions: string[] = []
    v.fake.answeredPrivately = async (call, { remoteId }) => {
      questions.push(remoteId)
      const next = answers.shift() ?? null
      if (next === 'stumbles')
        return { kind: 'failed', reason: verbatim('Non.'), retryAt: call.now + 1 }
      return next === 'gone' ? { kind: 'failed', reason: verbatim('Non.'), retryAt: null } : next
    }
    return questions
  }

  it('closes the episode once the network has said so, and is asked about once', async () => {
    const v = await asked()
    const questions = await told(v, true)
    v.clock.advance(5 * MINUTE)
    v.fake.pages = [page([talk(sent)]), page([talk(sent)])]
    await pollChannel(v.context, v.channelId)
    await pollChannel(v.context, v.channelId)
    expect(questions).toEqual(['c1'])
    expect(await states(v)).toEqual([
      { author: 'Ann', state: 'answered', closedBy: 'm1', officeMs: 6 * MINUTE },
      { author: 'Bob', state: 'open', closedBy: null, officeMs: null },
    ])
    expect((await v.shown()).messages[0]?.replyOptions.private).toMatchObject({ open: false })
  })

  it('that answers something else closes nothing, nor does one nobody knows of', async () => {
    for (const first of [false, null, 'gone'] as const) {
      const v = await asked()
      const questions = await told(v, first)
      v.clock.advance(5 * MINUTE)
      v.fake.pages = [page([talk(sent)])]
      await pollChannel(v.context, v.channelId)
      await pollChannel(v.context, v.channelId)
      expect(questions).toEqual(['c1'])
      expect(await states(v)).toMatchObject([{ state: 'open' }, { state: 'open' }])
    }
  })

  it('is asked about again when the network stumbled', async () => {
    const v = await asked()
    const questions = await told(v, 'stumbles', true)
    v.clock.advance(5 * MINUTE)
    v.fake.pages = [page([talk(sent)])]
    await pollChannel(v.context, v.channelId)
    expect(await states(v)).toMatchObject([{ state: 'open' }, { state: 'open' }])
    await pollChannel(v.context, v.channelId)
    expect(questions).toEqual(['c1', 'c1'])
    expect(await states(v)).toMatchObject([{ state: 'answered' }, { state: 'open' }])
  })

  it('is found also when the comment comes to light after it', async () => {
    const v = await asked()
    const questions = await told(v, true)
    v.clock.advance(5 * MINUTE)
    const late = from('Zoé', ten + 5 * MINUTE, 'Et moi ?', { remoteId: 'c5' })
    const zoe = { remoteId: 'person-Zoé', name: 'Zoé' }
    const answered = { ...talk(sent), citizen: zoe, subject: 'Zoé' }
    v.fake.pages = [page([answered]), page([thread('c5', [late])])]
    await pollChannel(v.context, v.channelId)
    expect(questions).toEqual([])
    v.clock.advance(MINUTE)
    await pollChannel(v.context, v.channelId)
    expect(questions).toEqual(['c5'])
    expect(await states(v)).toContainEqual({
      author: 'Zoé',
      state: 'answered',
      closedBy: 'm1',
      officeMs: MINUTE,
    })
  })

  it('is not suspected in what was sent automatically, long after, or before', async () => {
    const v = await asked()
    const questions = await told(v, true, true, true)
    const week = 7 * 24 * 60 * MINUTE
    v.clock.advance(8 * 24 * 60 * MINUTE)
    v.fake.pages = [
      page([
        talk(
          byCommune(ten - MINUTE, 'Avant', { remoteId: 'm2' }),
          byCommune(ten + MINUTE, 'Absent', { remoteId: 'm3', automatic: true }),
          byCommune(ten + week + MINUTE, 'Trop tard', { remoteId: 'm4' }),
        ),
      ]),
    ]
    await pollChannel(v.context, v.channelId)
    expect(questions).toEqual([])
  })
})
