import type { Db } from '../../database/database.ts'
import type { NewRow, Row } from '../../database/schema.ts'
import type { Language } from '../../language/sentence.ts'
import type { Role } from '../rules/role.ts'

/** A member with the name and the address that better-auth keeps; `invited`: without a password yet. */
export type Person = { id: string; name: string; email: string; role: Role; invited: boolean }

export async function insertMember(db: Db, row: NewRow<'member'>): Promise<void> {
  await db.insertInto('member').values(row).execute()
}

/** The commune in which this person works; of several, the one joined first. */
export async function findMembership(db: Db, userId: string): Promise<Row<'member'> | undefined> {
  return await db
    .selectFrom('member')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('createdAt')
    .orderBy('communeId')
    .executeTakeFirst()
}

/** By name, then by address. */
export async function listPeople(db: Db, communeId: number): Promise<Person[]> {
  const rows = await people(db, communeId).orderBy('user.name').orderBy('user.email').execute()
  return rows.map(personOf)
}

export async function findPerson(
  db: Db,
  communeId: number,
  userId: string,
): Promise<Person | undefined> {
  const row = await people(db, communeId).where('user.id', '=', userId).executeTakeFirst()
  return row && personOf(row)
}

/** Addresses are kept in lower case. */
export async function findPersonByEmail(
  db: Db,
  communeId: number,
  email: string,
): Promise<Person | undefined> {
  const row = await people(db, communeId)
    .where('user.email', '=', email.toLowerCase())
    .executeTakeFirst()
  return row && personOf(row)
}

export async function countAdministrators(db: Db, communeId: number): Promise<number> {
  const { count } = await db
    .selectFrom('member')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('communeId', '=', communeId)
    .where('role', '=', 'administrator')
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function updateMemberRole(
  db: Db,
  communeId: number,
  userId: string,
  role: Role,
): Promise<void> {
  await db
    .updateTable('member')
    .set({ role })
    .where('communeId', '=', communeId)
    .where('userId', '=', userId)
    .execute()
}

export async function deleteMember(db: Db, communeId: number, userId: string): Promise<void> {
  await db
    .deleteFrom('member')
    .where('communeId', '=', communeId)
    .where('userId', '=', userId)
    .execute()
}

/** Whose account it is. */
export type Account = Pick<Row<'user'>, 'id' | 'name' | 'email'>

/** Who has an account under this address; addresses are kept in lower case. */
export async function findUserByEmail(db: Db, email: string): Promise<Account | undefined> {
  return await db
    .selectFrom('user')
    .select(['id', 'name', 'email'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
}

/** Who has this account. */
export async function findUser(db: Db, id: string): Promise<Account | undefined> {
  return await db
    .selectFrom('user')
    .select(['id', 'name', 'email'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function findLanguage(db: Db, userId: string): Promise<Language | undefined> {
  const row = await db
    .selectFrom('user')
    .select('language')
    .where('id', '=', userId)
    .executeTakeFirst()
  return row?.language
}

export async function setLanguage(db: Db, userId: string, language: Language): Promise<void> {
  await db.updateTable('user').set({ language }).where('id', '=', userId).execute()
}

/** Whether this person has chosen a password, or was given one. */
export async function hasPassword(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('userId')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .where('password', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether somebody has an account under this address. */
export async function hasUser(db: Db, email: string): Promise<boolean> {
  return (await findUserByEmail(db, email)) !== undefined
}

function people(db: Db, communeId: number) {
  return db
    .selectFrom('member')
    .innerJoin('user', 'user.id', 'member.userId')
    .leftJoin('account', join =>
      join
        .onRef('account.userId', '=', 'user.id')
        .on('account.providerId', '=', 'credential')
        .on('account.password', 'is not', null),
    )
    .select(['user.id', 'user.name', 'user.email', 'member.role', 'account.userId as signsIn'])
    .where('member.communeId', '=', communeId)
}

function personOf({ signsIn, ...row }: Omit<Person, 'invited'> & { signsIn: string | null }) {
  return { ...row, invited: signsIn === null }
}
