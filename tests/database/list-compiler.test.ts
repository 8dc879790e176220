import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { aCommune } from '../support/builders/people.ts'
import { onBothDatabases } from '../support/database/databases.ts'

describe('a list that something is looked for in', () => {
  it('is one bound value of one statement on SQLite, however long it is', async () => {
    const { db, close } = await openDatabase('file::memory:')
    const asked = (count: number) => {
      const ids = Array.from({ length: count }, (_, id) => id)
      return db.selectFrom('commune').select('id').where('id', 'in', ids).compile()
    }
    expect(asked(500).sql).toBe(asked(6).sql)
    expect(asked(500).parameters).toHaveLength(1)
    // Words of the code's own stay what the planner can read.
    expect(asked(2).sql).toContain('in (?, ?)')
    // Rows are no list to look in.
    const rows = Array.from({ length: 9 }, () => ({ groupId: 1, partnerId: 2 }))
    const put = db.insertInto('partnerGroupMember').values(rows).compile()
    expect(put.parameters).toHaveLength(9 * 2)
    await close()
  })
})

onBothDatabases('a list that something is looked for in', (_, open) => {
  it('finds what is in it, whatever its texts are, and not what is not', async () => {
    const { db } = await open()
    const plain = fc.string({ unit: 'binary' }).filter(text => !text.includes('\0'))
    const texts = fc.uniqueArray(
      fc.oneof(plain, fc.constantFrom('1', '"', "'", '\\', '[', 'é', '👍')),
      {
        minLength: 12,
        maxLength: 30,
      },
    )
    await fc.assert(
      fc.asyncProperty(texts, async names => {
        await db.deleteFrom('commune').execute()
        for (const name of names) await aCommune(db, { hours: [], name })
        const looked = names.slice(0, names.length / 2)
        const find = async (how: 'in' | 'not in') => {
          const rows = await db
            .selectFrom('commune')
            .select('name')
            .where('name', how, looked)
            .execute()
          return rows.map(({ name }) => name).sort()
        }
        expect(await find('in')).toEqual(looked.toSorted())
        expect(await find('not in')).toEqual(names.slice(names.length / 2).sort())
      }),
      { numRuns: 12 },
    )
  })

  it('finds numbers beyond 32 bits', async () => {
    const { db } = await open()
    const instants = [0, 1, -1, 2 ** 31, 2 ** 53 - 1, -(2 ** 53 - 1), 1_780_000_000_123]
    for (const createdAt of instants) await aCommune(db, { hours: [], name: 'a', createdAt })
    const rows = await db
      .selectFrom('commune')
      .select('createdAt')
      .where('createdAt', 'in', instants)
      .execute()
    expect(rows.map(row => Number(row.createdAt)).sort()).toEqual(instants.toSorted())
  })
})

describe('on SQLite', () => {
  it.each(['a\0b', 'a\uD83D'])('%j is found as it is bound', async odd => {
    const { db, close } = await openDatabase('file::memory:')
    await aCommune(db, { hours: [], name: odd })
    const names = [odd, 'b', 'c', 'd', 'e', 'f', 'g']
    const found = await db.selectFrom('commune').select('id').where('name', 'in', names).execute()
    expect(found).toHaveLength(1)
    await close()
  })
})
