import type { z } from 'zod'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { accountsIn, hashPassword } from './accounts.ts'
import { revokeKeys } from './api-keys.ts'
import { communeOf } from './commune.ts'
import type { LateAuth } from './late-auth.ts'
import { queueInvitation, refuseWithoutMail } from './password-links.ts'
import { refuseWeakPassword } from './passwords.ts'
import { allows, type Role } from './rules/role.ts'
import { peopleSentences } from './sentences.ts'
import type { PersonAdded, PersonShape, personNew } from './shapes.ts'
import { countCommunes, lockCommune } from './store/communes.ts'
import { writeJournal } from './store/journal.ts'
import {
  countAdministrators,
  deleteMember,
  findMembership,
  findPerson,
  findPersonByEmail,
  holdUserByEmail,
  insertMember,
  installationAdministrators,
  leaveCommune,
  listPeople as listPeopleRows,
  membershipsOf,
  type Person,
  setRunsInstallation,
  updateMember,
} from './store/members.ts'

export type PersonNew = z.infer<typeof personNew>

/** What may be changed of a person; what is absent stays. */
export type PersonEdit = { role?: Role | undefined; password?: string | undefined }

type PeopleDeps = Pick<
  Deps,
  'db' | 'database' | 'clock' | 'secrets' | 'publicUrl' | 'changes' | 'mailer' | 'peopleHooks'
> & { auth: LateAuth }

export async function listPeople(
  deps: Pick<Deps, 'db'>,
  communeId: number,
): Promise<PersonShape[]> {
  return await listPeopleRows(deps.db, communeId)
}

/** @throws Refusal (`not-found`) when nobody of the commune has this address. */
export async function personByEmail(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  email: string,
): Promise<PersonShape> {
  const person = await findPersonByEmail(deps.db, communeId, email)
  if (person === undefined) {
    throw new Refusal('not-found', peopleSentences.noAccountHere(email))
  }
  return person
}

/**
 * Adds somebody who can sign in at once with the password that is told to them; or, without one, is
 * sent a link with which they choose their own. Whose address has an account on this installation
 * works here too from now on: their name and their password stay, and a mail tells them alone.
 * @throws Refusal (`conflict`) when they are here already, (`bad-request`) when neither is possible
 *   or the password is easily guessed.
 */
export async function addPerson(
  deps: PeopleDeps,
  communeId: number,
  person: PersonNew,
  actor: string,
): Promise<PersonAdded> {
  const { name: commune } = await communeOf(deps, communeId)
  const newcomer = await prepareNewcomer(deps, person, commune)
  const at = deps.clock.now()
  const added = await deps.db.transaction().execute(async transaction => {
    await lockCommune(transaction, communeId)
    return await admit(deps, transaction, { communeId, actor, at }, newcomer)
  })
  deps.changes.tell(communeId, 'commune')
  return added
}

/** Somebody who is to be added, their password hashed; `passwordHash` null: a mail lets them choose. */
export type Newcomer = Omit<PersonNew, 'password'> & { passwordHash: string | null }

/**
 * What of adding somebody is slow, or needs no transaction.
 * @param commune its name, which is no password
 * @throws Refusal, as `addPerson`
 */
export async function prepareNewcomer(
  deps: Pick<PeopleDeps, 'auth' | 'mailer'>,
  { password, ...person }: PersonNew,
  commune: string,
): Promise<Newcomer> {
  const email = person.email.toLowerCase()
  if (password === undefined) {
    refuseWithoutMail(deps)
    return { ...person, email, passwordHash: null }
  }
  await refuseWeakPassword(password, { ...person, commune, email })
  return { ...person, email, passwordHash: await hashPassword(deps.auth, password) }
}

