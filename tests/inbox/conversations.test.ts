import { describe, expect, it } from 'vitest'
import { updateChannel } from '../../server/channels/store/channels.ts'
import { answer } from '../../server/inbox/answering/answer.ts'
import { getConversation, listConversations } from '../../server/inbox/conversations.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { conversationList, conversationShape } from '../../server/inbox/shapes-conversation.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { anAnswer } from '../support/builders/inbox.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import { channelOf, MINUTE, newChannel, newCommune, village } from '../support/network/received.ts'
import { insertPlanned } from '../support/planned.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'
import { says } from '../support/says.ts'

const ten = paris('2026-06-02T10:00')
const question = 'La salle est-elle libre samedi ?'

describe('conversations', () => {
  it('tells of a long mail what a row can show', async () => {
    const v = await village()
    await v.receive(thread('mail', [from('Ann', ten, `${question} ${'🎉'.repeat(5000)}`)]))
    const [line] = (await listConversations(v.context, v.communeId, {})).conversations
    expect([...(line?.lastText ?? '')]).toHaveLength(300)
    expect(line?.lastText).toMatch(/^La salle est-elle libre samedi \? 🎉+$/u)
  })

  itOnBoth('lists the inbox, newest first, with who waits until when', async database => {
    const v = await village({ database, now: '2026-06-02T10:30' })
    await v.receive(
      thread('done', [from('Ann', ten, question), byCommune(ten + 9 * MINUTE, 'Oui')]),
      thread('waiting', [
        from('Bob', ten + 20 * MINUTE, question),
        from('Ann', ten + 22 * MINUTE, 'Et dimanche ?'),
        from(null, ten + 21 * MINUTE, 'La nôtre est-elle libre aussi ?'),
      ]),
      thread('thanks', [from('Cid', ten + MINUTE, 'merci')], { visibility: 'private' }),
    )
    const list = await listConversations(v.context, v.communeId, {})
    expect(conversationList.parse(list)).toEqual(list)
    expect(list.next).toBeNull()
    expect(list.conversations).toMatchObject([
      {
        visibility: 'public',
        subject: 'Fête du village',
        channelName: 'Page de la mairie',
        authors: ['Bob', 'Ann'],
        lastText: 'Et dimanche ?',
        lastDirection: 'inbound',
        lastMessageAt: '2026-06-02T08:22:00.000Z',
        waiting: 3,
        dueAt: '2026-06-02T08:35:00.000Z',
      },
      { authors: ['Ann'], lastText: 'Oui', lastDirection: 'outbound', waiting: 0, dueAt: null },
      { visibility: 'private', authors: ['Cid'], waiting: 0 },
    ])
    const subjects = async (query: Parameters<typeof listConversations>[2]) =>
      (await listConversations(v.context, v.communeId, query)).conversations.map(
        line => line.lastText,
      )
    expect(await subjects({ filter: 'waiting' })).toEqual(['Et dimanche ?'])
    expect(await subjects({ filter: 'excluded' })).toEqual(['merci'])
    const other = await newChannel(v.context, v.communeId, 'Autre', 0)
    expect(await subjects({ channel: other })).toEqual([])
    expect(await subjects({ channel: v.channelId, filter: 'all' })).toHaveLength(3)
  })

  it('says what it is about where its kind of channel has subjects', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    await v.receive(thread('mail', [from('Ann', ten, question)], { visibility: 'private' }))
    const topics = async () =>
      (await listConversations(v.context, v.communeId, {})).conversations.map(({ topic }) => topic)
    expect(await topics()).toEqual([null])
    v.fake.manifest.hasSubjects = true
    expect(await topics()).toEqual(['Fête du village'])
  })

  it('shows what somebody wrote, not the automatic answer after it', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    const automatic = { ...byCommune(ten + 3000, 'Merci pour votre message.'), automatic: true }
    await v.receive(thread('private', [from('Ann', ten, question), automatic]))
    const { conversations } = await listConversations(v.context, v.communeId, {})
    expect(conversations).toMatchObject([
      { lastText: question, lastDirection: 'inbound', lastMessageAt: '2026-06-02T08:00:03.000Z' },
    ])
  })

  itOnBoth(
    'gives every conversation exactly once, page by page, also at the same instant',
    async database => {
      const v = await village({ database, now: '2026-06-02T10:30' })
      const names = Array.from({ length: 120 }, (_, index) => `thread-${index}`)
      await v.receive(
        ...names.map((name, index) =>
          thread(name, [from('Ann', ten + Math.floor(index / 7), name, { remoteId: name })]),
        ),
      )
      const seen: (string | null)[] = []
      let before: string | undefined
      const lengths: number[] = []
      do {
        const list = await listConversations(v.context, v.communeId, { before })
        seen.push(...list.conversations.map(line => line.lastText))
        lengths.push(list.conversations.length)
        before = list.next ?? undefined
      } while (before !== undefined)
      expect(lengths).toEqual([50, 50, 20])
      expect(seen.toSorted()).toEqual(names.toSorted())
      await expect(
        listConversations(v.context, v.communeId, { before: 'demain' }),
      ).rejects.toMatchObject({ kind: 'bad-request' })
    },
  )

  it('shows one conversation with all that is known of it', async () => {
    const v = await village({ now: '2026-06-02T10:05' })
    const picture = { type: 'image', url: 'https://exemple.fr/p', name: null }
    const root = from('Ann', ten, question, { remoteId: 'c1', url: 'https://exemple.fr/c1' })
    const sub = from('Bob', ten + MINUTE, 'merci', {
      remoteId: 'c2',
      parentRemoteId: 'c1',
      attachments: [picture],
    })
    const spam = from('Eve', ten + 2 * MINUTE, 'Achetez !', { remoteId: 'c3', hidden: true })
    await v.receive(thread('c1', [root, sub, spam], { url: 'https://exemple.fr/c1' }))
    await v.receive(thread('c1', [{ ...root, text: 'La salle est-elle libre dimanche ?' }]))
    const [line] = (await listConversations(v.context, v.communeId, {})).conversations
    const id = line?.id ?? 0
    const shown = await getConversation(v.context, v.communeId, id)
    expect(conversationShape.parse(shown)).toEqual(shown)
    expect(shown).toMatchObject({ ...line, url: 'https://exemple.fr/c1', replies: [] })
    const [first] = shown.messages
    expect(shown.messages).toMatchObject([
      {
        parent: null,
        author: 'Ann',
        text: 'La salle est-elle libre dimanche ?',
        edited: true,
        hidden: false,
        url: 'https://exemple.fr/c1',
        needsReply: true,
        needsReplyBy: null,
        replyOptions: { public: { open: true, until: null }, private: null },
      },
      {
        parent: first?.id,
        author: 'Bob',
        attachments: [picture],
        edited: false,
        needsReply: false,
        needsReplyReason: 'courtesy',
        needsReplyBy: 'rule',
      },
      { author: 'Eve', hidden: true, needsReply: false, needsReplyReason: 'moderation' },
    ])
    expect(shown.episodes).toMatchObject([
      { author: 'Ann', state: 'waiting', officeMs: 5 * MINUTE, text: first?.text, onTime: null },
      { author: 'Bob', state: 'excluded' },
      { author: 'Eve', state: 'excluded', reason: 'moderation' },
    ])
  })

  it('shows the answers that did not arrive, and no longer offers to answer a paused channel', async () => {
    const v = await village({ now: '2026-06-02T10:05' })
    await v.receive(thread('c1', [from('Ann', ten, question)]))
    const [line] = (await listConversations(v.context, v.communeId, {})).conversations
    const id = line?.id ?? 0
    const { messages } = await getConversation(v.context, v.communeId, id)
    const request = anAnswer({ message: messages[0]?.id ?? 0, text: 'Oui' })
    v.fake.outcomes = [{ kind: 'failed', reason: verbatim('Non.'), retryAt: null }]
    const failed = await answer(v.context, v.officer, id, request)
    expect((await getConversation(v.context, v.communeId, id)).replies).toEqual([failed])
    await answer(v.context, v.officer, id, { ...request, key: 'clé-numéro-2' })
    await updateChannel(v.context.db, { id: v.channelId }, { state: 'paused' })
    const after = await getConversation(v.context, v.communeId, id)
    expect(after.replies).toEqual([failed])
    const closed = { open: false, reason: says(/en pause/) }
    expect(after.messages.map(message => message.replyOptions)).toEqual([
      { public: closed, private: null },
      { public: null, private: null },
    ])
  })

  it('keeps communes apart', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    await v.receive(thread('c1', [from('Ann', ten, question)]))
    const other = await newCommune(v.context, 'Voisine')
    const theirs = await newChannel(v.context, other, 'Leur page', 0)
    await ingest(v.context, await channelOf(v.context, theirs), [
      thread('c1', [from('Zoé', ten, question)]),
    ])
    const list = await listConversations(v.context, other, {})
    expect(list.conversations.map(line => line.authors)).toEqual([['Zoé']])
    const [mine] = (await listConversations(v.context, v.communeId, {})).conversations
    await expect(getConversation(v.context, other, mine?.id ?? 0)).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  itOnBoth(
    'has the picture of the post that it is under, where that went out from here',
    async database => {
      const v = await village({ database })
      const asked = [from('Ann', ten, question)]
      await v.receive(thread('c1', asked), thread('c2', asked))
      const { db } = v.context
      const { communeId, channelId } = v
      const posted = { postRemoteId: 'p1' }
      await db.updateTable('conversation').set(posted).where('remoteId', '=', 'c1').execute()
      const none = { communeId, createdAt: 0 }
      const image = { sha256: 'x', type: 'image/png', width: 1, height: 1, size: 1 }
      const insertion = { ...none, ...image, bytes: Buffer.from([0]) }
      await db
        .insertInto('picture')
        .values({ id: 7, ...insertion })
        .execute()
      const described = { pictureId: 7, alt: 'Affiche', folded: 'affiche' }
      await db
        .insertInto('media')
        .values({ id: 8, ...none, ...described })
        .execute()
      const due = { key: 'k', dueAt: 0, lateRule: 'ask' } as const
      await insertPlanned(db, [{ communeId, channelId, text: 'Loto', ...due }])
      const { id, variantId } = await db
        .selectFrom('delivery')
        .select(['id', 'variantId'])
        .executeTakeFirstOrThrow()
      await db.updateTable('delivery').set({ remoteId: 'p1' }).where('id', '=', id).execute()
      await db.insertInto('variantMedia').values({ variantId, position: 0, mediaId: 8 }).execute()
      const rows = await db.selectFrom('conversation').select('id').orderBy('id').execute()
      const pictures = []
      for (const row of rows) {
        pictures.push((await getConversation(v.context, communeId, row.id)).picture)
      }
      expect(pictures).toEqual([{ id: 7, alt: 'Affiche' }, null])
    },
  )
})
