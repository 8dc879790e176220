import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../server/database/database.ts'
import { soughtIn } from '../../server/inbox/rules/search.ts'
import { spokenIn, withSpoken } from '../../server/inbox/spoken-in.ts'
import {
  fittingConversations,
  indexedRows,
  listConversationRows,
} from '../../server/inbox/store/conversation-list.ts'
import type { SoughtAt } from '../../server/inbox/store/search.ts'
import { aContact, aConversation } from '../support/builders/messages.ts'
import { itOnBoth, onBothDatabases, openTestDatabase } from '../support/database/databases.ts'
import { communeWithChannel } from '../support/stored.ts'

/** As people write them: with accents before or after their letter, glued, in other scripts. */
const words = [
  ...['bonjour', 'BONJOUR', 'bonjours', 'École', 'e\u0301cole', 'naïve', 'cœur', 'Coeur', 'Œuvre'],
  ...['l’eau', '12/11', '12', '1', '112', 'jean-luc', 'piscine.', '«salle»', 'Straße', 'Æsop'],
  ...['🎉', 'fête🎉', '日本', 'ΟΔΟΣ', 'İzmir', 'ﬁn', 'x_y', 'mairie@exemple.fr', '#loto'],
]
const said = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map(some => some.join(' '))
type Talk = {
  messages: { text: string | null; edit: string | null }[]
  name: string | null
  subject: string | null
  at: number
}
const talk: fc.Arbitrary<Talk> = fc.record({
  messages: fc.array(fc.record({ text: fc.option(said), edit: fc.option(said) }), { maxLength: 3 }),
  name: fc.option(said),
  subject: fc.option(said),
  at: fc.integer({ min: 1, max: 40 }),
})
const searches = fc
  .array(
    fc.constantFrom(
      ...[
        'bonjour',
        'bon',
        'b',
        'ecole',
        'école',
        'coeur',
        'oeuvre',
        'eau',
        '12',
        '1',
        '11',
        'luc',
      ],
      ...['piscine', 'strasse', 'straße', 'aesop', '日', 'οδος', 'izmir', 'fin', 'fi', 'y', 'fete'],
      ...['exemple', 'loto', 'zinc', 'novembre 2025'],
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((some): SoughtAt[] =>
    soughtIn(some.join(' '), '2026-06-02').map(one => ({
      words: one.words,
      between: one.days && { from: 0, to: 20 },
    })),
  )

/** Each talk is one conversation of one person. */
async function fill(db: Db, talks: readonly Talk[]) {
  const { communeId, channelId } = await communeWithChannel(db)
  const channel = { id: channelId, communeId, createdAt: 0 }
  const ids: number[] = []
  const edits: { messageId: number; text: string; at: number }[] = []
  let last = 0
  for (const { name, subject, at, messages } of talks) {
    const { id: contactId } = await aContact(db, channel, name)
    const inbound = { by: null, direction: 'inbound', contactId, sentAt: at } as const
    const placed = messages.map(one => ({ ...one, id: ++last }))
    const { id } = await aConversation(db, channel, {
      subject,
      messages: placed.map(one => ({ ...inbound, id: one.id, text: one.text })),
    })
    await db.updateTable('conversation').set({ lastMessageAt: at }).where('id', '=', id).execute()
    for (const { id: messageId, edit: text } of placed) {
      if (text !== null) edits.push({ messageId, text, at })
    }
    ids.push(id)
  }
  if (edits.length > 0) await db.insertInto('messageEdit').values(edits).execute()
  return { communeId, ids }
}

describe('the list of conversations that have some words', () => {
  itOnBoth(
    'is the same, page by page, whether they are read or looked for in the index',
    async kind => {
      const { db } = await openTestDatabase(kind)
      const { communeId, ids } = await fill(db, fc.sample(talk, { numRuns: 90, seed: 7 }))
      await fc.assert(
        fc.asyncProperty(
          searches,
          fc.integer({ min: 1, max: 20 }),
          fc.array(fc.constantFrom(...ids), { maxLength: 3 }),
          fc.array(fc.constantFrom(...ids), { maxLength: 3 }),
          async (sought, limit, without, also) => {
            const shared = { communeId, filter: 'all', sought, without, also, limit } as const
            let after: { lastMessageAt: number; id: number } | undefined
            for (let page = 0; page < 3; page++) {
              const asked = { ...shared, after }
              const rows = await listConversationRows(db, asked)
              expect(rows).toEqual(await indexedRows(db, asked))
              const known = await withSpoken(db, communeId, sought, after?.lastMessageAt)
              expect(await listConversationRows(db, { ...asked, sought: known })).toEqual(rows)
              after = rows.at(-1)
              if (after === undefined) break
            }
            const all = { communeId, filter: 'all', sought } as const
            const indexed = await indexedRows(db, { ...all, limit: 1000 })
            const fitting = await fittingConversations(db, all, ids)
            expect([...fitting].sort((a, b) => a - b)).toEqual(
              indexed.map(({ id }) => id).sort((a, b) => a - b),
            )
          },
        ),
        { numRuns: 12 },
      )
    },
  )

  it('goes on where fewer have them than at first, and to the index where hardly any has', async () => {
    const { db } = await openTestDatabase('sqlite')
    const { communeId } = await fill(
      db,
      Array.from({ length: 200 }, (_, at) => {
        const text = at === 3 ? 'le lampadaire' : at % 3 === 0 ? 'Bonjour' : 'Merci'
        return { at, name: null, subject: null, messages: [{ text, edit: null }] }
      }),
    )
    const list = async (word: string) => {
      const sought = [{ words: [word], between: null }]
      const asked = { communeId, filter: 'all', sought, limit: 20 } as const
      return (await listConversationRows(db, asked)).map(({ lastMessageAt }) => lastMessageAt)
    }
    expect(await list('bonjour')).toEqual(Array.from({ length: 20 }, (_, place) => 198 - 3 * place))
    expect(await list('lampadaire')).toEqual([3])
  })
})

onBothDatabases('conversations in which something was said at a time', (_kind, open) => {
  it('are the same portion by portion as in one piece, whatever stands at one instant', async () => {
    const { db } = await open()
    const { communeId } = await fill(db, fc.sample(talk, { numRuns: 90, seed: 8 }))
    // Most have said something before their newest message.
    await db
      .updateTable('message')
      .set(({ eb }) => ({ sentAt: eb('sentAt', '-', eb.ref('conversationId')) }))
      .where('conversationId', '<', 20)
      .execute()
    const instant = fc.integer({ min: -5, max: 42 })
    await fc.assert(
      fc.asyncProperty(
        instant,
        fc.integer({ min: 0, max: 12 }),
        fc.option(instant, { nil: undefined }),
        fc.integer({ min: 1, max: 7 }),
        async (from, length, newest, size) => {
          const to = from + length
          const said = await db
            .selectFrom('message')
            .innerJoin('conversation', 'conversation.id', 'message.conversationId')
            .select('conversation.id')
            .distinct()
            .where('message.sentAt', '>=', from)
            .where('message.sentAt', '<', to)
            .where('conversation.lastMessageAt', '<=', newest ?? 1000)
            .orderBy('conversation.id')
            .execute()
          const found = await spokenIn(db, communeId, { from, to }, newest, size)
          expect(found.sort((a, b) => a - b)).toEqual(said.map(({ id }) => id))
        },
      ),
    )
  })
})
