import { describe, expect, it } from 'vitest'
import type { Db } from '../../server/database/database.ts'
import {
  findReply,
  insertReply,
  unclaimedMessage,
  unsentReplies,
  unsettledReplies,
  updateReply,
} from '../../server/inbox/store/replies.ts'
import { insertReplyFiles } from '../../server/inbox/store/reply-files.ts'
import { upsertConversations } from '../../server/messages/store/conversations.ts'
import { insertMessages } from '../../server/messages/store/messages.ts'
import { itOnBoth, openTestDatabase } from '../support/database/databases.ts'
import { communeWithChannel } from '../support/stored.ts'

async function answered(db: Db) {
  const keys = await communeWithChannel(db)
  const { ids } = await upsertConversations(db, keys, [
    { remoteId: 't', visibility: 'public', subject: null, url: null, cut: 0 },
  ])
  const conversationId = ids.get('t') ?? 0
  const common = {
    channelId: keys.channelId,
    conversationId,
    parentRemoteId: null,
    kind: 'message',
    contactId: null,
    userId: null,
    attachments: null,
    mentions: null,
    url: null,
    removedAt: null,
  } as const
  const messages = await insertMessages(db, [
    { ...common, remoteId: 'q', direction: 'inbound', text: 'Oui', sentAt: 100, receivedAt: 100 },
    { ...common, remoteId: 'r', direction: 'outbound', text: 'Oui', sentAt: 200, receivedAt: 200 },
  ])
  const intent = (key: string, createdAt: number) => ({
    communeId: keys.communeId,
    conversationId,
    messageId: messages.get('q') ?? 0,
    key,
    text: 'Oui',
    state: 'sending' as const,
    createdAt,
    attemptedAt: createdAt,
  })
  return { ...keys, conversationId, intent }
}

describe('replies', () => {
  it('exist once for one key', async () => {
    const { db, close } = await openTestDatabase('sqlite')
    const { intent, communeId } = await answered(db)
    const row = await insertReply(db, intent('k', 150))
    expect(row).toMatchObject({ state: 'sending', reason: null, remoteId: null })
    expect(await insertReply(db, intent('k', 160))).toBeUndefined()
    expect(await findReply(db, communeId, row?.id ?? 0)).toEqual(row)
    expect(await findReply(db, communeId + 1, row?.id ?? 0)).toBeUndefined()
    await close()
  })

  itOnBoth('change only from the state and the attempt that one knows', async kind => {
    const { db, close } = await openTestDatabase(kind)
    const { intent, conversationId } = await answered(db)
    const id = (await insertReply(db, intent('k', 150)))?.id ?? 0
    const failed = { state: 'failed', reason: 'Non.' } as const
    expect(await updateReply(db, id, { states: ['failed'] }, failed)).toBeUndefined()
    const stale = { states: ['sending'], attemptedAt: 149 } as const
    expect(await updateReply(db, id, stale, failed)).toBeUndefined()
    expect(
      await updateReply(db, id, { states: ['sending'], attemptedAt: 150 }, failed),
    ).toMatchObject(failed)
    expect(await unsentReplies(db, conversationId)).toHaveLength(1)
    await updateReply(db, id, { states: ['failed'] }, { state: 'sent' })
    expect(await unsentReplies(db, conversationId)).toEqual([])
    await close()
  })

  it('are unsettled once their attempt is over, or while a person must judge', async () => {
    const { db, close } = await openTestDatabase('sqlite')
    const { intent } = await answered(db)
    for (const [key, at] of [
      ['old', 100],
      ['fresh', 300],
    ] as const)
      await insertReply(db, intent(key, at))
    const judge = await insertReply(db, intent('judge', 200))
    await updateReply(db, judge?.id ?? 0, { states: ['sending'] }, { state: 'unconfirmed' })
    const keys = async (texts: number, since: number, files = texts) =>
      (await unsettledReplies(db, { texts, files }, since)).map(reply => reply.key)
    expect(await keys(150, 200)).toEqual(['old', 'judge'])
    expect(await keys(300, 201)).toEqual(['old', 'fresh'])
    // One with files has more time.
    const withFile = await insertReply(db, intent('with a file', 250))
    const file = { name: 'a.pdf', type: 'application/pdf', bytes: new Uint8Array(1) }
    await insertReplyFiles(db, withFile?.id ?? 0, [file])
    expect(await keys(300, 201, 249)).toEqual(['old', 'fresh'])
    expect(await keys(300, 201, 250)).toEqual(['old', 'fresh', 'with a file'])
    await close()
  })

  itOnBoth(
    'are recognised among the messages that a poll brought, each message for one of them',
    async kind => {
      const { db, close } = await openTestDatabase(kind)
      const { intent, conversationId } = await answered(db)
      const found = (text: string, since: number) =>
        unclaimedMessage(db, [conversationId], text, since)
      expect(await found('Oui', 200)).toMatchObject({ remoteId: 'r', sentAt: 200 })
      expect(await found('Oui', 201)).toBeUndefined()
      expect(await found('Non', 100)).toBeUndefined()
      const id = (await insertReply(db, intent('k', 150)))?.id ?? 0
      await updateReply(db, id, { states: ['sending'] }, { state: 'sent', remoteId: 'r' })
      expect(await found('Oui', 100)).toBeUndefined()
      await close()
    },
  )
})
