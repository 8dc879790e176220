import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../server/database/database.ts'
import { listCommunes } from '../../server/people/store/communes.ts'
import { createGroupCommit, type SharedWork } from '../../server/platform/group-commit.ts'
import { aCommune } from '../support/builders/people.ts'
import { itOnBoth, openTestDatabase } from '../support/database/databases.ts'

/** Adds a commune of each name; `poison` fails, and so does whatever shares its transaction. */
function adding(calls: string[][] = []): SharedWork<string, string> {
  return async (db, names) => {
    calls.push([...names])
    for (const name of names) {
      await aCommune(db, { name, hours: [] })
      if (name === 'poison') throw new Error('poisoned')
    }
    return names.map(name => `${name} is in`)
  }
}

const namesIn = async (db: Db) => (await listCommunes(db)).map(({ name }) => name).sort()

describe('a group commit', () => {
  itOnBoth(
    'takes together what is asked in one breath, and what comes meanwhile next',
    async kind => {
      const { db, close } = await openTestDatabase(kind)
      const calls: string[][] = []
      const add = createGroupCommit(db).share(adding(calls))
      const later: Promise<string>[] = []
      const first = add('a').then(answer => {
        later.push(add('d'))
        return answer
      })
      const answers = await Promise.all([first, add('b'), add('c')])
      expect(answers).toEqual(['a is in', 'b is in', 'c is in'])
      expect(await Promise.all(later)).toEqual(['d is in'])
      expect(calls).toEqual([['a', 'b', 'c'], ['d']])
      expect(await namesIn(db)).toEqual(['a', 'b', 'c', 'd'])
      await close()
    },
  )

  itOnBoth(
    'puts several kinds of work into one transaction, in the order of the kinds',
    async kind => {
      const { db, close } = await openTestDatabase(kind)
      const commits = createGroupCommit(db)
      const count = commits.share<null, number>(async (inside, asks) => {
        const seen = (await listCommunes(inside)).length
        return asks.map(() => seen)
      })
      const calls: string[][] = []
      const add = commits.share(adding(calls))
      const recount = commits.share<null, number>(async (inside, asks) => {
        const seen = (await listCommunes(inside)).length
        return asks.map(() => seen)
      })
      expect(await Promise.all([recount(null), add('a'), add('b'), count(null)])).toEqual([
        2,
        'a is in',
        'b is in',
        0,
      ])
      expect(calls).toEqual([['a', 'b']])
      await close()
    },
  )

  it('lets nobody pay for another: each by itself where one fails', async () => {
    const { db, close } = await openTestDatabase('sqlite')
    const calls: string[][] = []
    const add = createGroupCommit(db).share(adding(calls))
    const ends = await Promise.allSettled(['a', 'poison', 'b'].map(add))
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    await expect(add('poison')).rejects.toThrow('poisoned')
    expect(await add('c')).toBe('c is in')
    expect(calls[0]).toEqual(['a', 'poison', 'b'])
    expect(await namesIn(db)).toEqual(['a', 'b', 'c'])
    await close()
  })

  itOnBoth('makes no transaction longer than it may be', async kind => {
    const { db, close } = await openTestDatabase(kind)
    const calls: string[][] = []
    const add = createGroupCommit(db, { most: 2 }).share(adding(calls))
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map(add))
    expect(calls).toEqual([['a', 'b'], ['c', 'd'], ['e']])
    await close()
  })

  it('waits for those who are about to ask, for as long as the one before took', async () => {
    const { db, close } = await openTestDatabase('sqlite')
    const calls: string[][] = []
    const expected = { count: 1 }
    const commits = createGroupCommit(db, { expected })
    const add = commits.share(adding(calls))
    const rest = commits.share<null, null>(async (_, asks) => {
      await setTimeout(20)
      return asks.map(() => null)
    })
    // Nothing is known yet of how long one takes: it waits for nobody.
    await rest(null)
    const first = add('a')
    await setTimeout(1)
    expected.count = 0
    await Promise.all([first, add('b')])
    expect(calls).toEqual([['a', 'b']])
    // Anyone who does not come keeps nobody for long.
    expected.count = 1
    await add('c')
    expect(calls).toEqual([['a', 'b'], ['c']])
    await close()
  })

  itOnBoth(
    'tells everybody, once, that no transaction can be begun, and goes on afterwards',
    async kind => {
      const { db, close } = await openTestDatabase(kind)
      let locked = true
      let tries = 0
      const door: Pick<Db, 'transaction'> = {
        transaction() {
          tries += 1
          if (locked) throw new Error('database is locked')
          return db.transaction()
        },
      }
      const add = createGroupCommit(door).share(adding())
      const ends = await Promise.allSettled(['a', 'b', 'c'].map(add))
      expect(ends.map(end => end.status === 'rejected' && String(end.reason))).toEqual(
        ends.map(() => 'Error: database is locked'),
      )
      expect(tries).toBe(1)
      locked = false
      expect(await add('d')).toBe('d is in')
      expect(await namesIn(db)).toEqual(['d'])
      await close()
    },
  )

  itOnBoth('stops trying one by one when the database goes away in between', async kind => {
    const { db, close } = await openTestDatabase(kind)
    let tries = 0
    const door: Pick<Db, 'transaction'> = {
      transaction() {
        tries += 1
        if (tries > 2) throw new Error('database is locked')
        return db.transaction()
      },
    }
    const add = createGroupCommit(door).share(adding())
    const ends = await Promise.allSettled(['a', 'poison', 'b', 'c'].map(add))
    expect(ends.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ])
    expect(tries).toBe(3)
    expect(await namesIn(db)).toEqual(['a'])
    await close()
  })
})
