import { describe, expect, it } from 'vitest'
import { getConversation } from '../../../server/inbox/conversations.ts'
import { answerByTelephone, withdrawCall } from '../../../server/inbox/override/called.ts'
import { toIso } from '../../../server/language/instant.ts'
import { type DatabaseKind, itOnBoth } from '../../support/database/databases.ts'
import { from, thread } from '../../support/network/fake-network.ts'
import {
  figures,
  MINUTE,
  newCommune,
  storedEpisodes,
  storedMessage,
  village,
} from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const caller = { remoteId: 'tel:0612345678', name: '06 12 34 56 78' }
const withheld = { remoteId: 'withheld:1', name: 'Numéro masqué' }

describe('answers by telephone', () => {
  /** Somebody's voice message at ten, now half past eleven. */
  async function heard(author = caller, kind: DatabaseKind = 'sqlite') {
    const v = await village({ database: kind, now: '2026-06-02T11:30' })
    const voice = (remoteId: string, sentAt: number) => ({
      ...thread(remoteId, [from('x', sentAt, 'Message vocal', { remoteId, author })]),
      ...{ remoteId: 'voice', visibility: 'private' as const, citizen: author },
    })
    await v.receive(voice('first', ten))
    const { id, conversationId } = await storedMessage(v, 'first')
    const call = (minutes: number, key = 'press-one', message = id) =>
      answerByTelephone(v.context, v.officer, message, {
        ...{ at: toIso(ten + minutes * MINUTE), key },
      })
    return { ...v, id, conversationId, voice, call }
  }

  it('close the episode at the time that is said, once, and are taken back', async () => {
    const v = await heard()
    const before = await figures(v)
    expect(before[0]).toMatchObject([{ closedAt: null }])
    const { conversationId } = v
    const read = () => getConversation(v.context, v.communeId, conversationId)
    expect((await read()).messages[0]?.telephone).toEqual({ number: '0612345678' })
    await v.call(12)
    const twice = await v.call(12)
    expect(twice.messages).toMatchObject([
      { direction: 'inbound' },
      {
        ...{ direction: 'outbound', text: 'Répondu par téléphone.', byTelephone: true },
        ...{ sentAt: toIso(ten + 12 * MINUTE), removedAt: null, automatic: false },
        overrides: [{ by: 'Camille', act: 'called' }],
      },
    ])
    expect(twice.waiting).toBe(0)
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'answered', elapsedMs: 12 * MINUTE }])

    const answer = twice.messages[1]?.id ?? 0
    await withdrawCall(v.context, v.officer, answer)
    const back = await withdrawCall(v.context, v.officer, answer)
    expect(back.waiting).toBe(1)
    expect(back.messages[1]?.overrides).toMatchObject([{ act: 'called' }, { act: 'not-called' }])
    expect(await figures(v)).toEqual(before)
  })

  it('leave what is said later to be answered anew', async () => {
    const v = await heard()
    await v.call(12)
    await v.receive(v.voice('second', ten + 30 * MINUTE))
    expect(await storedEpisodes(v)).toMatchObject([
      { state: 'answered', openedBy: 'first' },
      { closedAt: null, openedBy: 'second' },
    ])
    const { id } = await storedMessage(v, 'second')
    await v.call(40, 'press-two', id)
    expect(await storedEpisodes(v)).toMatchObject([
      { elapsedMs: 12 * MINUTE },
      { elapsedMs: 10 * MINUTE },
    ])
  })

  it('are of those who withheld their number too, and of nobody who can be written to', async () => {
    const v = await heard(withheld)
    const { messages } = await v.call(12)
    expect(messages[0]?.telephone).toEqual({ number: null })
    const mail = { remoteId: 'mailto:anne@exemple.fr', name: 'Anne' }
    const other = await heard(mail)
    await expect(other.call(12)).rejects.toMatchObject({ kind: 'bad-request' })
    expect(await storedEpisodes(other)).toMatchObject([{ closedAt: null }])
    const answered = messages[0]?.id ?? 0
    await expect(withdrawCall(v.context, v.officer, answered)).rejects.toMatchObject({
      kind: 'bad-request',
    })
    // A sender chooses the Message-ID.
    await v.receive(v.voice('called:by-mail', ten + MINUTE))
    const { id } = await storedMessage(v, 'called:by-mail')
    await expect(withdrawCall(v.context, v.officer, id)).rejects.toMatchObject({
      kind: 'bad-request',
    })
  })

  itOnBoth('are of the past, and of after the message', async kind => {
    const v = await heard(undefined, kind)
    await expect(v.call(91)).rejects.toMatchObject({ kind: 'bad-request', field: 'at' })
    await expect(v.call(-1)).rejects.toMatchObject({ kind: 'bad-request', field: 'at' })
    // A clock's minute is told: never before the message all the same.
    await v.call(-0.5)
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'answered', elapsedMs: 0 }])
  })

  it('are no other commune’s business', async () => {
    const v = await heard()
    const stranger = { ...v.officer, communeId: await newCommune(v.context, 'Ailleurs') }
    const asked = { at: toIso(ten), key: 'press-one' }
    const answers = answerByTelephone(v.context, stranger, v.id, asked)
    await expect(answers).rejects.toMatchObject({ kind: 'not-found' })
  })
})
