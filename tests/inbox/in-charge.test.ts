import { describe, expect, it } from 'vitest'
import { answer } from '../../server/inbox/answering/answer.ts'
import { getConversation, listConversations } from '../../server/inbox/conversations.ts'
import { assignConversation, listAnswerers } from '../../server/inbox/in-charge.ts'
import { mergeConversations, splitConversation } from '../../server/inbox/override/merges.ts'
import { changePerson, removePerson } from '../../server/people/people.ts'
import { today } from '../../server/today/today.ts'
import { addTestPerson } from '../support/app.ts'
import { anAnswer } from '../support/builders/inbox.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { from, thread } from '../support/network/fake-network.ts'
import { figures, MINUTE, newCommune, type Village, village } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')

describe('who is in charge', () => {
  /** Ann and Bob wait; Anne administers, Bruno answers, Carole reads. */
  async function house(kind: DatabaseKind = 'sqlite') {
    const v = await village({ database: kind, now: '2026-06-02T10:05' })
    await v.receive(
      thread('t1', [from('Ann', ten, 'La salle est-elle libre ?', { remoteId: 'm1' })]),
      thread('t2', [from('Bob', ten + MINUTE, 'Et la piscine ?')]),
    )
    const rows = await v.context.db.selectFrom('conversation').select(['id', 'remoteId']).execute()
    const idOf = (remoteId: string) => rows.find(row => row.remoteId === remoteId)?.id ?? 0
    const [anne, bruno, carole] = [
      await addTestPerson(v, 'Anne', 'administrator'),
      await addTestPerson(v, 'Bruno', 'responder'),
      await addTestPerson(v, 'Carole', 'councillor'),
    ]
    const give = (one: string, person: string | null) =>
      assignConversation(v.context, v.officer, idOf(one), person)
    const mine = async (reader: string, more: { search?: string } = {}) =>
      (
        await listConversations(v.context, v.communeId, { filter: 'mine', reader, ...more })
      ).conversations.map(({ id }) => id)
    const nameOf = async (one: string) =>
      (await getConversation(v.context, v.communeId, idOf(one))).inCharge?.name ?? null
    return { ...v, idOf, anne, bruno, carole, give, mine, nameOf }
  }

  const acts = async ({ context }: Village, like: string) =>
    (await context.db.selectFrom('journal').selectAll().orderBy('id').execute())
      .filter(({ action }) => action.startsWith(like))
      .map(({ action, subject, detail }) => [action, subject, JSON.parse(detail ?? '{}')])

  it('is one of those who may answer, is told everywhere, and is undone', async () => {
    const h = await house()
    const { context, communeId, idOf, anne, bruno } = h
    expect(await listAnswerers(context, communeId)).toEqual([
      { id: anne, name: 'Anne' },
      { id: bruno, name: 'Bruno' },
    ])
    const before = await figures(h)
    const given = await h.give('t1', bruno)
    expect(given.inCharge).toEqual({ id: bruno, name: 'Bruno' })
    expect(await h.mine(bruno)).toEqual([idOf('t1')])
    expect(await h.mine(anne)).toEqual([])
    const { waiting } = await today(context, communeId)
    expect(waiting.map(({ author, inCharge }) => [author, inCharge?.name])).toEqual([
      ['Ann', 'Bruno'],
      ['Bob', undefined],
    ])
    // Pressed twice it is noted once.
    await h.give('t1', bruno)
    await h.give('t1', anne)
    await h.give('t1', null)
    expect(await h.nameOf('t1')).toBeNull()
    expect(await figures(h)).toEqual(before)
    const subject = `conversation:${idOf('t1')}`
    expect(await acts(h, 'conversation')).toEqual([
      ['conversation.assigned', subject, { to: 'Bruno', before: null }],
      ['conversation.assigned', subject, { to: 'Anne', before: 'Bruno' }],
      ['conversation.assigned', subject, { to: null, before: 'Anne' }],
    ])
  })

  it('is nobody who only reads, nor anybody of another commune', async () => {
    const h = await house()
    await expect(h.give('t1', h.carole)).rejects.toMatchObject({ kind: 'bad-request' })
    const communeId = await newCommune(h.context, 'Voisine')
    const stranger = await addTestPerson({ context: h.context, communeId }, 'Dora', 'officer')
    await expect(h.give('t1', stranger)).rejects.toMatchObject({ kind: 'bad-request' })
    const elsewhere = { ...h.officer, communeId }
    await expect(
      assignConversation(h.context, elsewhere, h.idOf('t1'), stranger),
    ).rejects.toMatchObject({ kind: 'not-found' })
    await expect(
      listConversations(h.context, h.communeId, { filter: 'mine', reader: null }),
    ).rejects.toMatchObject({ kind: 'bad-request' })
    expect(await acts(h, 'conversation')).toEqual([])
  })

  itOnBoth('keeps nobody else from answering, and stays when it is answered', async kind => {
    const h = await house(kind)
    await h.give('t1', h.bruno)
    const id = h.idOf('t1')
    const { messages } = await getConversation(h.context, h.communeId, id)
    const said = anAnswer({ message: messages[0]?.id ?? 0, text: 'Oui.', key: 'une-seule-fois' })
    const anne = { communeId: h.communeId, userId: h.anne, actor: 'Anne' }
    expect(await answer(h.context, anne, id, said)).toMatchObject({ state: 'sent' })
    expect(await h.nameOf('t1')).toBe('Bruno')
    expect(await h.mine(h.bruno)).toEqual([id])
  })

  itOnBoth(
    'is the one named last of what is joined, and each has its own again once parted',
    async kind => {
      const h = await house(kind)
      const [one, two] = [h.idOf('t1'), h.idOf('t2')]
      await h.give('t1', h.bruno)
      h.clock.advance(MINUTE)
      await h.give('t2', h.anne)
      await mergeConversations(h.context, h.officer, one, two)
      expect([await h.nameOf('t1'), await h.nameOf('t2')]).toEqual(['Anne', 'Anne'])
      expect(await h.mine(h.bruno)).toEqual([])
      // Whichever of them has the word that is looked for.
      expect(await h.mine(h.anne, { search: 'salle' })).toEqual([two])
      await splitConversation(h.context, h.officer, one, two)
      expect([await h.nameOf('t1'), await h.nameOf('t2')]).toEqual(['Bruno', 'Anne'])
      await mergeConversations(h.context, h.officer, one, two)
      await h.give('t1', null)
      expect([await h.nameOf('t1'), await h.nameOf('t2')]).toEqual([null, null])
    },
  )

  it('is nobody any more once they are taken out or may answer no more, and the journal says so', async () => {
    const h = await house()
    const { context, communeId, bruno, anne } = h
    await h.give('t1', bruno)
    await h.give('t2', bruno)
    await changePerson(context, communeId, bruno, { role: 'officer' }, 'Anne')
    expect(await h.nameOf('t1')).toBe('Bruno')
    await changePerson(context, communeId, bruno, { role: 'councillor' }, 'Anne')
    expect([await h.nameOf('t1'), await h.nameOf('t2')]).toEqual([null, null])
    const eve = await addTestPerson(h, 'Ève', 'officer')
    await h.give('t1', eve)
    await h.give('t2', anne)
    await removePerson(context, communeId, eve, 'Anne')
    expect([await h.nameOf('t1'), await h.nameOf('t2')]).toEqual([null, 'Anne'])
    expect(await acts(h, 'conversations.')).toEqual([
      ['conversations.released', `person:${bruno}`, { name: 'Bruno', count: 2 }],
      ['conversations.released', `person:${eve}`, { name: 'Ève', count: 1 }],
    ])
  })

  itOnBoth('is never somebody who is taken out at the same moment', async kind => {
    const h = await house(kind)
    const eve = await addTestPerson(h, 'Ève', 'officer')
    const [, removed] = await Promise.allSettled([
      h.give('t1', eve),
      removePerson(h.context, h.communeId, eve, 'Anne'),
      h.give('t2', eve),
    ])
    expect(removed.status).toBe('fulfilled')
    expect(await h.context.db.selectFrom('inCharge').selectAll().execute()).toEqual([])
  })
})
