import { describe, expect, it } from 'vitest'
import { updateChannel } from '../../../server/channels/store/channels.ts'
import type { Done } from '../../../server/connectors/connector.ts'
import { hideMessage } from '../../../server/inbox/answering/hide-message.ts'
import { getConversation } from '../../../server/inbox/conversations.ts'
import { ingest } from '../../../server/inbox/receiving/ingest.ts'
import { pollChannel } from '../../../server/inbox/receiving/poll.ts'
import { verbatim } from '../../../server/language/sentence.ts'
import { itOnBoth } from '../../support/database/databases.ts'
import { byCommune, from, page, thread } from '../../support/network/fake-network.ts'
import {
  channelOf,
  MINUTE,
  newCommune,
  storedEpisodes,
  village,
} from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const text = 'Achetez mes montres !'

/** Eve wrote under a post at ten; it is 10:05. */
async function written(database: 'sqlite' | 'postgres' = 'sqlite') {
  const v = await village({ database, now: '2026-06-02T10:05' })
  const asked: { remoteId: string; hidden: boolean }[] = []
  const answers: (Done | (() => Promise<Done>))[] = []
  v.fake.hide = async (_call, { remoteId }, hidden) => {
    asked.push({ remoteId, hidden })
    const next = answers.shift() ?? { kind: 'done' }
    return typeof next === 'function' ? await next() : next
  }
  const eve = (hidden: boolean) =>
    thread('c1', [from('Eve', ten, text, { remoteId: 'c1', hidden })])
  await v.receive(eve(false))
  const { id, conversationId } = await v.context.db
    .selectFrom('message')
    .selectAll()
    .executeTakeFirstOrThrow()
  const hidings = () => v.context.db.selectFrom('messageHiding').selectAll().execute()
  const journal = () => v.context.db.selectFrom('journal').selectAll().orderBy('id').execute()
  const set = (hidden: boolean) => hideMessage(v.context, v.officer, id, hidden)
  return { ...v, asked, answers, eve, id, conversationId, hidings, journal, set }
}

