import { describe, expect, it } from 'vitest'
import type { NewRow } from '../../server/database/schema.ts'
import { upsertContacts } from '../../server/messages/store/contacts.ts'
import {
  findConversation,
  touchConversations,
  upsertConversations,
} from '../../server/messages/store/conversations.ts'
import { addHidings, endHiding } from '../../server/messages/store/hidings.ts'
import { lockConversations } from '../../server/messages/store/merges.ts'
import {
  addEdit,
  findMessage,
  insertMessages,
  insertNeedsReplyOverride,
  knownMessages,
  lastMessagesOf,
} from '../../server/messages/store/messages.ts'
import {
  deleteEpisodes,
  episodeRows,
  insertEpisodes,
} from '../../server/reply-times/store/episodes.ts'
import { factsOf } from '../../server/reply-times/store/message-facts.ts'
import { itOnBoth, onBothDatabases, openTestDatabase } from '../support/database/databases.ts'
import { communeWithChannel } from '../support/stored.ts'

const seed = { visibility: 'public', subject: null, url: null, cut: 0 } as const

const message = (
  keys: { channelId: number },
  conversationId: number,
  remoteId: string,
  sentAt: number,
): NewRow<'message'> => ({
  channelId: keys.channelId,
  conversationId,
  remoteId,
  parentRemoteId: null,
  direction: 'inbound',
  kind: 'message',
  contactId: null,
  userId: null,
  text: remoteId,
  attachments: null,
  mentions: null,
  url: null,
  sentAt,
  receivedAt: sentAt,
  removedAt: null,
})

