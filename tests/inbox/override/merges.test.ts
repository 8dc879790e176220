import { describe, expect, it } from 'vitest'
import { measureOf } from '../../../server/hours/measure.ts'
import { getConversation, listConversations } from '../../../server/inbox/conversations.ts'
import {
  mergeCandidatesOf,
  mergeConversations,
  splitConversation,
} from '../../../server/inbox/override/merges.ts'
import { ingest } from '../../../server/inbox/receiving/ingest.ts'
import { recomputeConversations } from '../../../server/reply-times/episodes.ts'
import { type DatabaseKind, itOnBoth, onBothDatabases } from '../../support/database/databases.ts'
import { byCommune, from, thread } from '../../support/network/fake-network.ts'
import {
  channelOf,
  figures,
  MINUTE,
  newChannel,
  newCommune,
  storedEpisodes,
  type Village,
  village,
} from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const question = 'La salle est-elle libre ?'
const isPrivate = { visibility: 'private', subject: 'Ann' } as const

type Talks = Village & { messengerId: number; ids: Record<string, number> }

describe('joined conversations', () => {
  /** Case 31 on two channels: T1 C10:00; T2 C10:03 H10:07. And Bob, who waits elsewhere. */
  async function talks(kind: DatabaseKind = 'sqlite'): Promise<Talks> {
    const v = await village({ database: kind, now: '2026-06-02T10:30' })
    const since = paris('2026-05-01T00:00')
    const messengerId = await newChannel(v.context, v.communeId, 'Messenger', since)
    await v.receive(
      thread('t1', [from('Ann', ten, question)], isPrivate),
      thread('t3', [from('Bob', ten + MINUTE, question)]),
    )
    await ingest(v.context, await channelOf(v.context, messengerId), [
      thread(
        't2',
        [from('Ann', ten + 3 * MINUTE, 'Alors ?'), byCommune(ten + 7 * MINUTE, 'Oui')],
        isPrivate,
      ),
    ])
    return await know({ ...v, messengerId, ids: {} })
  }

  /** Learns the numbers of what came in. */
  async function know(v: Talks): Promise<Talks> {
    const rows = await v.context.db.selectFrom('conversation').select(['id', 'remoteId']).execute()
    for (const { id, remoteId } of rows) v.ids[remoteId] = id
    return v
  }

  const merge = (v: Talks, one: string, into: string) =>
    mergeConversations(v.context, v.officer, v.ids[one] ?? 0, v.ids[into] ?? 0)
  const split = (v: Talks, one: string, from?: string) =>
    splitConversation(
      v.context,
      v.officer,
      v.ids[one] ?? 0,
      from === undefined ? undefined : v.ids[from],
    )
  const groupOf = async (v: Talks, one: string) => {
    const { merged } = await getConversation(v.context, v.communeId, v.ids[one] ?? 0)
    const names = new Map(Object.entries(v.ids).map(([name, id]) => [id, name]))
    return merged.map(({ id }) => names.get(id)).toSorted()
  }

  it('are one thread as long as they are joined (case 31)', async () => {
    const v = await talks()
    const before = await figures(v)
    const anns = async () =>
      (await storedEpisodes(v))
        .filter(({ thread }) => thread !== 't3')
        .map(({ thread, state, officeMs }) => [thread, state, officeMs])
    const unmerged = [
      ['t1', 'open', null],
      ['t2', 'answered', 4 * MINUTE],
    ]
    expect(await anns()).toEqual(unmerged)
    const merged = await merge(v, 't1', 't2')
    expect(await anns()).toEqual([['t1', 'answered', 7 * MINUTE]])
    expect(merged.waiting).toBe(0)
    const undone = await split(v, 't1', 't2')
    expect(undone.waiting).toBe(1)
    expect(await figures(v)).toEqual(before)
    const journal = await v.context.db.selectFrom('journal').selectAll().orderBy('id').execute()
    expect(journal.map(line => [line.actor, line.action, line.subject, line.detail])).toEqual([
      ['Camille', 'conversation.merged', `conversation:${v.ids.t1}`, `{"into":${v.ids.t2}}`],
      ['Camille', 'conversation.split', `conversation:${v.ids.t1}`, `{"from":[${v.ids.t2}]}`],
    ])
  })

  it('are read in one flow, each message with where it came from', async () => {
    const v = await talks()
    await merge(v, 't1', 't2')
    for (const name of ['t1', 't2']) {
      const shown = await getConversation(v.context, v.communeId, v.ids[name] ?? 0)
      expect(shown.messages.map(one => [one.text, one.channelName, one.conversation])).toEqual([
        [question, 'Page de la mairie', v.ids.t1],
        ['Alors ?', 'Messenger', v.ids.t2],
        ['Oui', 'Messenger', v.ids.t2],
      ])
      expect(shown.merged).toEqual([
        name === 't1'
          ? expect.objectContaining({ id: v.ids.t2, channelName: 'Messenger', subject: 'Ann' })
          : expect.objectContaining({ id: v.ids.t1, channelName: 'Page de la mairie' }),
      ])
      expect(shown.joinings).toMatchObject([
        { by: 'Camille', act: 'merged', at: '2026-06-02T08:30:00.000Z', conversation: v.ids.t1 },
      ])
      expect(shown.authors).toEqual(['Ann'])
    }
  })

  itOnBoth('are one line of the list, wherever what one looks for is', async kind => {
    const v = await talks(kind)
    await ingest(v.context, await channelOf(v.context, v.messengerId), [
      thread('t4', [from('Bob', ten + 20 * MINUTE, 'merci')]),
    ])
    await know(v)
    await merge(v, 't3', 't4')
    const list = async (query: Parameters<typeof listConversations>[2]) =>
      (await listConversations(v.context, v.communeId, query)).conversations.map(line => [
        line.id,
        line.waiting,
        line.merged.length,
      ])
    const bobs = [v.ids.t4, 1, 1]
    const [anns, others] = [
      [v.ids.t1, 1, 0],
      [v.ids.t2, 0, 0],
    ]
    expect(await list({})).toEqual([bobs, others, anns])
    // Bob waits, in the one that does not stand in the list itself.
    expect(await list({ filter: 'waiting' })).toEqual([anns, bobs])
    expect(await list({ channel: v.channelId })).toEqual([bobs, anns])
    expect(await list({ channel: v.messengerId })).toEqual([bobs, others])
    expect(await list({ filter: 'excluded' })).toEqual([])
    await split(v, 't3')
    const apart = [[v.ids.t4, 0, 0], others, [v.ids.t3, 1, 0], anns]
    expect(await list({})).toEqual(apart)
    expect(await list({ filter: 'excluded' })).toEqual([apart[0]])
  })

  it('come apart as they were joined, and one leaves a group alone', async () => {
    const v = await talks()
    await v.receive(thread('t4', [from('Eve', ten + 5 * MINUTE, question)]))
    await know(v)
    await merge(v, 't1', 't2')
    await merge(v, 't3', 't4')
    const pairs = await figures(v)
    await merge(v, 't1', 't4')
    expect(await groupOf(v, 't2')).toEqual(['t1', 't3', 't4'])
    await split(v, 't1', 't4')
    expect(await groupOf(v, 't2')).toEqual(['t1'])
    expect(await groupOf(v, 't3')).toEqual(['t4'])
    expect(await figures(v)).toEqual(pairs)
    // t1 holds t2 and t4 together: without it they stay so.
    await merge(v, 't1', 't4')
    const whole = await figures(v)
    await split(v, 't1')
    expect(await groupOf(v, 't1')).toEqual([])
    expect(await groupOf(v, 't2')).toEqual(['t3', 't4'])
    await merge(v, 't1', 't3')
    expect(await figures(v)).toEqual(whole)
  })

  it('are refused with one sentence where they cannot be', async () => {
    const v = await talks()
    const { t1 = 0, t2 = 0 } = v.ids
    const other = await newCommune(v.context, 'Voisine')
    const stranger = { ...v.officer, communeId: other }
    const join = (one: number, into: number, by = v.officer) =>
      mergeConversations(v.context, by, one, into)
    await expect(join(t1, t1)).rejects.toMatchObject({ kind: 'bad-request' })
    await expect(join(t1, 999)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(join(t1, t2, stranger)).rejects.toMatchObject({ kind: 'not-found' })
    const theirs = await newChannel(v.context, other, 'Leur page', 0)
    await ingest(v.context, await channelOf(v.context, theirs), [
      thread('t9', [from('Zoé', ten, question)]),
    ])
    const { id: zoes } = await v.context.db
      .selectFrom('conversation')
      .select('id')
      .where('remoteId', '=', 't9')
      .executeTakeFirstOrThrow()
    await expect(join(t1, zoes)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(split(v, 't1')).rejects.toMatchObject({ kind: 'conflict' })
    await merge(v, 't1', 't2')
    await merge(v, 't2', 't3')
    await expect(merge(v, 't3', 't1')).rejects.toMatchObject({
      kind: 'conflict',
      message: 'Ces deux conversations sont déjà regroupées.',
    })
    await expect(split(v, 't1', 't3')).rejects.toMatchObject({ kind: 'conflict' })
    await expect(splitConversation(v.context, stranger, t1)).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  itOnBoth(
    'are joined once by two who join at once, and stay true to what comes in meanwhile',
    async kind => {
      const v = await talks(kind)
      const { messengerId, ids } = v
      const channel = await channelOf(v.context, messengerId)
      const pressed = await Promise.allSettled([
        merge(v, 't1', 't2'),
        merge(v, 't2', 't1'),
        ...Array.from({ length: 6 }, (_, index) =>
          ingest(v.context, channel, [
            thread('t2', [from('Ann', ten + (10 + index) * MINUTE, 'Et lundi ?')], isPrivate),
          ]),
        ),
        merge(v, 't3', 't2'),
      ])
      const refused = pressed.filter(({ status }) => status === 'rejected')
      expect(refused).toMatchObject([{ reason: { kind: 'conflict' } }])
      const stored = await figures(v)
      await v.context.db.transaction().execute(async db => {
        const measure = await measureOf({ db }, v.communeId)
        await recomputeConversations(db, Object.values(ids), measure)
      })
      expect(await figures(v)).toEqual(stored)
      expect((await groupOf(v, 't1')).length).toBe(2)
    },
  )

  it('are proposed of the same person first, and found by a name as one types it', async () => {
    const v = await talks()
    await v.receive(
      thread('t5', [from('Élodie Hervé', ten + 20 * MINUTE, question)]),
      thread('t6', [from('ann', ten - 60 * MINUTE, question)]),
    )
    const names = async (search?: string) =>
      (await mergeCandidatesOf(v.context, v.communeId, v.ids.t1 ?? 0, search)).conversations.map(
        ({ authors, sameName }) => [authors[0], sameName],
      )
    expect(await names()).toEqual([
      ['Ann', true],
      ['ann', true],
      ['Élodie Hervé', false],
      ['Bob', false],
    ])
    expect(await names('elodie h')).toEqual([['Élodie Hervé', false]])
    expect(await names('h, élo')).toEqual([['Élodie Hervé', false]])
    expect(await names('personne')).toEqual([])
    expect(await names('!')).toEqual([])
    await merge(v, 't1', 't2')
    expect(await names()).toEqual([
      ['ann', true],
      ['Élodie Hervé', false],
      ['Bob', false],
    ])
  })

  onBothDatabases('each', kind => {
    it.each([
      'Jean-Luc O’Brien',
      'marie.dupont',
      'Cœur_de village 12',
      'Œ',
      'Anne-Sophie 😊',
      'А́нна Łucja',
      `Comité ${'x'.repeat(70)}`,
      'd’',
      String.raw`C:\temp\d'Arc & !(x) | 'y' <-> z`,
      'Un Deux Trois Quatre Cinq Six Sept Huit Neuf',
    ])('are proposed of the same person whatever they are called: %s', async name => {
      const v = await talks(kind)
      await v.receive(
        thread('t5', [from(name, ten, question)]),
        thread('t6', [from(name.toUpperCase(), ten + MINUTE, question)]),
        thread('t7', [from(`${name}e`, ten + 2 * MINUTE, question)]),
      )
      const { ids } = await know(v)
      const { conversations } = await mergeCandidatesOf(v.context, v.communeId, ids.t5 ?? 0)
      expect(conversations.filter(({ sameName }) => sameName).map(({ id }) => id)).toEqual([ids.t6])
    })
  })
})
