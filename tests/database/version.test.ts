import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { listCommunes } from '../../server/people/store/communes.ts'
import { aCommune } from '../support/builders/people.ts'
import { newDatabaseUrl } from '../support/database/databases.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'

it.each(['sqlite', 'postgres'] as const)('the version of a database (%s)', async kind => {
  const folder = folderOfTest()
  const url = kind === 'sqlite' ? `file:${folder}/a.db` : await newDatabaseUrl(kind)
  const one = await openDatabase(url)
  const other = await openDatabase(url)
  onTestFinished(async () => {
    await one.close()
    await other.close()
  })

  // PostgreSQL tells of writes in the other tests' databases too: between two of them it is the same.
  let first = ''
  await expect
    .poll(async () => {
      first = await one.version()
      await listCommunes(one.db)
      return (await one.version()) === first
    })
    .toBe(true)

  await aCommune(one.db, { hours: [] })
  const own = await one.version()
  expect(own).not.toBe(first)

  await aCommune(other.db, { hours: [] })
  const foreign = await one.version()
  expect(foreign).not.toBe(own)

  // A transaction that was under way at the time is another version once it is over.
  let during = ''
  await one.db.transaction().execute(async transaction => {
    await aCommune(transaction, { hours: [] })
    during = await other.version()
  })
  expect(await other.version()).not.toBe(during)
})

it('what one process tells at once is told together (postgres)', async () => {
  const url = await newDatabaseUrl('postgres')
  const [one, other] = [await openDatabase(url), await openDatabase(url)]
  onTestFinished(async () => {
    await one.close()
    await other.close()
  })
  const [heard, own]: [string[][], string[][]] = [[], []]
  other.listen(news => heard.push([...news]))
  one.listen(news => own.push([...news]))
  const before = await other.foreignVersion()
  await one.foreignVersion()
  await Promise.all(Array.from({ length: 50 }, (_, n) => one.announce([`${n % 2} messages`])))
  // What was told before is heard before.
  await one.announce(['last'])
  await expect.poll(() => heard.at(-1)).toEqual(['last'])
  expect(new Set(heard.flat()).size).toBe(3)
  expect(heard.length).toBeLessThanOrEqual(3)
  // More than one payload holds.
  const many = Array.from({ length: 100 }, (_, n) => `${n} deliveries ${'x'.repeat(180)}`)
  heard.length = 0
  await one.announce(many)
  await expect.poll(() => heard.flat()).toEqual(many)
  expect(own).toEqual([])
  expect(await other.foreignVersion()).toBe(before)
})