describe('contacts, conversations and messages', () => {
  itOnBoth('knows a citizen once, and keeps the newest name that was told', async kind => {
    const { db, close } = await openTestDatabase(kind)
    const keys = await communeWithChannel(db)
    const first = await upsertContacts(
      db,
      keys,
      new Map([
        ['a', null],
        ['b', 'Bob'],
      ]),
    )
    expect(first.changed).toBe(true)
    const again = await upsertContacts(
      db,
      keys,
      new Map([
        ['a', 'Ann'],
        ['b', null],
      ]),
    )
    expect(again).toEqual({ ids: first.ids, changed: true })
    expect((await upsertContacts(db, keys, new Map([['a', 'Ann']]))).changed).toBe(false)
    const rows = await db.selectFrom('contact').select('name').orderBy('remoteId').execute()
    expect(rows).toEqual([{ name: 'Ann' }, { name: 'Bob' }])
    expect(await upsertContacts(db, keys, new Map())).toEqual({ ids: new Map(), changed: false })
    await close()
  })

  it('keeps what is no longer told of a conversation, and that it is cut', async () => {
    const { db, close } = await openTestDatabase('sqlite')
    const keys = await communeWithChannel(db)
    const told = {
      ...seed,
      remoteId: 't',
      subject: 'Fête',
      url: 'https://exemple.fr',
      cut: 1 as const,
    }
    const { ids } = await upsertConversations(db, keys, [told])
    const id = ids.get('t') ?? 0
    expect(await upsertConversations(db, keys, [{ ...seed, remoteId: 't' }])).toEqual({
      ids,
      changed: [],
    })
    const renamed = await upsertConversations(db, keys, [{ ...told, subject: 'Bal' }])
    expect(renamed.changed).toEqual([id])
    expect(await findConversation(db, keys.communeId, id)).toMatchObject({
      subject: 'Bal',
      cut: 1,
      channelName: 'Page de la mairie',
      lastMessageAt: 0,
    })
    expect(await findConversation(db, keys.communeId + 1, id)).toBeUndefined()
    await close()
  })

  itOnBoth('takes thousands of messages at once, and finds them again', async kind => {
    const { db, close } = await openTestDatabase(kind)
    const keys = await communeWithChannel(db)
    const { ids } = await upsertConversations(db, keys, [{ ...seed, remoteId: 't' }])
    const conversation = ids.get('t') ?? 0
    const many = Array.from({ length: 2500 }, (_, index) =>
      message(keys, conversation, `m${index}`, 1000 + index),
    )
    const inserted = await insertMessages(db, many)
    expect(inserted.size).toBe(2500)
    const known = await knownMessages(db, keys.channelId, [...inserted.keys(), 'unknown'])
    expect(known.size).toBe(2500)
    expect(known.get('m7')?.id).toBe(inserted.get('m7'))
    await touchConversations(db, [conversation])
    expect(await findConversation(db, keys.communeId, conversation)).toMatchObject({
      lastMessageAt: 3499,
    })
    expect((await lastMessagesOf(db, [conversation])).get(conversation)?.remoteId).toBe('m2499')
    await close()
  })

  itOnBoth('gives the newest text, and whether it is hidden at present', async kind => {
    const { db, close } = await openTestDatabase(kind)
    const keys = await communeWithChannel(db)
    const { ids } = await upsertConversations(db, keys, [{ ...seed, remoteId: 't' }])
    const inserted = await insertMessages(db, [message(keys, ids.get('t') ?? 0, 'm', 1000)])
    const id = inserted.get('m') ?? 0
    const known = async () => (await knownMessages(db, keys.channelId, ['m'])).get('m')
    expect(await known()).toMatchObject({ currentText: 'm', isHidden: false, isOurs: false })
    await addEdit(db, id, 2000, 'deux')
    await addEdit(db, id, 1500, 'un')
    await addEdit(db, id, 2000, 'trois')
    await addHidings(db, [id], 1100)
    expect(await known()).toMatchObject({ text: 'm', currentText: 'trois', isHidden: true })
    await endHiding(db, id, 1200)
    expect((await known())?.isHidden).toBe(false)
    await db.updateTable('message').set({ text: null }).execute()
    expect((await known())?.currentText).toBeNull()
    expect(await findMessage(db, keys.communeId, id)).toMatchObject({ visibility: 'public' })
    expect(await findMessage(db, keys.communeId + 1, id)).toBeUndefined()
    await close()
  })

  itOnBoth('gathers all that reply times are reckoned from, in the order of time', async kind => {
    const { db, close } = await openTestDatabase(kind)
    const keys = await communeWithChannel(db)
    const { ids } = await upsertConversations(db, keys, [
      { ...seed, remoteId: 't' },
      { ...seed, remoteId: 'empty' },
    ])
    const inserted = await insertMessages(db, [message(keys, ids.get('t') ?? 0, 'm', 1000)])
    const messageId = inserted.get('m') ?? 0
    await addEdit(db, messageId, 3000, 'b')
    await addEdit(db, messageId, 2000, 'a')
    for (const at of [7, 5]) {
      await insertNeedsReplyOverride(db, {
        messageId,
        at,
        needsReply: 0,
        reason: 'spam',
        userId: null,
      })
    }
    const facts = await factsOf(db, [...ids.values()])
    const full = facts.find(({ messages }) => messages.length > 0)
    expect(facts).toHaveLength(2)
    expect(full?.edits.get(messageId)?.map(edit => edit.text)).toEqual(['a', 'b'])
    expect(full?.marks.get(messageId)?.map(mark => mark.at)).toEqual([5, 7])
    await close()
  })

  itOnBoth('writes, filters and deletes episodes by the hundred', async kind => {
    const { db, close } = await openTestDatabase(kind)
    const keys = await communeWithChannel(db)
    const { ids } = await upsertConversations(db, keys, [{ ...seed, remoteId: 't' }])
    const conversationId = ids.get('t') ?? 0
    const inserted = await insertMessages(db, [message(keys, conversationId, 'm', 1000)])
    const openedBy = inserted.get('m') ?? 0
    await insertEpisodes(
      db,
      Array.from({ length: 1300 }, (_, index) => ({
        ...keys,
        conversationId,
        contactId: null,
        visibility: 'public' as const,
        openedBy,
        openedAt: index,
        openedOn: index < 1000 ? '2026-06-01' : '2026-06-02',
        closedBy: null,
        closedAt: null,
        state: index % 2 === 0 ? ('open' as const) : ('excluded' as const),
        reason: null,
        elapsedMs: null,
        officeMs: null,
        openedOutside: 0 as const,
        fullAnswerMs: null,
        aimAt: null,
        dueAt: null,
        detectionMs: 0,
        history: 0 as const,
        holding: 0 as const,
        unfiltered: 1,
        unlikely: 0 as const,
        figures: null,
      })),
    )
    const count = async (filter: Partial<Parameters<typeof episodeRows>[1]>) =>
      (await episodeRows(db, { communeId: keys.communeId, ...filter })).length
    expect(await count({})).toBe(1300)
    expect(await count({ from: '2026-06-02', to: '2026-06-02' })).toBe(300)
    expect(await count({ unanswered: true })).toBe(650)
    expect(await count({ channelId: keys.channelId + 1 })).toBe(0)
    expect(await count({ communeId: keys.communeId + 1 })).toBe(0)
    const all = await episodeRows(db, { communeId: keys.communeId })
    expect(all.map(row => row.openedAt)).toEqual(Array.from({ length: 1300 }, (_, i) => i))
    await deleteEpisodes(
      db,
      all.slice(1).map(row => row.id),
    )
    expect(await count({})).toBe(1)
    await close()
  })
})

onBothDatabases('a conversation’s lock', (kind, open) => {
  it('makes the second of two who change it see what the first did', async () => {
    const { db, close } = await open()
    const keys = await communeWithChannel(db)
    const { ids } = await upsertConversations(db, keys, [{ ...seed, remoteId: 't' }])
    const id = ids.get('t') ?? 0
    const order: string[] = []
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    let first: Promise<void> = Promise.resolve()
    await new Promise<void>(resolve => {
      first = db.transaction().execute(async transaction => {
        await lockConversations(transaction, [id])
        await insertMessages(transaction, [message(keys, id, 'first', 1)])
        resolve()
        await held
        order.push('first')
      })
    })
    const second = db.transaction().execute(async transaction => {
      await lockConversations(transaction, [id])
      const [facts] = await factsOf(transaction, [id])
      order.push(`second sees ${facts?.messages.length}`)
    })
    // On SQLite anyone who asks waits already; here the second has the time to look too early.
    const asked = kind === 'postgres' ? 40 : 0
    for (let time = 0; time < asked; time++) await findConversation(db, keys.communeId, id)
    release()
    await Promise.all([first, second])
    expect(order, kind).toEqual(['first', 'second sees 1'])
    await close()
  })
})
