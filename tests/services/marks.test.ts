import { describe, expect, it } from 'vitest'
import { markMessage } from '../../server/services/marks.ts'
import { byCommune, from, thread } from '../support/fake-network.ts'
import { MINUTE, newCommune, storedEpisodes, type Village, village } from '../support/received.ts'
import { paris } from '../support/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')

const idOf = async ({ context }: Village, remoteId: string) =>
  (
    await context.db
      .selectFrom('message')
      .select('id')
      .where('remoteId', '=', remoteId)
      .executeTakeFirstOrThrow()
  ).id

describe.each(['sqlite', 'postgres'] as const)('marks (%s)', database => {
  it('excludes by a person’s judgement, and takes it back with the same beginning (case 23)', async () => {
    const v = await village({ database, now: '2026-06-02T10:10' })
    await v.receive(thread('post-1', [from('Ann', ten, 'Gagnez un téléphone !')]))
    const id = await idOf(v, `Ann-${ten}`)
    const spam = { needsReply: false, reason: 'spam' }
    const excluded = await markMessage(v.context, v.officer, id, spam)
    expect(excluded.messages).toMatchObject([
      { id, needsReply: false, needsReplyReason: 'spam', needsReplyBy: 'person' },
    ])
    expect(excluded.episodes).toMatchObject([{ state: 'excluded', reason: 'spam', officeMs: 0 }])
    expect(excluded.waiting).toBe(0)
    v.clock.set('2026-06-03T10:00+02:00')
    const undone = { needsReply: true, reason: 'en fait si' }
    const counted = await markMessage(v.context, v.officer, id, undone)
    expect(counted.episodes).toMatchObject([
      { state: 'missed', openedAt: '2026-06-02T08:00:00.000Z' },
    ])
    const marks = await v.context.db.selectFrom('mark').selectAll().orderBy('id').execute()
    expect(marks).toMatchObject([
      { needsReply: 0, reason: 'spam' },
      { needsReply: 1, reason: 'en fait si' },
    ])
    const journal = await v.context.db.selectFrom('journal').selectAll().orderBy('id').execute()
    expect(journal.map(line => [line.actor, line.action, line.subject, line.detail])).toEqual([
      ['Camille', 'message.marked', `message:${id}`, JSON.stringify(spam)],
      ['Camille', 'message.marked', `message:${id}`, JSON.stringify(undone)],
    ])
  })

  it('overrules a rule', async () => {
    const v = await village({ database, now: '2026-06-02T10:30' })
    await v.receive(thread('post-1', [from('Ann', ten, 'merci')]))
    const id = await idOf(v, `Ann-${ten}`)
    await markMessage(v.context, v.officer, id, { needsReply: true, reason: 'ironie' })
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'open', openedAt: ten }])
  })

  it('tells open screens', async () => {
    const v = await village({ database, now: '2026-06-02T10:30' })
    await v.receive(thread('post-1', [from('Ann', ten, 'merci')]))
    const told: string[][] = []
    v.context.changes.listen(change => told.push(change.topics))
    const id = await idOf(v, `Ann-${ten}`)
    await markMessage(v.context, v.officer, id, { needsReply: true, reason: 'ironie' })
    expect(told).toEqual([['messages']])
  })

  it('judges citizens’ messages of one’s own commune, and no others', async () => {
    const v = await village({ database, now: '2026-06-02T10:30' })
    await v.receive(thread('post-1', [from('Ann', ten, 'merci'), byCommune(ten + MINUTE, 'Oui')]))
    const mark = { needsReply: false, reason: 'spam' }
    const own = await idOf(v, `commune-${ten + MINUTE}`)
    await expect(markMessage(v.context, v.officer, own, mark)).rejects.toMatchObject({
      kind: 'bad-request',
    })
    const stranger = { ...v.officer, communeId: await newCommune(v.context, 'Voisine') }
    const anns = await idOf(v, `Ann-${ten}`)
    await expect(markMessage(v.context, stranger, anns, mark)).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect(await v.context.db.selectFrom('mark').selectAll().execute()).toEqual([])
  })
})
