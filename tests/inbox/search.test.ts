import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { listConversations } from '../../server/inbox/conversations.ts'
import { eraseMessages } from '../../server/messages/store/erasing.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import { MINUTE, newCommune, type Village, village } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const day = (date: string) => paris(`${date}T10:00`)

describe.each(['sqlite', 'postgres'] as const)('looking for messages (%s)', database => {
  /** What is found, by the first letter of each conversation. */
  async function looking(): Promise<Village & { find: (search: string) => Promise<string> }> {
    const v = await village({ database, now: '2026-06-02T10:30', since: '2024-01-01T00:00' })
    await v.receive(
      thread('a', [
        from('Nadia Ferrand', day('2026-06-01'), 'À l’école, la PISCINE est-elle ouverte ?'),
        byCommune(day('2026-06-01') + MINUTE, 'Oui, jusqu’au 12/11.'),
      ]),
      thread('b', [from('Zoé Lefèvre', day('2026-05-12'), 'Bravo, de tout cœur')], {
        visibility: 'private',
        subject: 'Zoé Lefèvre',
      }),
      thread('c', [from('Jean-Luc Noël', day('2025-11-12'), 'bonjour la mairie')]),
    )
    const { db } = v.context
    const rows = await db.selectFrom('conversation').select(['id', 'remoteId']).execute()
    const names = new Map(rows.map(({ id, remoteId }) => [id, remoteId]))
    return {
      ...v,
      async find(search) {
        const { conversations } = await listConversations(v.context, v.communeId, { search })
        return conversations.map(({ id }) => names.get(id)).join('')
      },
    }
  }

  it.each([
    ['a person’s name, by any part of it', 'ferr', 'a'],
    ['all the words, wherever in a conversation they stand', 'nadia piscine jusqu', 'a'],
    ['words without accents or capitals', 'ecole', 'a'],
    ['the same written with them', 'ÉCOLE piscine', 'a'],
    ['« cœur » however it is written', 'coeur', 'b'],
    ['both halves of a name', 'luc noel', 'c'],
    ['nothing where one of the words is missing', 'nadia coeur', ''],
    ['no middle of a word', 'iscine', ''],
    ['a day', '12 mai', 'b'],
    ['a day of a year, or its words', '12/11', 'ac'],
    ['a day by whole numbers', '1/1', ''],
    ['a month', 'novembre 2025', 'c'],
    ['a month and a word', 'novembre 2025 piscine', ''],
    ['yesterday', 'hier', 'a'],
    ['what the conversation is under', 'fête village', 'ac'],
    ['all where nothing is asked for', ' ? ', 'abc'],
    ['what would be a command', `"'*:&|!( piscine )`, 'a'],
  ])('finds %s', async (_what, search, found) => {
    const { find } = await looking()
    expect(await find(search)).toBe(found)
  })

  it('knows a message by its new words, and one that is erased or removed by none', async () => {
    const v = await looking()
    const { db } = v.context
    const edited = from('Nadia Ferrand', day('2026-06-01'), 'Et la patinoire ?', { remoteId: 'e' })
    await v.receive(thread('e', [edited]))
    await v.receive(thread('e', [{ ...edited, text: 'Et le gymnase ?' }]))
    expect([await v.find('gymnase'), await v.find('patinoire')]).toEqual(['', ''])
    await db.updateTable('contact').set({ name: null }).where('name', '=', 'Zoé Lefèvre').execute()
    await db
      .updateTable('conversation')
      .set({ subject: null })
      .where('remoteId', '=', 'b')
      .execute()
    expect(await v.find('lefevre')).toBe('')
    const messages = await db.selectFrom('message').select('id').execute()
    const erasures = messages.map(({ id }) => ({ id, erasedRule: null, erasedNeedAt: null }))
    await eraseMessages(db, erasures, 1)
    expect(await v.find('piscine')).toBe('')
    await db.deleteFrom('conversation').where('remoteId', '=', 'c').execute()
    expect(await v.find('noel')).toBe('')
    if (database === 'sqlite') {
      // Not even in the pages of the index, which a file keeps.
      const { rows } = await sql<{ block: Buffer }>`select "block" from "search_data"`.execute(db)
      const kept = Buffer.concat(rows.map(({ block }) => block)).toString('latin1')
      for (const word of ['iscine', 'atinoire', 'ymnase', 'efevre']) {
        expect(kept).not.toContain(word)
      }
      expect(kept).toContain('ferrand')
    }
  })

  it('finds nothing of another commune', async () => {
    const v = await looking()
    const other = await newCommune(v.context, 'Ailleurs')
    const { conversations } = await listConversations(v.context, other, { search: 'piscine' })
    expect(conversations).toEqual([])
  })
})
