import type { Db } from '../../database/database.ts'
import { isPostgres } from '../../database/dialect.ts'
import type { Flag, NewRow, Row } from '../../database/schema.ts'
import type { Language } from '../../language/sentence.ts'
import { type Role, rolesThatMay } from '../rules/role.ts'

/** A member with the name and the address that better-auth keeps; `invited`: without a password yet. */
export type Person = { id: string; name: string; email: string; role: Role; invited: boolean }

export async function insertMember(db: Db, row: NewRow<'member'>): Promise<void> {
  await db.insertInto('member').values(row).execute()
}

/** The commune in which this person works; of several, the one in which they were last, or joined first. */
export async function findMembership(db: Db, userId: string): Promise<Row<'member'> | undefined> {
  return await db
    .selectFrom('member')
    .innerJoin('user', 'user.id', 'member.userId')
    .selectAll('member')
    .where('member.userId', '=', userId)
    .orderBy(({ eb }) =>
      eb.case().when('member.communeId', '=', eb.ref('user.communeId')).then(0).else(1).end(),
    )
    .orderBy('member.createdAt')
    .orderBy('member.communeId')
    .executeTakeFirst()
}

/** What a person is in one commune, and whether they look after the installation. */
export async function findMember(
  db: Db,
  userId: string,
  communeId: number,
): Promise<{ role: Role; runsInstallation: Flag; communes: number } | undefined> {
  return await db
    .selectFrom('member')
    .innerJoin('user', 'user.id', 'member.userId')
    .select(({ selectFrom, fn }) => [
      'member.role',
      'user.runsInstallation',
      selectFrom('commune').select(fn.countAll<number>().as('count')).$asScalar().as('communes'),
    ])
    .where('member.userId', '=', userId)
    .where('member.communeId', '=', communeId)
    .executeTakeFirst()
}

/** Every commune in which a person works, by its name, and what they are there. */
export async function membershipsOf(
  db: Db,
  userId: string,
): Promise<{ id: number; name: string; role: Role }[]> {
  return await db
    .selectFrom('member')
    .innerJoin('commune', 'commune.id', 'member.communeId')
    .select(['commune.id', 'commune.name', 'member.role'])
    .where('member.userId', '=', userId)
    .orderBy('commune.name')
    .orderBy('commune.id')
    .execute()
}

/** From now on this session works there, and so will the next ones of its person. */
export async function enterCommune(
  db: Db,
  { userId, sessionId }: { userId: string; sessionId: string },
  communeId: number,
): Promise<void> {
  await db.updateTable('session').set({ communeId }).where('id', '=', sessionId).execute()
  await setLastCommune(db, userId, communeId)
}

/** In which a person was last. */
export async function setLastCommune(db: Db, userId: string, communeId: number): Promise<void> {
  await db.updateTable('user').set({ communeId }).where('id', '=', userId).execute()
}

/** The sessions of a person that worked in a commune which they left work in another from now on. */
export async function leaveCommune(
  db: Db,
  userId: string,
  left: number,
  communeId: number,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ communeId })
    .where('userId', '=', userId)
    .where('communeId', '=', left)
    .execute()
  await db
    .updateTable('user')
    .set({ communeId })
    .where('id', '=', userId)
    .where('communeId', '=', left)
    .execute()
}

/** Who looks after the installation, by name. */
export async function installationAdministrators(db: Db): Promise<Account[]> {
  return await db
    .selectFrom('user')
    .select(['id', 'name', 'email'])
    .where('runsInstallation', '=', 1)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** These look after the installation from now on, or no more. */
export async function setRunsInstallation(
  db: Db,
  userIds: readonly string[],
  runs: boolean,
): Promise<void> {
  if (userIds.length === 0) return
  await db
    .updateTable('user')
    .set({ runsInstallation: runs ? 1 : 0 })
    .where('id', 'in', [...userIds])
    .execute()
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

/** Somebody who may answer, and so may be told that somebody waits. */
export type Answerer = {
  id: string
  name: string
  email: string
  alertMail: Flag
  alertQuotes: Flag
}

/** Everybody in the commune who may answer, by name. */
export async function answerersOf(db: Db, communeId: number): Promise<Answerer[]> {
  return await answerers(db, communeId).orderBy('user.name').orderBy('user.id').execute()
}

/** Who may answer under this id; undefined where nobody may, as for null. */
export async function answererOf(
  db: Db,
  communeId: number,
  userId: string | null,
): Promise<Answerer | undefined> {
  return await answerers(db, communeId).where('member.userId', '=', userId).executeTakeFirst()
}

function answerers(db: Db, communeId: number) {
  return db
    .selectFrom('member')
    .innerJoin('user', 'user.id', 'member.userId')
    .select(['user.id', 'user.name', 'user.email', 'member.alertMail', 'member.alertQuotes'])
    .where('member.communeId', '=', communeId)
    .where('member.role', 'in', rolesThatMay('messages.answer'))
}

/**
 * Inside a transaction: who may answer under this id, and may until its end; undefined: nobody.
 * SQLite's transactions hold the whole database already, and it knows no `FOR SHARE`.
 */
export async function holdAnswerer(
  db: Db,
  communeId: number,
  userId: string,
): Promise<Answerer | undefined> {
  const row = answerers(db, communeId).where('member.userId', '=', userId)
  return await (isPostgres(db) ? row.forShare('member') : row).executeTakeFirst()
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

export async function updateMember(
  db: Db,
  communeId: number,
  userId: string,
  patch: Partial<Pick<Row<'member'>, 'role' | 'alertMail' | 'alertQuotes'>>,
): Promise<void> {
  await db
    .updateTable('member')
    .set(patch)
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

/**
 * Inside a transaction: who has an account under this address; anybody else who adds them somewhere, or
 * takes them out of their last commune, waits for its end.
 */
export async function holdUserByEmail(db: Db, email: string): Promise<Account | undefined> {
  return await db
    .updateTable('user')
    .set(({ ref }) => ({ name: ref('name') }))
    .where('email', '=', email.toLowerCase())
    .returning(['id', 'name', 'email'])
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

/** Those of a commune whom its mails about its own upkeep go to. */
export async function administratorsOf(db: Db, communeId: number): Promise<Person[]> {
  return (await listPeople(db, communeId)).filter(({ role }) => role === 'administrator')
}