/** Inside a transaction that holds the commune: adds them. @throws Refusal (`conflict`) */
export async function admit(
  deps: Pick<Deps, 'database' | 'secrets' | 'publicUrl' | 'mailer'>,
  transaction: Db,
  by: { communeId: number; actor: string; at: number },
  { name, email, role, passwordHash }: Newcomer,
): Promise<PersonAdded> {
  const { communeId, at } = by
  const known = await holdUserByEmail(transaction, email)
  if (known !== undefined && (await findPerson(transaction, communeId, known.id)) !== undefined) {
    throw new Refusal('conflict', peopleSentences.hasAccount(email), 'email')
  }
  const id =
    known?.id ?? (await (await accountsIn(deps, transaction)).create({ name, email, passwordHash }))
  await insertMember(transaction, { communeId, userId: id, role, createdAt: at })
  const person = await personOf(transaction, communeId, id)
  await journal(transaction, by, 'added', id, { name: person.name, role })
  if (deps.mailer !== null && (known !== undefined || person.invited)) {
    await queueInvitation(deps, transaction, communeId, person, at)
  }
  return { ...person, hadAccount: known !== undefined }
}

/**
 * Sends another invitation to somebody who is still to choose their first password; the links of
 * those before are good for as long as was said.
 * @throws Refusal (`not-found`), (`conflict`) when they have a password, (`bad-request`) without mail.
 */
export async function inviteAgain(
  deps: Pick<Deps, 'db' | 'clock' | 'publicUrl' | 'changes' | 'mailer'>,
  communeId: number,
  userId: string,
  actor: string,
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async transaction => {
    await lockCommune(transaction, communeId)
    const person = await personOf(transaction, communeId, userId)
    if (!person.invited) {
      throw new Refusal('conflict', peopleSentences.hasPassword(person.name))
    }
    refuseWithoutMail(deps)
    await queueInvitation(deps, transaction, communeId, person, at)
    const detail = { name: person.name }
    await journal(transaction, { communeId, actor, at }, 'invited', userId, detail)
  })
  deps.changes.tell(communeId, 'commune')
}

/**
 * Changes a role (somebody who may answer no more is in charge of no conversation), or gives a new
 * password to somebody who forgot theirs (which signs them out everywhere, takes away their second factor, which they may have lost with it, and lets go of their
 * identity at a provider). People change their own password themselves, knowing the old one.
 * @param reach of who asks: an administrator of one commune gives no password to somebody who also
 *   works in another, or looks after the installation: it would open that too.
 * @throws Refusal (`not-found`), (`conflict`) when no administrator would be left, or beyond their
 *   reach, (`bad-request`) where the password is easily guessed.
 */
export async function changePerson(
  deps: PeopleDeps,
  communeId: number,
  userId: string,
  edit: PersonEdit,
  actor: string,
  reach: 'commune' | 'installation' = 'commune',
): Promise<PersonShape> {
  const at = deps.clock.now()
  const { password } = edit
  if (password !== undefined) {
    const { name, email } = await personOf(deps.db, communeId, userId)
    const { name: commune } = await communeOf(deps, communeId)
    await refuseWeakPassword(password, { commune, name, email })
  }
  const passwordHash = password === undefined ? null : await hashPassword(deps.auth, password)
  let released = false
  const changed = await deps.db.transaction().execute(async transaction => {
    await lockCommune(transaction, communeId)
    const person = await personOf(transaction, communeId, userId)
    const role = edit.role ?? person.role
    if (role !== person.role) {
      if (role !== 'administrator') await mustNotBeLast(transaction, communeId, person)
      await updateMember(transaction, communeId, userId, { role })
      const detail = { name: person.name, from: person.role, to: role }
      await journal(transaction, { communeId, actor, at }, 'role-changed', userId, detail)
      if (!allows(role, 'messages.answer')) {
        const by = { communeId, actor, at }
        released = await deps.peopleHooks.answersNoMore(transaction, by, person)
      }
    }
    if (passwordHash !== null) {
      if (reach === 'commune') await mustWorkHereAlone(transaction, person)
      const accounts = await accountsIn(deps, transaction)
      await accounts.setPassword(userId, passwordHash)
      await accounts.endSecondFactor(userId)
      await accounts.unbind(userId)
      const detail = { name: person.name }
      await journal(transaction, { communeId, actor, at }, 'password-reset', userId, detail)
    }
    return { ...person, role }
  })
  deps.changes.tell(communeId, 'commune')
  if (released) deps.changes.tell(communeId, 'messages')
  return changed
}

