import { describe, expect, it } from 'vitest'
import { updateChannel } from '../../../server/channels/store/channels.ts'
import { answer, retryReply } from '../../../server/inbox/answering/answer.ts'
import { settleReplies } from '../../../server/inbox/answering/settle-answers.ts'
import { pollChannel } from '../../../server/inbox/receiving/poll.ts'
import { sentenceText, verbatim } from '../../../server/language/sentence.ts'
import { addPerson } from '../../../server/people/people.ts'
import { anAnswer } from '../../support/builders/inbox.ts'
import { aPersonToAdd } from '../../support/builders/people.ts'
import { itOnBoth } from '../../support/database/databases.ts'
import { byCommune, from, page, thread } from '../../support/network/fake-network.ts'
import {
  MINUTE,
  newCommune,
  storedEpisodes,
  type Village,
  village,
} from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'
import { keeps, says } from '../../support/says.ts'

const ten = paris('2026-06-02T10:00')
const text = 'Oui, elle est libre.'

const toAnn = {
  remoteId: `Ann-${ten}`,
  visibility: 'public',
  authorRemoteId: 'person-Ann',
  way: 'public',
  lastInboundAt: ten,
  said: { subject: 'Fête du village', text: 'La salle est-elle libre ?', sentAt: ten },
}

/** Ann asked at ten; it is 10:12. */
async function asked(
  database: 'sqlite' | 'postgres' = 'sqlite',
  visibility: 'public' | 'private' = 'public',
) {
  const v = await village({ database, now: '2026-06-02T10:12' })
  await v.receive(thread('post-1', [from('Ann', ten, 'La salle est-elle libre ?')], { visibility }))
  const { id, conversationId } = await v.context.db
    .selectFrom('message')
    .selectAll()
    .executeTakeFirstOrThrow()
  const request = anAnswer({ message: id, text })
  return { ...v, conversationId, request }
}

const replies = ({ context }: Pick<Village, 'context'>) =>
  context.db.selectFrom('reply').selectAll().orderBy('id').execute()
const outbound = ({ context }: Pick<Village, 'context'>) =>
  context.db.selectFrom('message').selectAll().where('direction', '=', 'outbound').execute()

