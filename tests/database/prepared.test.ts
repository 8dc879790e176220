import { CompiledQuery, sql } from 'kysely'
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

  it.runIf(kind === 'postgres')('goes on when the connection has forgotten', async () => {
    const prepared = preparedOf((await opened()).db)
    const one = () => sql<{ one: number }>`select ${1}::integer as "one"`.execute(prepared)
    for (let n = 0; n < 4; n += 1) await one()
    // As poolers do between two of whom they serve.
    await sql`deallocate all`.execute(prepared)
    await expect(one()).rejects.toThrow('does not exist')
    expect((await one()).rows).toEqual([{ one: 1 }])
  })

  it.runIf(kind === 'postgres')('names each text alike in every process', async () => {
    const names = async (texts: string[]) => {
      const prepared = preparedOf((await opened()).db)
      for (const text of texts) {
        for (let n = 0; n < 4; n += 1) {
          await prepared.executeQuery(CompiledQuery.raw(text, [1]))
        }
      }
      const { rows } = await sql<{ name: string; statement: string }>`
        select name, statement from pg_prepared_statements`.execute(prepared)
      return new Map(rows.map(({ name, statement }) => [statement, name]))
    }
    const [first, second] = ['select $1::integer', 'select 1 + $1::integer']
    const [here, there] = [await names([first, second]), await names([second])]
    expect(here.size).toBe(2)
    // Behind a pooler two processes may share a connection: neither must run the other's statement.
    expect(there.get(second)).toBe(here.get(second))
    expect(here.get(first)).not.toBe(here.get(second))
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
