import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../server/database/database.ts'
import {
  activeMerges,
  activeMergesOf,
  endMerge,
  groupOf,
  groupsOf,
  insertMerge,
} from '../../server/messages/store/merges.ts'
import { aConversation } from '../support/builders/messages.ts'
import { type DatabaseKind, itOnBoth, openTestDatabase } from '../support/database/databases.ts'
import { communeWithChannel } from '../support/stored.ts'

describe('joined conversations', () => {
  /** A commune with `count` conversations. */
  async function talks(count: number, kind: DatabaseKind = 'sqlite') {
    const { db, close } = await openTestDatabase(kind)
    const { communeId, channelId: id } = await communeWithChannel(db)
    const ids: number[] = []
    for (let index = 0; index < count; index++) {
      ids.push((await aConversation(db, { id, communeId, createdAt: 0 })).id)
    }
    const join = (one: number, into: number, at = 1) =>
      insertMerge(db, {
        communeId,
        conversationId: ids[one] ?? 0,
        intoId: ids[into] ?? 0,
        at,
      })
    const group = async (one: number, at?: number) =>
      ((await groupOf(db, [ids[one] ?? 0], at)).get(ids[one] ?? 0) ?? []).map(id => ids.indexOf(id))
    return { db, close, communeId, ids, join, group }
  }

  it('are found over chains, in either direction, whichever is asked for', async () => {
    const { db, close, ids, join, group } = await talks(6)
    await join(0, 1)
    await join(2, 1)
    await join(2, 3)
    for (const one of [0, 1, 2, 3]) expect(await group(one)).toEqual([0, 1, 2, 3])
    expect(await group(4)).toEqual([4])
    const all = await groupOf(db, ids)
    expect(ids.map(id => all.get(id)?.length)).toEqual([4, 4, 4, 4, 1, 1])
    await close()
  })

  itOnBoth('are those of an instant, from the joining on and until the parting', async kind => {
    const { db, close, communeId, ids, join, group } = await talks(3, kind)
    await join(0, 1, 10)
    await join(1, 2, 20)
    const [first] = await activeMerges(db, communeId)
    expect(await endMerge(db, first?.id ?? 0, { endedAt: 30, endedBy: null })).toBe(true)
    expect(await endMerge(db, first?.id ?? 0, { endedAt: 40, endedBy: null })).toBe(false)
    const sizes = await Promise.all([9, 10, 20, 29, 30].map(at => group(0, at)))
    expect(sizes).toEqual([[0], [0, 1], [0, 1, 2], [0, 1, 2], [0]])
    expect(await group(0)).toEqual([0])
    expect(await group(1)).toEqual([1, 2])
    const all = await db.selectFrom('conversationMerge').selectAll().orderBy('id').execute()
    expect(all.map(({ at, endedAt }) => [at, endedAt])).toEqual([
      [10, 30],
      [20, null],
    ])
    const pairs = (found: { conversationId: number; intoId: number }[]) =>
      found.map(({ conversationId, intoId }) => [ids.indexOf(conversationId), ids.indexOf(intoId)])
    expect(pairs(await activeMerges(db, communeId))).toEqual([[1, 2]])
    expect(pairs(await activeMergesOf(db, communeId, [ids[2] ?? 0]))).toEqual([[1, 2]])
    expect(await activeMergesOf(db, communeId, [ids[0] ?? 0])).toEqual([])
    expect(await activeMergesOf(db, communeId + 1, [ids[2] ?? 0])).toEqual([])
    await close()
  })

  it('cost one question where nothing is joined', async () => {
    const { db, close, ids } = await talks(50)
    let asked = 0
    const counting: Db = db.withPlugin({
      transformQuery: ({ node }) => {
        asked++
        return node
      },
      transformResult: async ({ result }) => result,
    })
    await groupOf(counting, ids)
    expect(asked).toBe(1)
    await close()
  })
})

it('groups are what can be reached, whatever the order of the merges', () => {
  const pair = fc
    .record({ conversationId: fc.nat(12), intoId: fc.nat(12) })
    .filter(({ conversationId, intoId }) => conversationId !== intoId)
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 20 }), merges => {
      const groups = groupsOf(merges)
      for (const { conversationId, intoId } of merges) {
        expect(groups.get(conversationId)).toBe(groups.get(intoId))
      }
      for (const [id, group] of groups) {
        expect(group).toContain(id)
        expect(group).toEqual([...new Set(group)].toSorted((a, b) => a - b))
        // Nobody is in it whom no step leads to.
        const reached = new Set([id])
        for (let size = 0; size < reached.size; ) {
          size = reached.size
          for (const { conversationId, intoId } of merges) {
            if (reached.has(conversationId)) reached.add(intoId)
            if (reached.has(intoId)) reached.add(conversationId)
          }
        }
        expect(new Set(group)).toEqual(reached)
      }
      expect(groupsOf(merges.toReversed())).toEqual(groups)
    }),
  )
})
