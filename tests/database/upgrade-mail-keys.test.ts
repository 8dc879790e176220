import { expect, it } from 'vitest'
import { onBothDatabases } from '../support/database/databases.ts'
import { oldDatabase } from '../support/database/old.ts'

onBothDatabases('mails of the version before', dialect => {
  it('are found by their own ids, and by the mail with which their conversation began', async () => {
    const { add, upgrade } = await oldDatabase(dialect, '0062-arrivals')
    const zone = 'Europe/Paris'
    await add('commune', { name: 'X', zone, aimMinutes: 10, targetMinutes: 15, createdAt: 0 })
    for (const connector of ['mailbox', 'facebook']) {
      await add('channel', {
        ...{ communeId: 1, connector, name: connector, receives: 1, publishes: 1 },
        ...{ config: '{}', secrets: '', state: 'active', createdAt: 0 },
      })
    }
    const hash = '#0123456789abcdef'
    const conversations = [
      [1, 'began@x julie@exemple.org', [`q@x${hash}`, 'a@x']],
      [1, `2026-06-02${hash} julie@exemple.org`, [`2026-06-02${hash}`]],
      [1, 'report:betterstreet/4821', [`r@x${hash}`]],
      [2, '12_34', ['12_34']],
    ] as const
    for (const [place, [channelId, remoteId, mails]] of conversations.entries()) {
      const own = { communeId: 1, channelId, lastMessageAt: 0 }
      await add('conversation', { ...own, remoteId, visibility: 'private' })
      for (const [index, mail] of mails.entries()) {
        await add('message', {
          ...{ channelId, conversationId: place + 1, remoteId: mail, kind: 'message', text: '?' },
          ...{ direction: index === 0 ? 'inbound' : 'outbound', sentAt: index, receivedAt: index },
        })
      }
    }
    const db = await upgrade()
    const keys = await db.selectFrom('mailKey').selectAll().orderBy('messageId').execute()
    expect(keys.map(({ messageId, kind, key }) => [messageId, kind, key]).toSorted()).toEqual([
      [1, 'names', 'began@x'],
      [1, 'own', 'q@x'],
      [2, 'own', 'a@x'],
      [3, 'names', `2026-06-02${hash}`],
    ])
  })
})