describe('hiding a message', () => {
  it('is done on the network, asks for no answer any more, and is undone', async () => {
    const v = await written()
    const shown = await getConversation(v.context, v.communeId, v.conversationId)
    expect(shown.messages).toMatchObject([{ canHide: true, hidden: false }])
    const after = await v.set(true)
    expect(after.messages).toMatchObject([
      {
        hidden: true,
        canHide: true,
        needsReply: false,
        overrides: [{ by: 'Camille', act: 'hidden', mark: null }],
      },
    ])
    expect(v.asked).toEqual([{ remoteId: 'c1', hidden: true }])
    expect(await v.hidings()).toEqual([{ messageId: v.id, fromAt: ten + 5 * MINUTE, toAt: null }])
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'excluded', reason: 'moderation' }])
    v.clock.advance(MINUTE)
    const again = await v.set(false)
    expect(again.messages).toMatchObject([
      { hidden: false, overrides: [{ act: 'hidden' }, { act: 'shown' }] },
    ])
    // As if it had never been hidden.
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'open', openedAt: ten }])
    expect(await v.journal()).toMatchObject([
      { action: 'message.hidden', actor: 'Camille', detail: '{"hidden":true}' },
      { action: 'message.hidden', actor: 'Camille', detail: '{"hidden":false}' },
    ])
  })

  it('is one hiding, whether the poll learns of it before or after', async () => {
    const v = await written()
    v.answers.push(async () => {
      await v.receive(v.eve(true))
      v.clock.advance(MINUTE)
      return { kind: 'done' }
    })
    await v.set(true)
    expect(await v.hidings()).toEqual([{ messageId: v.id, fromAt: ten + 5 * MINUTE, toAt: null }])
    v.fake.pages = [page([v.eve(true)])]
    expect(await pollChannel(v.context, v.channelId)).toMatchObject({ changed: 0 })
    expect(await v.journal()).toMatchObject([{ action: 'message.hidden' }])
    // Done already: asked of the network all the same, and said by nobody twice.
    await v.set(true)
    expect(v.asked).toHaveLength(2)
    expect(await v.journal()).toHaveLength(1)
  })

  it('is not undone by a poll that had begun before', async () => {
    const v = await written()
    v.fake.pages = [
      async () => {
        v.clock.advance(MINUTE)
        await v.set(true)
        v.clock.advance(MINUTE)
        return page([v.eve(false)])
      },
    ]
    expect(await pollChannel(v.context, v.channelId)).toMatchObject({ changed: 0, error: null })
    expect(await v.hidings()).toMatchObject([{ toAt: null }])
    // One that began later knows better.
    v.clock.advance(MINUTE)
    await ingest(v.context, await channelOf(v.context, v.channelId), [v.eve(false)])
    expect(await v.hidings()).toMatchObject([{ toAt: v.clock.now() }])
  })

  it('that the network refuses changes nothing and says why', async () => {
    const v = await written()
    v.answers.push(
      { kind: 'failed', reason: verbatim('Il manque une permission.'), retryAt: null },
      { kind: 'failed', reason: verbatim('Le réseau est en panne.'), retryAt: ten + 60 * MINUTE },
      { kind: 'reauthorize', reason: verbatim('Le jeton ne vaut plus rien.') },
    )
    await expect(v.set(true)).rejects.toMatchObject({
      kind: 'conflict',
      message: 'Il manque une permission.',
    })
    await expect(v.set(true)).rejects.toMatchObject({ kind: 'unavailable' })
    await expect(v.set(true)).rejects.toMatchObject({ message: 'Le jeton ne vaut plus rien.' })
    expect(await channelOf(v.context, v.channelId)).toMatchObject({ state: 'paused' })
    await expect(v.set(true)).rejects.toThrow('en pause')
    expect(await v.hidings()).toEqual([])
    expect(await v.journal()).toMatchObject([{ action: 'channel.paused' }])
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'open' }])
  })

  itOnBoth(
    'is refused for what the commune wrote, what is private, gone, or another commune’s',
    async kind => {
      const v = await written(kind)
      await v.receive(
        thread('c2', [byCommune(ten, 'Bonjour', { remoteId: 'own' })]),
        thread('t1', [from('Ann', ten, 'Bonjour ?', { remoteId: 'm1' })], {
          visibility: 'private',
        }),
        thread('c3', [from('Bob', ten, 'Oups', { remoteId: 'gone', removedAt: ten + MINUTE })]),
      )
      const ids = await v.context.db.selectFrom('message').select(['id', 'remoteId']).execute()
      const hide = (remoteId: string, by = v.officer) =>
        hideMessage(v.context, by, ids.find(one => one.remoteId === remoteId)?.id ?? 0, true)
      await expect(hide('own')).rejects.toMatchObject({ kind: 'bad-request' })
      await expect(hide('m1')).rejects.toMatchObject({ kind: 'bad-request' })
      await expect(hide('gone')).rejects.toMatchObject({ kind: 'conflict' })
      await expect(hide('nowhere')).rejects.toMatchObject({ kind: 'not-found' })
      const stranger = { ...v.officer, communeId: await newCommune(v.context, 'Voisine') }
      await expect(hide('c1', stranger)).rejects.toMatchObject({ kind: 'not-found' })
      await updateChannel(v.context.db, { id: v.channelId }, { state: 'disconnected', secrets: '' })
      await expect(hide('c1')).rejects.toThrow('déconnecté')
      expect(v.asked).toEqual([])
      const { messages } = await getConversation(v.context, v.communeId, v.conversationId)
      expect(messages).toMatchObject([{ canHide: false }])
    },
  )

  it('is not offered for what is somebody else’s to hide, with the reason', async () => {
    const v = await written()
    v.fake.cannotHide = ({ remoteId }) => (remoteId === 'c1' ? verbatim('Pas chez eux.') : null)
    const { messages } = await getConversation(v.context, v.communeId, v.conversationId)
    expect(messages).toMatchObject([{ canHide: false, cannotHide: verbatim('Pas chez eux.') }])
    v.fake.cannotHide = () => null
    expect(
      (await getConversation(v.context, v.communeId, v.conversationId)).messages,
    ).toMatchObject([{ canHide: true, cannotHide: null }])
  })

  it('is not offered where the network does not do it', async () => {
    const v = await written()
    delete v.fake.hide
    const { messages } = await getConversation(v.context, v.communeId, v.conversationId)
    expect(messages).toMatchObject([{ canHide: false, cannotHide: null }])
    await expect(v.set(true)).rejects.toThrow('ne permet pas de masquer')
  })
})
