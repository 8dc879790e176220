import { describe, expect, it } from 'vitest'
import { listConversations } from '../../../server/inbox/conversations.ts'
import { overrideNeedsReply } from '../../../server/inbox/override/needs-reply.ts'
import { setAllAside, takeBack } from '../../../server/inbox/override/set-aside.ts'
import { rebuildEpisodes } from '../../../server/reply-times/rebuild.ts'
import { eraseContent } from '../../../server/reply-times/thread-messages.ts'
import { today } from '../../../server/today/today.ts'
import { anOverride } from '../../support/builders/inbox.ts'
import { type DatabaseKind, itOnBoth } from '../../support/database/databases.ts'
import { byCommune, from, thread } from '../../support/network/fake-network.ts'
import { figures, MINUTE, newCommune, village } from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const before = paris('2026-04-14T10:00')
const ten = paris('2026-06-02T10:00')

describe('old messages', () => {
  /** Connected on 1 May: Ann and Zoé waited since April, Bob was answered; Léo waits now. */
  async function withOld(kind: DatabaseKind = 'sqlite') {
    const v = await village({ database: kind, now: '2026-06-02T10:05' })
    await v.receive(
      thread('t1', [from('Ann', before, 'La salle est-elle libre ?')]),
      thread('t2', [from('Zoé', before + MINUTE, 'Et dimanche ?')]),
      thread('t3', [
        from('Bob', before, 'Une question ?'),
        byCommune(before + 5 * MINUTE, 'Oui', { mentions: [] }),
      ]),
      thread('t4', [from('Léo', ten, 'C’est ouvert ?')]),
    )
    return v
  }

  const names = async (v: Awaited<ReturnType<typeof withOld>>, filter: 'waiting' | 'old') =>
    (await listConversations(v.context, v.communeId, { filter })).conversations.flatMap(
      ({ authors }) => authors,
    )

  itOnBoth('are to be sorted, and wait for nobody', async kind => {
    const v = await withOld(kind)
    const first = await today(v.context, v.communeId)
    expect(first).toMatchObject({ old: 2, waiting: [{ author: 'Léo' }] })
    expect(await names(v, 'waiting')).toEqual(['Léo'])
    expect((await names(v, 'old')).toSorted()).toEqual(['Ann', 'Zoé'])
  })

  it('are set aside in one go and taken back, with the figures of before', async () => {
    const v = await withOld()
    const were = await figures(v)
    const aside = await setAllAside(v.context, v.officer, 'old')
    expect(aside.marks).toHaveLength(2)
    expect(await today(v.context, v.communeId)).toMatchObject({ old: 0, waiting: [{}] })
    expect(await names(v, 'old')).toEqual([])
    await takeBack(v.context, v.officer, aside, 'old')
    expect(await figures(v)).toEqual(were)
    expect(await today(v.context, v.communeId)).toMatchObject({ old: 2 })
    expect(await setAllAside(v.context, v.officer, 'old')).toMatchObject({
      marks: [{}, {}].map(() => expect.any(Number)),
    })
  })

  it('of another commune are nobody’s affair', async () => {
    const v = await withOld()
    const stranger = { ...v.officer, communeId: await newCommune(v.context, 'Voisine') }
    expect(await setAllAside(v.context, stranger, 'old')).toEqual({ marks: [] })
    const aside = await setAllAside(v.context, v.officer, 'old')
    await takeBack(v.context, stranger, aside, 'old')
    expect(await today(v.context, v.communeId)).toMatchObject({ old: 0 })
  })
})

describe('who probably wants no answer', () => {
  const memory = 'Le père Anselme sonnait les cloches'
  const another = 'La Marcelle vendait ses fromages avec trois sous'

  /** Ann remembers, twice; Bob remembers and asks; Léo remembers in private; Zoé asks. */
  async function remembering(database: DatabaseKind = 'sqlite') {
    const v = await village({ database, now: '2026-06-02T10:05' })
    await v.receive(
      thread('p1', [from('Ann', ten, memory), from('Ann', ten + 1000, another)]),
      thread('p2', [from('Bob', ten, memory), from('Bob', ten + MINUTE, 'C’est ouvert ?')]),
      thread('t3', [from('Léo', ten, memory)], { visibility: 'private' }),
      thread('p4', [from('Zoé', ten - MINUTE, 'C’est ouvert quand ?')]),
    )
    return v
  }
  type Village = Awaited<ReturnType<typeof remembering>>
  const waiting = async (v: Village) =>
    (await today(v.context, v.communeId)).waiting.map(({ author, unlikely }) => [author, unlikely])
  const marked = async (v: Village) =>
    (await listConversations(v.context, v.communeId, { filter: 'unlikely' })).conversations

  it('is told so, at the end, and waits all the same', async () => {
    const v = await remembering()
    const all = await waiting(v)
    expect(all.at(-1)).toEqual(['Ann', true])
    expect(all.filter(([, unlikely]) => unlikely)).toHaveLength(1)
    expect(all).toHaveLength(4)
    expect(await marked(v)).toMatchObject([{ authors: ['Ann'], waiting: 1, unlikely: true }])
    const { conversations } = await listConversations(v.context, v.communeId, { filter: 'waiting' })
    expect(conversations).toHaveLength(4)
  })

  it('is set aside in one go, all of a burst, and taken back with the figures of before', async () => {
    const v = await remembering()
    const were = await figures(v)
    const aside = await setAllAside(v.context, v.officer, 'unlikely')
    expect(aside.marks).toHaveLength(2)
    expect((await waiting(v)).map(([author]) => author)).not.toContain('Ann')
    expect(await marked(v)).toEqual([])
    // The other kind's way back leaves these alone.
    await takeBack(v.context, v.officer, aside, 'old')
    expect(await marked(v)).toEqual([])
    await takeBack(v.context, v.officer, aside, 'unlikely')
    expect(await figures(v)).toEqual(were)
    expect(await marked(v)).toHaveLength(1)
  })

  it('is no guess any more once a person judged it', async () => {
    const v = await remembering()
    const messages = await v.context.db.selectFrom('message').select(['id', 'text']).execute()
    const first = messages.find(({ text }) => text === another)?.id ?? 0
    await overrideNeedsReply(
      v.context,
      v.officer,
      first,
      anOverride({ needsReply: true, reason: 'needed' }),
    )
    expect(await marked(v)).toEqual([])
    expect(await setAllAside(v.context, v.officer, 'unlikely')).toEqual({ marks: [] })
  })

  itOnBoth('stays so when its words are erased', async database => {
    const v = await remembering(database)
    const rows = await v.context.db.selectFrom('message').select(['id']).execute()
    await eraseContent(
      v.context.db,
      rows.map(({ id }) => id),
      ten + MINUTE,
    )
    await v.context.db.updateTable('episode').set({ unlikely: 0 }).execute()
    await rebuildEpisodes(v.context, v.communeId)
    expect(await waiting(v)).toHaveLength(4)
    expect(await marked(v)).toMatchObject([{ unlikely: true, waiting: 1 }])
  })
})
