import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { isPostgres } from '../../database/dialect.ts'
import type { NewRow, Row } from '../../database/schema.ts'

export async function insertCommune(db: Db, row: NewRow<'commune'>): Promise<Row<'commune'>> {
  return await db.insertInto('commune').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function findCommune(db: Db, id: number): Promise<Row<'commune'> | undefined> {
  return await db.selectFrom('commune').selectAll().where('id', '=', id).executeTakeFirst()
}

/** All of them, in the order in which they were set up. */
export async function listCommunes(db: Db): Promise<Row<'commune'>[]> {
  return await db.selectFrom('commune').selectAll().orderBy('id').execute()
}

export async function countCommunes(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('commune')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function updateCommune(
  db: Db,
  id: number,
  patch: Partial<Omit<Row<'commune'>, 'id'>>,
): Promise<void> {
  await db.updateTable('commune').set(patch).where('id', '=', id).execute()
}

/** `postcode`: that of the code, where it has one alone; what people wrote of the same commune stays. */
export async function setInseeCode(
  db: Db,
  id: number,
  inseeCode: string,
  postcode: string | null = null,
): Promise<void> {
  await db
    .updateTable('commune')
    .set({ postcode })
    .where('id', '=', id)
    .where(({ eb, or, and }) =>
      or([
        eb('inseeCode', '!=', inseeCode),
        and([eb('inseeCode', 'is', null), eb('postcode', 'is', null)]),
      ]),
    )
    .execute()
  await db.updateTable('commune').set({ inseeCode }).where('id', '=', id).execute()
}

/**
 * Inside a transaction: anybody else who wants to change this commune's people or hours waits for its
 * end. A write that changes nothing, because SQLite knows no `FOR UPDATE`.
 */
export async function lockCommune(transaction: Db, id: number): Promise<void> {
  await transaction
    .updateTable('commune')
    .set({ name: sql.ref('name') })
    .where('id', '=', id)
    .execute()
}

/**
 * Inside a transaction: the commune as it is, and its hours and targets stay so until the end:
 * anybody who changes them (`lockCommune`) waits. Others may hold it too. SQLite's transactions hold
 * the whole database already, and it knows no `FOR SHARE`.
 */
export async function holdCommune(
  transaction: Db,
  id: number,
): Promise<Row<'commune'> | undefined> {
  let commune = transaction.selectFrom('commune').selectAll().where('id', '=', id)
  if (isPostgres(transaction)) commune = commune.forShare()
  return await commune.executeTakeFirst()
}

/**
 * Inside a transaction: nobody else can set up a commune before its end. SQLite's transactions
 * hold the only write lock already.
 */
export async function lockSetup(transaction: Db, dialect: 'sqlite' | 'postgres'): Promise<void> {
  if (dialect === 'postgres') {
    await sql`lock table "commune" in share row exclusive mode`.execute(transaction)
  }
}
