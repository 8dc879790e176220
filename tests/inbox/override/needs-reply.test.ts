import { describe, expect, it } from 'vitest'
import { overrideNeedsReply, unmarkMessage } from '../../../server/inbox/override/needs-reply.ts'
import { anOverride } from '../../support/builders/inbox.ts'
import { itOnBoth } from '../../support/database/databases.ts'
import { byCommune, from, thread } from '../../support/network/fake-network.ts'
import {
  figures,
  MINUTE,
  newCommune,
  storedEpisodes,
  storedMessage,
  type Village,
  village,
} from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')

const idOf = async (v: Village, remoteId: string) => (await storedMessage(v, remoteId)).id

describe('marks', () => {
  itOnBoth(
    'excludes by a person’s judgement, and takes it back with the same beginning (case 23)',
    async kind => {
      const v = await village({ database: kind, now: '2026-06-02T10:10' })
      await v.receive(thread('post-1', [from('Ann', ten, 'Gagnez un téléphone !')]))
      const id = await idOf(v, `Ann-${ten}`)
      const spam = { needsReply: false, reason: 'spam' }
      const excluded = await overrideNeedsReply(v.context, v.officer, id, anOverride(spam))
      expect(excluded.messages).toMatchObject([
        { id, needsReply: false, needsReplyReason: 'spam', needsReplyBy: 'person' },
      ])
      expect(excluded.episodes).toMatchObject([{ state: 'excluded', reason: 'spam', officeMs: 0 }])
      expect(excluded.waiting).toBe(0)
      v.clock.set('2026-06-03T10:00+02:00')
      const undone = { needsReply: true, reason: 'en fait si' }
      const counted = await overrideNeedsReply(v.context, v.officer, id, anOverride(undone))
      expect(counted.episodes).toMatchObject([
        { state: 'missed', openedAt: '2026-06-02T08:00:00.000Z' },
      ])
      const marks = await v.context.db
        .selectFrom('needsReplyOverride')
        .selectAll()
        .orderBy('id')
        .execute()
      expect(marks).toMatchObject([
        { needsReply: 0, reason: 'spam' },
        { needsReply: 1, reason: 'en fait si' },
      ])
      const journal = await v.context.db.selectFrom('journal').selectAll().orderBy('id').execute()
      expect(journal.map(line => [line.actor, line.action, line.subject, line.detail])).toEqual([
        ['Camille', 'message.marked', `message:${id}`, JSON.stringify({ ...spam, mark: 1 })],
        ['Camille', 'message.marked', `message:${id}`, JSON.stringify({ ...undone, mark: 2 })],
      ])
    },
  )

  it('overrules a rule', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    await v.receive(thread('post-1', [from('Ann', ten, 'merci')]))
    const id = await idOf(v, `Ann-${ten}`)
    await overrideNeedsReply(
      v.context,
      v.officer,
      id,
      anOverride({ needsReply: true, reason: 'ironie' }),
    )
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'open', openedAt: ten }])
  })

  itOnBoth(
    'takes a judgement back to exactly what the rules said, also of an edited message',
    async kind => {
      const v = await village({ database: kind, now: '2026-06-02T10:15' })
      await v.receive(thread('post-1', [from('Ann', ten, 'merci', { remoteId: 'a' })]))
      await v.receive(
        thread('post-1', [from('Ann', ten, 'merci, et samedi ?', { remoteId: 'a' })]),
        thread('post-2', [from('Bob', ten, 'merci', { remoteId: 'b' })]),
      )
      const before = await figures(v)
      // What was noticed at 10:15 opens at 10:15: a mark of « il faut répondre » would open at 10:00.
      expect(await storedEpisodes(v)).toMatchObject([
        { state: 'excluded', reason: 'courtesy' },
        { state: 'open', openedAt: ten + 15 * MINUTE },
      ])
      for (const [remoteId, needsReply] of [
        ['a', false],
        ['b', true],
      ] as const) {
        const id = await idOf(v, remoteId)
        const judged = await overrideNeedsReply(
          v.context,
          v.officer,
          id,
          anOverride({ needsReply }),
        )
        expect(await figures(v)).not.toEqual(before)
        const [judgement] = judged.messages[0]?.overrides ?? []
        expect(judgement).toMatchObject({
          by: 'Camille',
          act: needsReply ? 'needed' : 'not-needed',
          reason: 'spam',
          at: '2026-06-02T08:15:00.000Z',
        })
        const undone = await unmarkMessage(v.context, v.officer, id, judgement?.mark ?? 0)
        expect(await figures(v)).toEqual(before)
        expect(undone.messages[0]?.overrides).toMatchObject([
          { act: needsReply ? 'needed' : 'not-needed', mark: null },
          { act: 'undone', reason: 'spam', mark: null },
        ])
      }
    },
  )

  it('lets nobody take back what somebody else judged since', async () => {
    const v = await village({ now: '2026-06-02T10:10' })
    await v.receive(thread('post-1', [from('Ann', ten, 'Un devis ?', { remoteId: 'a' })]))
    const id = await idOf(v, 'a')
    const spam = { needsReply: false, reason: 'spam' }
    await overrideNeedsReply(v.context, v.officer, id, anOverride(spam))
    const other = { ...v.officer, actor: 'Dominique' }
    const { messages } = await overrideNeedsReply(v.context, other, id, anOverride(spam))
    expect(messages[0]?.overrides.map(({ by, mark }) => [by, mark])).toEqual([
      ['Camille', null],
      ['Dominique', 2],
    ])
    await expect(unmarkMessage(v.context, v.officer, id, 1)).rejects.toMatchObject({
      kind: 'conflict',
    })
    // Both press « Annuler » on the same one: it is taken back once, and the one before holds.
    const pressed = await Promise.allSettled([
      unmarkMessage(v.context, v.officer, id, 2),
      unmarkMessage(v.context, other, id, 2),
    ])
    expect(pressed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'excluded', reason: 'spam' }])
    const stranger = { ...v.officer, communeId: await newCommune(v.context, 'Voisine') }
    await expect(unmarkMessage(v.context, stranger, id, 1)).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  itOnBoth('keeps the figures true when two judge one conversation at once', async kind => {
    const v = await village({ database: kind, now: '2026-06-02T10:10' })
    const names = Array.from({ length: 8 }, (_, index) => `c${index}`)
    await v.receive(
      thread(
        'post-1',
        names.map((name, index) => from(name, ten + index, 'Un devis ?', { remoteId: name })),
      ),
    )
    const ids = await Promise.all(names.map(name => idOf(v, name)))
    await Promise.all(ids.map(id => overrideNeedsReply(v.context, v.officer, id, anOverride())))
    expect((await storedEpisodes(v)).map(({ state, reason }) => [state, reason])).toEqual(
      names.map(() => ['excluded', 'spam']),
    )
  })

  it('tells open screens', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    await v.receive(thread('post-1', [from('Ann', ten, 'merci')]))
    const told: string[][] = []
    v.context.changes.listen(change => told.push(change.topics))
    const id = await idOf(v, `Ann-${ten}`)
    await overrideNeedsReply(
      v.context,
      v.officer,
      id,
      anOverride({ needsReply: true, reason: 'ironie' }),
    )
    expect(told).toEqual([['messages']])
  })

  it('judges citizens’ messages of one’s own commune, and no others', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    await v.receive(thread('post-1', [from('Ann', ten, 'merci'), byCommune(ten + MINUTE, 'Oui')]))
    const mark = anOverride()
    const own = await idOf(v, `commune-${ten + MINUTE}`)
    await expect(overrideNeedsReply(v.context, v.officer, own, mark)).rejects.toMatchObject({
      kind: 'bad-request',
    })
    const stranger = { ...v.officer, communeId: await newCommune(v.context, 'Voisine') }
    const anns = await idOf(v, `Ann-${ten}`)
    await expect(overrideNeedsReply(v.context, stranger, anns, mark)).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect(await v.context.db.selectFrom('needsReplyOverride').selectAll().execute()).toEqual([])
  })
})
