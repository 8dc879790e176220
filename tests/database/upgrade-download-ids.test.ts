import { expect, it } from 'vitest'
import { archive } from '../../server/connectors/facebook/history-archive.ts'
import { erasedIdOf } from '../../server/messages/store/erasing.ts'
import { onBothDatabases } from '../support/database/databases.ts'
import { oldDatabase } from '../support/database/old.ts'
import { messagesFile, pageName, placeOf } from '../support/download.ts'

onBothDatabases('what a download brought before', dialect => {
  it('loses the names that its ids had, and is known again by the same download', async () => {
    const { add, upgrade } = await oldDatabase(dialect, '0024-kind-words')
    const zone = 'Europe/Paris'
    await add('commune', { name: 'X', zone, aimMinutes: 10, targetMinutes: 15, createdAt: 0 })
    await add('channel', {
      communeId: 1,
      connector: 'facebook',
      name: 'Page',
      receives: 1,
      publishes: 1,
      config: '{}',
      secrets: '',
      state: 'active',
      createdAt: 0,
    })
    /** As the reader of then called them: by the folder where that has no number. */
    const readAs = async (name: string, thread: string) => {
      const bytes = Buffer.from(messagesFile('Zoé', [{ by: 'Zoé', at: 1000, text: 'Et samedi ?' }]))
      const talk = archive.reader(pageName, {})(thread)
      talk.add((await archive.read(bytes)) ?? expect.unreachable(name))
      return talk.end() ?? expect.unreachable(name)
    }
    const folders = ['zorglubzoe', 'martin_anne', 'odile_1234567']
    const now: string[] = []
    for (const [index, name] of folders.entries()) {
      const { thread } = archive.partOf(placeOf(name)) ?? expect.unreachable(name)
      const before = await readAs(name, name.endsWith('1234567') ? thread : name)
      const after = await readAs(name, thread)
      now.push(after.remoteId, ...after.messages.map(({ remoteId }) => remoteId))
      const conversationId = index + 1
      const ours = { communeId: 1, channelId: 1 }
      await add('conversation', { ...ours, remoteId: before.remoteId, visibility: 'private' })
      for (const { remoteId, sentAt } of before.messages) {
        const said = { direction: 'inbound', kind: 'message', text: '', attachments: '[]' }
        const at = { sentAt, receivedAt: 0 }
        await add('message', { channelId: 1, conversationId, remoteId, ...said, ...at })
      }
      // The first was erased, at another time too; the others are known by the same name.
      const ids =
        index === 0 ? [5, 6].map(at => erasedIdOf(1, before.remoteId, at)) : [before.remoteId]
      for (const remoteId of ids) {
        await add('contact', { ...ours, remoteId, erasedAt: index === 0 ? 5 : null })
      }
    }

    const db = await upgrade()
    const ids = async (table: 'conversation' | 'message' | 'contact') =>
      (await db.selectFrom(table).select('remoteId').orderBy('id').execute()).map(
        ({ remoteId }) => remoteId,
      )
    const [conversations, messages] = [await ids('conversation'), await ids('message')]
    expect(conversations.flatMap((one, index) => [one, messages[index]])).toEqual(now)
    expect(JSON.stringify([conversations, messages])).not.toMatch(/zorglub|martin/)
    const [first = '', ...others] = conversations
    const erased = [5, 6].map(at => erasedIdOf(1, first, at))
    expect(await ids('contact')).toEqual([...erased, ...others])
  })
})
