import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { preparedOf } from '../../server/database/prepared.ts'
import { newDatabaseUrl, onBothDatabases } from '../support/database/databases.ts'

onBothDatabases('a database whose statements are prepared', kind => {
  it('answers as the other does, however long a list is', async () => {
    const { db } = await opened()
    const prepared = preparedOf(db)
    await sql`create table "thing" ("id" integer primary key, "name" text not null)`.execute(db)
    const names = Array.from({ length: 40 }, (_, n) => `n° ${n}, "{l'été}", \\ NULL`)
    for (const [id, name] of names.entries()) {
      await sql`insert into "thing" ("id", "name") values (${id}, ${name})`.execute(prepared)
    }
    for (let most = 1; most < 40; most += 1) {
      const some = names.slice(0, most)
      const found = await idsOf(prepared, some)
      expect(found).toEqual(some.map((_, id) => id))
      expect(await idsOf(prepared, some, 'not in')).toEqual(
        names.map((_, id) => id).filter(id => id >= most),
      )
      expect(await idsOf(db, some)).toEqual(found)
    }
  })

  it('goes on when a table has changed since', async () => {
    const { db } = await opened()
    const prepared = preparedOf(db)
    await sql`create table "thing" ("id" integer primary key)`.execute(db)
    await sql`insert into "thing" ("id") values (1)`.execute(db)
    const all = () => sql`select * from "thing" where "id" >= ${0}`.execute(prepared)
    for (let n = 0; n < 6; n += 1) expect((await all()).rows).toEqual([{ id: 1 }])
    await sql`alter table "thing" add column "name" text`.execute(db)
    if (kind === 'postgres') await expect(all()).rejects.toThrow('cached plan')
    expect((await all()).rows).toEqual([{ id: 1, name: null }])
  })

  async function opened() {
    const database = await openDatabase(await newDatabaseUrl(kind, { own: true }))
    onTestFinished(() => database.close())
    return database
  }
})

async function idsOf(
  db: ReturnType<typeof preparedOf>,
  names: readonly string[],
  operator: 'in' | 'not in' = 'in',
): Promise<number[]> {
  const rows = await db
    .withTables<{ thing: { id: number; name: string } }>()
    .selectFrom('thing')
    .select('thing.id')
    .where('thing.name', operator, names)
    .orderBy('thing.id')
    .execute()
  return rows.map(({ id }) => id)
}
