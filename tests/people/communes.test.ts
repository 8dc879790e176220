import { describe, expect, it } from 'vitest'
import type { Db } from '../../server/database/database.ts'
import { listCommunes, lockSetup } from '../../server/people/store/communes.ts'
import { aCommune } from '../support/builders/people.ts'
import { openTestDatabase } from '../support/database/databases.ts'

describe('setting up', () => {
  it('lets the second wait until the first is done', async () => {
    const { db, dialect, close } = await openTestDatabase('sqlite')
    let begin = () => {}
    const begun = new Promise<void>(resolve => {
      begin = resolve
    })
    let arrive = () => {}
    const arrived = new Promise<void>(resolve => {
      arrive = resolve
    })
    const second = begun.then(() =>
      db.transaction().execute(async transaction => {
        await listCommunes(transaction)
        arrive()
        await lockSetup(transaction, dialect)
        return await listCommunes(transaction)
      }),
    )
    await db.transaction().execute(async transaction => {
      await lockSetup(transaction, dialect)
      begin()
      // SQLite does not even let the second one begin.
      if (dialect === 'postgres') await arrived
      await takeTime(transaction)
      await aCommune(transaction, { hours: [] })
    })
    expect(await second).toHaveLength(1)
    await close()
  })
})

/** Enough questions and answers for another connection to come as far as it can. */
async function takeTime(db: Db): Promise<void> {
  for (let turns = 0; turns < 200; turns++) await listCommunes(db)
}
