import { describe, expect, it } from 'vitest'
import { overrideAutomatic } from '../../../server/inbox/override/automatic.ts'
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
const sent = 'Bonjour, nous vous répondons dès que possible.'

const idOf = async (v: Village, remoteId: string) => (await storedMessage(v, remoteId)).id

describe('what was sent by itself', () => {
  const reading = (automatic: boolean) =>
    thread('t', [
      from('Ann', ten, 'La salle est-elle libre ?'),
      byCommune(ten + 4 * MINUTE, sent, { remoteId: 'first', automatic }),
      byCommune(ten + 20 * MINUTE, 'Oui, elle l’est.', { remoteId: 'full' }),
    ])

  it('answers nobody once a person says so, whatever is read later, and is taken back', async () => {
    const v = await village({ now: '2026-06-02T11:00' })
    await v.receive(reading(false))
    const before = await figures(v)
    const id = await idOf(v, 'first')
    const marked = await overrideAutomatic(v.context, v.officer, id, true)
    expect(marked.messages[1]).toMatchObject({
      automatic: true,
      automaticSaid: true,
      overrides: [{ by: 'Camille', act: 'automatic' }],
    })
    expect(await storedEpisodes(v)).toMatchObject([{ elapsedMs: 20 * MINUTE }])
    expect(await v.receive(reading(false))).toMatchObject({ changed: 0 })
    expect(await storedEpisodes(v)).toMatchObject([{ elapsedMs: 20 * MINUTE }])
    await overrideAutomatic(v.context, v.officer, id, null)
    expect(await figures(v)).toEqual(before)
  })

  it('answers when a person wrote it, and what is guessed holds again when that is taken back', async () => {
    const v = await village({ now: '2026-06-02T11:00' })
    await v.receive(reading(true))
    const id = await idOf(v, 'first')
    await overrideAutomatic(v.context, v.officer, id, false)
    expect(await storedEpisodes(v)).toMatchObject([{ elapsedMs: 4 * MINUTE }])
    const undone = await overrideAutomatic(v.context, v.officer, id, null)
    expect(undone.messages[1]).toMatchObject({ automatic: true, automaticSaid: false })
    expect(await storedEpisodes(v)).toMatchObject([{ elapsedMs: 20 * MINUTE }])
  })

  it('is noted once, with who said it', async () => {
    const v = await village({ now: '2026-06-02T11:00' })
    await v.receive(reading(false))
    const id = await idOf(v, 'first')
    for (const automatic of [true, true, null, null]) {
      await overrideAutomatic(v.context, v.officer, id, automatic)
    }
    const journal = await v.context.db.selectFrom('journal').selectAll().orderBy('id').execute()
    expect(journal.map(({ action, detail }) => [action, detail])).toEqual([
      ['message.automatic', '{"automatic":true}'],
      ['message.automatic', '{"automatic":null}'],
    ])
  })

  it('is never what a citizen wrote, nor another commune’s', async () => {
    const v = await village({ now: '2026-06-02T11:00' })
    await v.receive(reading(false))
    const asked = await idOf(v, `Ann-${ten}`)
    await expect(overrideAutomatic(v.context, v.officer, asked, true)).rejects.toThrow('mairie')
    const communeId = await newCommune(v.context, 'Ailleurs')
    const stranger = { ...v.officer, communeId }
    const id = await idOf(v, 'first')
    await expect(overrideAutomatic(v.context, stranger, id, true)).rejects.toThrow('existe pas')
  })
})
