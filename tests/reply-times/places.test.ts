import { describe, expect, it } from 'vitest'
import { getConversation } from '../../server/inbox/conversations.ts'
import { overrideNeedsReply } from '../../server/inbox/override/needs-reply.ts'
import { eraseContent } from '../../server/reply-times/erase-content.ts'
import { rebuildEpisodes } from '../../server/reply-times/rebuild.ts'
import { replyFigures } from '../../server/reply-times/reply-report.ts'
import { replyTimes } from '../../server/reply-times/reply-times.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import {
  figures,
  MINUTE,
  storedEpisodes,
  type Village,
  village,
} from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const day = { from: '2026-06-02', to: '2026-06-02' }
const question = from('Ann', ten, 'Le repas est à quelle heure ?')
const answer = from('Bob', ten + MINUTE, '19h30 normalement', {
  parentRemoteId: question.remoteId,
})
const joined = from('Zoé', ten + 2 * MINUTE, 'et rue du Stade personne ne passe', {
  parentRemoteId: question.remoteId,
})

const idOf = async ({ context }: Village, remoteId: string) =>
  (
    await context.db
      .selectFrom('message')
      .select('id')
      .where('remoteId', '=', remoteId)
      .executeTakeFirstOrThrow()
  ).id

const reasons = async (v: Village) => (await storedEpisodes(v)).map(({ reason }) => reason)

describe.each(['sqlite', 'postgres'] as const)(
  'what residents answer one another (%s)',
  database => {
    it('is left out as it comes in, in whatever order, and by a rebuild', async () => {
      const v = await village({ database, now: '2026-06-02T11:00' })
      // The answer is told before what it answers.
      await v.receive(thread('post-1', [answer]))
      expect(await reasons(v)).toEqual([null])
      await v.receive(thread('post-1', [question, joined]))
      expect((await reasons(v)).toSorted()).toEqual([null, null, 'resident'])
      const were = await figures(v)
      await rebuildEpisodes(v.context, v.communeId)
      expect(await figures(v)).toEqual(were)
    })

    it('counts where the commune spoke first, and in private', async () => {
      const v = await village({ database, now: '2026-06-02T11:00' })
      const spoke = byCommune(ten + 30_000, 'À 20h', { mentions: ['person-Ann'] })
      await v.receive(
        thread('post-1', [question, spoke, answer]),
        thread(
          'private-1',
          [
            { ...question, remoteId: 'p' },
            { ...answer, remoteId: 'q', parentRemoteId: 'p' },
          ],
          {
            visibility: 'private',
          },
        ),
      )
      expect(await reasons(v)).not.toContain('resident')
    })

    it('counts once the network tells that it answers nobody else, and not before', async () => {
      const v = await village({ database, now: '2026-06-02T11:00' })
      await v.receive(thread('post-1', [question, { ...answer, parentRemoteId: null }]))
      expect(await reasons(v)).toEqual([null, null])
      await v.receive(thread('post-1', [answer]))
      expect((await reasons(v)).toSorted()).toEqual([null, 'resident'])
    })

    it('is shown with its reason, overruled in one press, and counted as that', async () => {
      const v = await village({ database, now: '2026-06-02T11:00' })
      await v.receive(thread('post-1', [question, answer]))
      const { communeId, context } = v
      const id = await idOf(v, answer.remoteId)
      const conversation = await context.db
        .selectFrom('conversation')
        .select('id')
        .executeTakeFirstOrThrow()
      const shown = async () => {
        const { messages } = await getConversation(context, communeId, conversation.id)
        return messages.find(message => message.id === id)
      }
      expect(await shown()).toMatchObject({ needsReply: false, needsReplyReason: 'resident' })
      expect((await replyFigures(context, communeId, day)).excluded).toEqual([
        { kind: 'resident', count: 1 },
      ])
      await overrideNeedsReply(context, v.officer, id, { needsReply: true, reason: 'needed' })
      expect(await shown()).toMatchObject({ needsReply: true })
      const { excluded, overruled } = await replyFigures(context, communeId, day)
      expect(excluded).toEqual([])
      expect(overruled).toEqual([{ kind: 'resident', count: 1 }])
    })

    it.each([
      ['the question', [question.remoteId]],
      ['the answer', [answer.remoteId]],
      ['both', [question.remoteId, answer.remoteId]],
    ])('stays what it was when the words of %s go', async (_, gone) => {
      const v = await village({ database, now: '2026-06-02T11:00' })
      const below = from('Léo', ten + 3 * MINUTE, 'oui mais faut réserver', {
        parentRemoteId: question.remoteId,
      })
      await v.receive(thread('post-1', [question, answer, below, joined]))
      const were = await figures(v)
      expect((await reasons(v)).filter(reason => reason === 'resident')).toHaveLength(2)
      const ids = await Promise.all(gone.map(remoteId => idOf(v, remoteId)))
      for (const id of ids) await eraseContent(v.context.db, [id], v.context.clock.now())
      await rebuildEpisodes(v.context, v.communeId)
      expect(await figures(v)).toEqual(were)
    })

    it('remembers below a post of the commune that shows old times, and not below a visitor’s', async () => {
      const v = await village({ database, now: '2026-06-02T11:00' })
      const told = from('Ann', ten, 'Le petit blond c’est Jean Yves de Kerantour')
      const subject = 'Photo de classe de 1962'
      await v.receive(
        thread('t1', [told], { subject, post: 'page-post' }),
        thread('own', [{ ...told, remoteId: 'own' }], { subject, post: 'own' }),
      )
      expect((await reasons(v)).toSorted()).toEqual(['courtesy', null])
    })
  },
)

it('is told by anybody’s own recomputing', async () => {
  const lines = [
    {
      id: '1',
      thread: 'T',
      author: 'Ann',
      direction: 'inbound',
      sentAt: '2026-06-02T08:00:00Z',
      text: question.text,
    },
    {
      id: '2',
      thread: 'T',
      author: 'Bob',
      direction: 'inbound',
      sentAt: '2026-06-02T08:01:00Z',
      text: answer.text,
      parent: '1',
    },
    {
      id: '3',
      thread: 'T',
      author: 'Léo',
      direction: 'inbound',
      sentAt: '2026-06-02T08:02:00Z',
      text: answer.text,
    },
    {
      id: '4',
      thread: 'U',
      author: 'Zoé',
      direction: 'inbound',
      sentAt: '2026-06-02T08:03:00Z',
      text: 'Le petit blond c’est Jean Yves de Kerantour',
      under: 'Carte postale de 1910',
    },
  ].map(line => JSON.stringify(line))
  const calendar = JSON.stringify([
    {
      from: '2026-01-01',
      zone: 'Europe/Paris',
      week: { tue: [['09:00', '17:00']] },
      holidays: 'FR',
      closed: [],
      open: {},
    },
  ])
  const told: unknown[] = []
  for await (const line of replyTimes({ lines, calendar, now: '2026-06-02T09:00:00Z' })) {
    const { author, reason } = JSON.parse(line)
    told.push([author, reason])
  }
  expect(told).toEqual([
    ['Ann', null],
    ['Bob', 'resident'],
    ['Léo', null],
    ['Zoé', 'courtesy'],
  ])
})