describe('answer', () => {
  itOnBoth('commits the intent, calls the network, and closes the episode at once', async kind => {
    const v = await asked(kind)
    let before: unknown
    v.fake.outcomes = [
      async () => {
        before = await replies(v)
        v.clock.advance(1_500)
        return { kind: 'published', remoteId: 'c-9', url: 'https://exemple.fr/9' }
      },
    ]
    const told: string[][] = []
    v.context.changes.listen(change => told.push(change.topics))
    const given = await answer(v.context, v.officer, v.conversationId, v.request)
    expect(given).toEqual({
      id: 1,
      message: v.request.message,
      way: 'public',
      holding: false,
      text,
      state: 'sent',
      reason: null,
      author: null,
      createdAt: '2026-06-02T08:12:00.000Z',
      leavesAt: null,
      files: [],
    })
    expect(before).toMatchObject([{ state: 'sending', text, key: 'clé-numéro-1' }])
    expect(v.fake.replied).toEqual([
      {
        to: toAnn,
        text,
        key: 'clé-numéro-1',
      },
    ])
    expect(await outbound(v)).toMatchObject([
      {
        remoteId: 'c-9',
        parentRemoteId: `Ann-${ten}`,
        text,
        url: 'https://exemple.fr/9',
        sentAt: v.clock.now(),
        automatic: 0,
      },
    ])
    expect(await storedEpisodes(v)).toMatchObject([
      { state: 'answered', closedBy: 'c-9', officeMs: 12 * MINUTE + 1_500 },
    ])
    expect(told).toContainEqual(['messages'])
    const journal = await v.context.db.selectFrom('journal').selectAll().execute()
    expect(journal).toMatchObject([
      { action: 'message.answered', actor: 'Camille', subject: `message:${v.request.message}` },
    ])
  })

  it('lets the network’s own time replace ours at the next poll, as no edit', async () => {
    const v = await asked()
    await answer(v.context, v.officer, v.conversationId, v.request)
    const own = byCommune(ten + 11 * MINUTE, `${text} `, { remoteId: 'sent-1', automatic: true })
    v.fake.pages = [page([thread('post-1', [own])]), page([thread('post-1', [own])])]
    expect(await pollChannel(v.context, v.channelId)).toMatchObject({ outbound: 0, changed: 1 })
    expect(await pollChannel(v.context, v.channelId)).toMatchObject({ outbound: 0, changed: 0 })
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'answered', officeMs: 11 * MINUTE }])
    expect(await v.context.db.selectFrom('messageEdit').selectAll().execute()).toEqual([])
  })

  it('is one message when a poll brings it before the network has answered', async () => {
    const v = await asked()
    v.fake.outcomes = [
      async () => {
        const own = byCommune(ten + 12 * MINUTE, text, { remoteId: 'c-9', automatic: true })
        await v.receive(thread('post-1', [own]))
        return { kind: 'published', remoteId: 'c-9', url: null }
      },
    ]
    await answer(v.context, v.officer, v.conversationId, v.request)
    expect(await outbound(v)).toMatchObject([{ remoteId: 'c-9', automatic: 0 }])
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'answered', officeMs: 12 * MINUTE }])
  })

  it('is the same answer for the same key, whatever it says the second time', async () => {
    const v = await asked()
    const first = await answer(v.context, v.officer, v.conversationId, v.request)
    const again = { ...v.request, text: 'Autre chose' }
    expect(await answer(v.context, v.officer, v.conversationId, again)).toEqual(first)
    expect(v.fake.replied).toHaveLength(1)
    expect(await replies(v)).toHaveLength(1)
  })

  itOnBoth('is one answer for two clicks at the same moment', async kind => {
    const v = await asked(kind)
    const both = await Promise.all([
      answer(v.context, v.officer, v.conversationId, v.request),
      answer(v.context, v.officer, v.conversationId, v.request),
    ])
    expect(new Set(both.map(reply => reply.id)).size).toBe(1)
    expect(v.fake.replied).toHaveLength(1)
  })

  it('keeps the reason of a failure, stops no clock, and goes out at the next try', async () => {
    const v = await asked()
    v.fake.outcomes = [
      { kind: 'failed', reason: verbatim('La fenêtre de 24 h est passée.'), retryAt: null },
    ]
    const failed = await answer(v.context, v.officer, v.conversationId, v.request)
    expect(failed).toMatchObject({
      state: 'failed',
      reason: says('La fenêtre de 24 h est passée.'),
    })
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'open' }])
    expect(await outbound(v)).toEqual([])
    v.clock.advance(6 * MINUTE)
    const sent = await retryReply(v.context, v.officer, failed.id)
    expect(sent).toMatchObject({ id: failed.id, state: 'sent', reason: null })
    expect(v.fake.replied.map(each => each.key)).toEqual(['clé-numéro-1', 'clé-numéro-1'])
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'answered', officeMs: 18 * MINUTE }])
    // A third click finds it done.
    expect(await retryReply(v.context, v.officer, failed.id)).toMatchObject({ state: 'sent' })
    expect(v.fake.replied).toHaveLength(2)
  })

  it('pauses the channel whose token died', async () => {
    const v = await asked()
    v.fake.outcomes = [{ kind: 'reauthorize', reason: verbatim('Le jeton ne vaut plus rien.') }]
    expect(await answer(v.context, v.officer, v.conversationId, v.request)).toMatchObject({
      state: 'failed',
      reason: says('Le jeton ne vaut plus rien.'),
    })
    const channel = await v.context.db.selectFrom('channel').selectAll().executeTakeFirstOrThrow()
    expect(channel).toMatchObject({
      state: 'paused',
      stateReason: keeps('Le jeton ne vaut plus rien.'),
    })
    await expect(
      answer(v.context, v.officer, v.conversationId, { ...v.request, key: 'clé-numéro-2' }),
    ).rejects.toThrow('en pause')
  })

  it('settles an unknown outcome by looking, and never sends twice', async () => {
    const v = await asked()
    v.fake.outcomes = [{ kind: 'unknown', reason: verbatim('Le réseau n’a pas répondu.') }]
    v.fake.founds = [{ kind: 'found', remoteId: 'c-9', url: null }]
    expect(await answer(v.context, v.officer, v.conversationId, v.request)).toMatchObject({
      state: 'sent',
    })
    expect(v.fake.looked).toEqual([
      {
        to: toAnn,
        text,
        since: v.clock.now(),
      },
    ])
    expect(v.fake.replied).toHaveLength(1)
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'answered', closedBy: 'c-9' }])
  })

  it('looks again after a while before it says that an answer did not leave', async () => {
    const v = await asked()
    v.fake.outcomes = [{ kind: 'unknown', reason: verbatim('Le réseau n’a pas répondu.') }]
    const unknown = await answer(v.context, v.officer, v.conversationId, v.request)
    expect(unknown).toMatchObject({ state: 'sending', reason: says('Le réseau n’a pas répondu.') })
    v.clock.advance(30_000)
    expect(await settleReplies(v.context)).toBe(0)
    v.clock.advance(30_000)
    expect(await settleReplies(v.context)).toBe(1)
    expect(await replies(v)).toMatchObject([
      { state: 'failed', reason: keeps('La réponse n’est pas partie : réessayez.') },
    ])
    expect(v.fake.replied).toHaveLength(1)
    expect(v.fake.looked).toHaveLength(2)
    expect(await retryReply(v.context, v.officer, unknown.id)).toMatchObject({ state: 'sent' })
    expect(v.fake.replied).toHaveLength(2)
  })

  it('leaves to a person what looking cannot tell, until a poll brings it', async () => {
    const v = await asked()
    v.fake.outcomes = [{ kind: 'unknown', reason: verbatim('Le réseau n’a pas répondu.') }]
    const unclear = {
      kind: 'unclear',
      reason: verbatim('Le réseau ne montre pas les réponses.'),
    } as const
    v.fake.founds = [unclear, unclear, unclear]
    const { id } = await answer(v.context, v.officer, v.conversationId, v.request)
    v.clock.advance(MINUTE)
    await settleReplies(v.context)
    expect(await replies(v)).toMatchObject([
      { state: 'unconfirmed', reason: sentenceText(unclear.reason) },
    ])
    // Trying again looks first; as long as nobody knows, nothing is sent.
    expect(await retryReply(v.context, v.officer, id)).toMatchObject({ state: 'unconfirmed' })
    expect(v.fake.replied).toHaveLength(1)
    const lines = await v.context.db
      .selectFrom('journal')
      .select('detail')
      .where('action', '=', 'message.answered-again')
      .execute()
    expect(lines.map(({ detail }) => JSON.parse(detail ?? ''))).toEqual([
      { reply: id, inDoubt: true },
    ])
    await v.receive(thread('post-1', [byCommune(ten + 12 * MINUTE, text, { remoteId: 'c-9' })]))
    expect(await settleReplies(v.context)).toBe(1)
    expect(await replies(v)).toMatchObject([{ state: 'sent', remoteId: 'c-9', reason: null }])
    expect(await outbound(v)).toHaveLength(1)
  })

  it('does not take an earlier answer with the same words for the one it looks for', async () => {
    const v = await asked()
    await answer(v.context, v.officer, v.conversationId, v.request)
    v.fake.outcomes = [{ kind: 'unknown', reason: verbatim('Le réseau n’a pas répondu.') }]
    const second = { ...v.request, key: 'clé-numéro-2' }
    expect(await answer(v.context, v.officer, v.conversationId, second)).toMatchObject({
      state: 'sending',
    })
  })

  itOnBoth('settles after a crash between the call and its outcome', async kind => {
    const v = await asked(kind)
    const now = v.clock.now()
    const left = { communeId: v.communeId, conversationId: v.conversationId, text } as const
    for (const key of ['arrived', 'lost']) {
      await v.context.db
        .insertInto('reply')
        .values({
          ...left,
          messageId: v.request.message,
          key,
          state: 'sending',
          createdAt: now,
          attemptedAt: now,
        })
        .execute()
    }
    v.fake.founds = [{ kind: 'found', remoteId: 'c-9', url: null }, { kind: 'absent' }]
    v.clock.advance(5 * MINUTE)
    expect(await settleReplies(v.context)).toBe(2)
    expect(await replies(v)).toMatchObject([
      { key: 'arrived', state: 'sent' },
      { key: 'lost', state: 'failed' },
    ])
    // The nearest that we know of when it was accepted: when the attempt began.
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'answered', officeMs: 12 * MINUTE }])
    expect(v.fake.replied).toEqual([])
    expect(await settleReplies(v.context)).toBe(0)
  })

  itOnBoth('records what the network accepted even if it was given up meanwhile', async kind => {
    const v = await asked(kind)
    v.fake.outcomes = [
      async () => {
        v.clock.advance(2 * MINUTE)
        await settleReplies(v.context)
        return { kind: 'published', remoteId: 'c-9', url: null }
      },
    ]
    expect(await answer(v.context, v.officer, v.conversationId, v.request)).toMatchObject({
      state: 'sent',
    })
    expect(await outbound(v)).toHaveLength(1)
  })

  it('takes a connector’s own mistake for an unknown outcome', async () => {
    const v = await asked()
    v.fake.outcomes = [
      () => {
        throw new TypeError('oops')
      },
    ]
    const given = await answer(v.context, v.officer, v.conversationId, v.request)
    expect(given.state).toBe('sending')
    expect(given.reason).not.toContain('oops')
  })

  it('never dates an answer before the message that it answers', async () => {
    const v = await asked()
    v.clock.set(ten - 3_000)
    await answer(v.context, v.officer, v.conversationId, v.request)
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'answered', officeMs: 0 }])
  })

  it('answers a private message in its thread, under the officer’s name', async () => {
    const v = await asked('sqlite', 'private')
    const password = 'tambour-de-ville-1'
    const { id } = await addPerson(
      v.context,
      v.communeId,
      aPersonToAdd({ name: 'Camille', email: 'camille@exemple.fr', role: 'officer', password }),
      'test',
    )
    const by = { ...v.officer, userId: id }
    expect(await answer(v.context, by, v.conversationId, v.request)).toMatchObject({
      author: 'Camille',
    })
    expect(v.fake.replied[0]?.to.visibility).toBe('private')
    expect(await outbound(v)).toMatchObject([{ parentRemoteId: null, userId: id }])
  })

  it('refuses what cannot be answered, before anything is written', async () => {
    const v = await asked()
    const late = from('Bob', ten, 'Et le parking ?', { removedAt: ten + MINUTE })
    await v.receive(thread('post-1', [late, byCommune(ten, 'Bonjour')]))
    const ids = await v.context.db.selectFrom('message').select(['id', 'remoteId']).execute()
    const idOf = (remoteId: string) => ids.find(each => each.remoteId === remoteId)?.id ?? 0
    const trying = (conversation: number, message: number, by = v.officer) =>
      answer(v.context, by, conversation, { ...v.request, message })
    await expect(trying(v.conversationId, idOf(`Bob-${ten}`))).rejects.toMatchObject({
      kind: 'conflict',
    })
    await expect(trying(v.conversationId, idOf(`commune-${ten}`))).rejects.toMatchObject({
      kind: 'bad-request',
    })
    await expect(trying(v.conversationId, 99_999)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(trying(99_999, v.request.message)).rejects.toMatchObject({ kind: 'not-found' })
    const stranger = { ...v.officer, communeId: await newCommune(v.context, 'Voisine') }
    await expect(trying(v.conversationId, v.request.message, stranger)).rejects.toMatchObject({
      kind: 'not-found',
    })
    await updateChannel(v.context.db, { id: v.channelId }, { state: 'disconnected' })
    await expect(trying(v.conversationId, v.request.message)).rejects.toThrow('déconnecté')
    expect(await replies(v)).toEqual([])
    expect(v.fake.replied).toEqual([])
  })

  it('keeps one commune’s answers from another’s officer', async () => {
    const v = await asked()
    v.fake.outcomes = [{ kind: 'failed', reason: verbatim('Non.'), retryAt: null }]
    const { id } = await answer(v.context, v.officer, v.conversationId, v.request)
    const stranger = { ...v.officer, communeId: await newCommune(v.context, 'Voisine') }
    await expect(retryReply(v.context, stranger, id)).rejects.toMatchObject({ kind: 'not-found' })
  })

  itOnBoth('refuses a key that was used for something else', async kind => {
    const v = await asked(kind)
    await v.receive(thread('post-2', [from('Bob', ten, 'Et le parking ?')]))
    await answer(v.context, v.officer, v.conversationId, v.request)
    const bob = await v.context.db
      .selectFrom('message')
      .selectAll()
      .where('remoteId', '=', `Bob-${ten}`)
      .executeTakeFirstOrThrow()
    await expect(
      answer(v.context, v.officer, bob.conversationId, { ...v.request, message: bob.id }),
    ).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('does not try again while an attempt is under way', async () => {
    const v = await asked()
    let inner: unknown
    v.fake.outcomes = [
      async () => {
        const [row] = await replies(v)
        inner = await retryReply(v.context, v.officer, row?.id ?? 0).catch(
          (error: unknown) => error,
        )
        return { kind: 'published', remoteId: 'c-9', url: null }
      },
    ]
    await answer(v.context, v.officer, v.conversationId, v.request)
    expect(inner).toMatchObject({ kind: 'conflict' })
    expect(v.fake.replied).toHaveLength(1)
  })
})