/**
 * Takes somebody out of the commune; their API keys there end with them, and they are in charge of
 * nothing there any more. Their name stays on what
 * they wrote. Out of the last commune of this installation that has them, their account is closed,
 * and they are signed out everywhere.
 * @throws Refusal (`not-found`), (`conflict`) when no administrator would be left, of the commune or
 *   of the installation.
 */
export async function removePerson(
  deps: Pick<
    Deps,
    'db' | 'database' | 'clock' | 'secrets' | 'publicUrl' | 'changes' | 'peopleHooks'
  >,
  communeId: number,
  userId: string,
  actor: string,
): Promise<void> {
  const at = deps.clock.now()
  const released = await deps.db.transaction().execute(async transaction => {
    await lockCommune(transaction, communeId)
    const person = await personOf(transaction, communeId, userId)
    await mustNotBeLast(transaction, communeId, person)
    await holdUserByEmail(transaction, person.email)
    await deleteMember(transaction, communeId, userId)
    const by = { communeId, actor, at }
    const released = await deps.peopleHooks.answersNoMore(transaction, by, person)
    await deps.peopleHooks.left(transaction, by, person)
    await revokeKeys(transaction, by, { ownerId: userId })
    const other = await findMembership(transaction, userId)
    if (other !== undefined) await leaveCommune(transaction, userId, communeId, other.communeId)
    else await close(deps, transaction, person)
    const detail = { name: person.name }
    await journal(transaction, by, 'removed', userId, detail)
    return released
  })
  deps.changes.tell(communeId, 'commune')
  if (released) deps.changes.tell(communeId, 'messages')
}

async function personOf(db: Db, communeId: number, userId: string): Promise<Person> {
  const person = await findPerson(db, communeId, userId)
  if (person === undefined) throw notFound(peopleSentences.thisPerson)
  return person
}

async function close(
  deps: Pick<Deps, 'database' | 'secrets' | 'publicUrl'>,
  transaction: Db,
  { id, name }: Person,
): Promise<void> {
  const [one, ...more] = await installationAdministrators(transaction)
  // Where there is a single commune, every administrator looks after it.
  const isLast = one?.id === id && more.length === 0 && (await countCommunes(transaction)) > 1
  if (isLast) throw new Refusal('conflict', peopleSentences.lastOfInstallation(name))
  await setRunsInstallation(transaction, [id], false)
  await (await accountsIn(deps, transaction)).close(id)
}

async function mustWorkHereAlone(db: Db, { id, name }: Person): Promise<void> {
  const runs = (await installationAdministrators(db)).some(one => one.id === id)
  const isElsewhere = (await membershipsOf(db, id)).length > 1
  if (isElsewhere || (runs && (await countCommunes(db)) > 1)) {
    throw new Refusal('conflict', peopleSentences.worksElsewhere(name))
  }
}

async function mustNotBeLast(db: Db, communeId: number, person: Person): Promise<void> {
  if (person.role !== 'administrator' || (await countAdministrators(db, communeId)) > 1) return
  throw new Refusal('conflict', peopleSentences.lastAdministrator(person.name))
}

async function journal(
  db: Db,
  by: { communeId: number; actor: string; at: number },
  what: 'added' | 'invited' | 'removed' | 'role-changed' | 'password-reset',
  userId: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await writeJournal(db, { ...by, action: `person.${what}`, subject: `person:${userId}`, detail })
}
