import { describe, expect, it } from 'vitest'
import { listConversations } from '../../../server/inbox/conversations.ts'
import { setOldAside, takeOldBack } from '../../../server/inbox/override/old-messages.ts'
import { today } from '../../../server/today/today.ts'
import { byCommune, from, thread } from '../../support/network/fake-network.ts'
import { figures, MINUTE, newCommune, village } from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const before = paris('2026-04-14T10:00')
const ten = paris('2026-06-02T10:00')

describe.each(['sqlite', 'postgres'] as const)('old messages (%s)', database => {
  /** Connected on 1 May: Ann and Zoé waited since April, Bob was answered; Léo waits now. */
  async function withOld() {
    const v = await village({ database, now: '2026-06-02T10:05' })
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

  it('are to be sorted, and wait for nobody', async () => {
    const v = await withOld()
    const first = await today(v.context, v.communeId)
    expect(first).toMatchObject({ old: 2, waiting: [{ author: 'Léo' }] })
    expect(await names(v, 'waiting')).toEqual(['Léo'])
    expect((await names(v, 'old')).toSorted()).toEqual(['Ann', 'Zoé'])
  })

  it('are set aside in one go and taken back, with the figures of before', async () => {
    const v = await withOld()
    const were = await figures(v)
    const aside = await setOldAside(v.context, v.officer)
    expect(aside.marks).toHaveLength(2)
    expect(await today(v.context, v.communeId)).toMatchObject({ old: 0, waiting: [{}] })
    expect(await names(v, 'old')).toEqual([])
    await takeOldBack(v.context, v.officer, aside)
    expect(await figures(v)).toEqual(were)
    expect(await today(v.context, v.communeId)).toMatchObject({ old: 2 })
    expect(await setOldAside(v.context, v.officer)).toMatchObject({
      marks: [{}, {}].map(() => expect.any(Number)),
    })
  })

  it('of another commune are nobody’s affair', async () => {
    const v = await withOld()
    const stranger = { ...v.officer, communeId: await newCommune(v.context, 'Voisine') }
    expect(await setOldAside(v.context, stranger)).toEqual({ marks: [] })
    const aside = await setOldAside(v.context, v.officer)
    await takeOldBack(v.context, stranger, aside)
    expect(await today(v.context, v.communeId)).toMatchObject({ old: 0 })
  })
})
