import { describe, expect, it } from 'vitest'
import type { Removal } from '../../../server/connectors/connector.ts'
import { ingest } from '../../../server/inbox/receiving/ingest.ts'
import { addMember } from '../../support/alerts.ts'
import { itOnBoth } from '../../support/database/databases.ts'
import { byCommune, from, thread } from '../../support/network/fake-network.ts'
import {
  channelOf,
  MINUTE,
  newChannel,
  storedEpisodes,
  storedMessages,
  type Village,
  village,
} from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const question = 'La salle est-elle libre samedi ?'
const post = { post: 'post-1' }

async function gone(v: Village, ...removals: Removal[]) {
  return await ingest(v.context, await channelOf(v.context, v.channelId), [], { removals })
}

async function removedAt(v: Village): Promise<Record<string, number | null>> {
  const rows = await storedMessages(v)
  return Object.fromEntries(rows.map(row => [row.remoteId, row.removedAt]))
}

describe('what a network no longer has', () => {
  it('is withdrawn from its removal on, and its conversation reckoned anew (case 21)', async () => {
    const v = await village({ now: '2026-06-02T10:09' })
    await v.receive(thread('t', [from('Ann', ten, question)], post))
    const removal = { of: 'message', remoteId: `Ann-${ten}`, at: ten + 8 * MINUTE } as const
    expect(await gone(v, removal)).toMatchObject({ changed: 1, wrote: true })
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'withdrawn', officeMs: 8 * MINUTE }])
    expect(await gone(v, removal)).toMatchObject({ changed: 0, wrote: false })
  })

  it('is hidden where people there call it spam, and counts again when they take it back', async () => {
    const v = await village({ now: '2026-06-02T10:09' })
    await v.receive(thread('t', [from('Ann', ten, question)], post))
    const remoteId = `Ann-${ten}`
    const moved = async (hidden: boolean) =>
      await ingest(v.context, await channelOf(v.context, v.channelId), [], {
        hidings: [
          { remoteId, hidden },
          { remoteId: 'never seen', hidden },
        ],
      })
    expect(await moved(true)).toMatchObject({ inbound: 0, changed: 1, wrote: true })
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'excluded', reason: 'moderation' }])
    expect(await moved(true)).toMatchObject({ changed: 0, wrote: false })
    expect(await moved(false)).toMatchObject({ changed: 1, wrote: true })
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'open', openedAt: ten }])
  })

  it('takes with it what answered it, and nothing beside', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    const under = (parentRemoteId: string) => ({ parentRemoteId })
    await v.receive(
      thread(
        't',
        [
          from('Ann', ten, question, { remoteId: 'root' }),
          from('Bob', ten + MINUTE, 'Et dimanche ?', { remoteId: 'bob', ...under('root') }),
          byCommune(ten + 2 * MINUTE, 'Oui.', { remoteId: 'us', ...under('bob') }),
          from('Cléo', ten + 3 * MINUTE, 'Et lundi ?', { remoteId: 'cléo', ...under('root') }),
        ],
        post,
      ),
    )
    await gone(v, { of: 'message', remoteId: 'bob', at: null })
    const now = v.clock.now()
    expect(await removedAt(v)).toEqual({ root: null, bob: now, us: now, cléo: null })
  })

  it('leaves what answered it where the network does', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    const answer = byCommune(ten + MINUTE, 'Oui.', { remoteId: 'us', parentRemoteId: 'root' })
    await v.receive(thread('t', [from('Ann', ten, question, { remoteId: 'root' }), answer], post))
    await gone(v, { of: 'message', remoteId: 'root', at: null, alone: true })
    expect(await removedAt(v)).toEqual({ root: v.clock.now(), us: null })
  })

  it('is all that was under a post, and the post itself', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    await v.receive(
      thread('post-1', [from('Ann', ten, question, { remoteId: 'post-1' })], post),
      thread('other', [from('Bob', ten, question)], { post: 'post-2' }),
      thread('private', [from('Cléo', ten, question)], { visibility: 'private' }),
    )
    await gone(v, { of: 'post', remoteId: 'post-1', at: ten + MINUTE })
    expect(await removedAt(v)).toEqual({
      'post-1': ten + MINUTE,
      [`Bob-${ten}`]: null,
      [`Cléo-${ten}`]: null,
    })
  })

  it('is whatever is not among those that are left', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    await v.receive(
      thread('post-1', [from('Ann', ten, question, { remoteId: 'post-1' })], post),
      thread('root', [from('Bob', ten, question)], post),
      thread('root-2', [from('Cléo', ten, question)], post),
    )
    await gone(v, { of: 'others', post: 'post-1', kept: [`Cléo-${ten}`] })
    expect(await removedAt(v)).toEqual({
      'post-1': null,
      [`Bob-${ten}`]: v.clock.now(),
      [`Cléo-${ten}`]: null,
    })
  })

  itOnBoth('is never an answer sent from here that its lists do not have yet', async kind => {
    const v = await village({ database: kind, now: '2026-06-02T10:05' })
    await v.receive(
      thread('root', [from('Bob', ten, question), byCommune(ten + 4 * MINUTE, 'Oui.')], post),
    )
    const userId = await addMember(v.context, v.communeId, 'Camille', 'officer')
    await v.context.db
      .updateTable('message')
      .set({ userId })
      .where('direction', '=', 'outbound')
      .execute()
    const left: Removal = { of: 'others', post: 'post-1', kept: [`Bob-${ten}`] }
    await gone(v, left)
    expect(await removedAt(v)).toMatchObject({ [`commune-${ten + 4 * MINUTE}`]: null })
    v.clock.advance(5 * MINUTE)
    await gone(v, left)
    expect(await removedAt(v)).toMatchObject({
      [`commune-${ten + 4 * MINUTE}`]: v.clock.now(),
    })
  })

  it('is dated no earlier than it was written, and no later than now', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    await v.receive(
      thread('a', [from('Ann', ten, question)]),
      thread('b', [from('Bob', ten, 'Et ?')]),
    )
    await gone(
      v,
      { of: 'message', remoteId: `Ann-${ten}`, at: ten - MINUTE },
      { of: 'message', remoteId: `Bob-${ten}`, at: v.clock.now() + MINUTE },
    )
    expect(await removedAt(v)).toEqual({ [`Ann-${ten}`]: ten, [`Bob-${ten}`]: v.clock.now() })
  })

  it('is back as if it had never been away when the network has it again', async () => {
    const v = await village({ now: '2026-06-02T10:09' })
    const asked = thread('t', [from('Ann', ten, question)], post)
    await v.receive(asked)
    await gone(v, { of: 'post', remoteId: 'post-1', at: null })
    expect(await v.receive(asked)).toMatchObject({ changed: 1 })
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'open', openedAt: ten }])
  })

  it('stays away when it was a private message, though lists have it on', async () => {
    const v = await village({ now: '2026-06-02T10:09' })
    const asked = thread('t', [from('Ann', ten, question)], { visibility: 'private' })
    await v.receive(asked)
    await gone(v, { of: 'message', remoteId: `Ann-${ten}`, at: ten + MINUTE })
    expect(await v.receive(asked)).toMatchObject({ changed: 0 })
    expect(await removedAt(v)).toEqual({ [`Ann-${ten}`]: ten + MINUTE })
  })

  it('is of one channel, whatever another one calls by the same number', async () => {
    const v = await village({ now: '2026-06-02T10:09' })
    const other = await newChannel(v.context, v.communeId, 'Autre page', 0)
    await v.receive(thread('t', [from('Ann', ten, question)], post))
    const source = await channelOf(v.context, other)
    const removals: Removal[] = [
      { of: 'message', remoteId: `Ann-${ten}`, at: null },
      { of: 'post', remoteId: 'post-1', at: null },
    ]
    expect(await ingest(v.context, source, [], { removals })).toMatchObject({ changed: 0 })
  })
})
