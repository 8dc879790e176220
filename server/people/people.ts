import type { z } from 'zod'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { accountReader, queueMails } from '../mail/outbox.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { accountsIn, hashPassword } from './accounts.ts'
import { revokeKeys } from './api-keys.ts'
import { communeOf } from './commune.ts'
import type { LateAuth } from './late-auth.ts'
import { invitationRound, passwordMailKind } from './rules/password-link.ts'
import type { Role } from './rules/role.ts'
import { peopleSentences } from './sentences.ts'
import type { PersonShape, personNew } from './shapes/commune.ts'
import { lockCommune } from './store/communes.ts'
import { writeJournal } from './store/journal.ts'
import {
  countAdministrators,
  deleteMember,
  findMembership,
  findPerson,
  findPersonByEmail,
  hasUser,
  insertMember,
  listPeople as listPeopleRows,
  type Person,
  updateMemberRole,
} from './store/members.ts'
import { refuseWeakPassword } from './weak-password.ts'

export type PersonNew = z.infer<typeof personNew>

/** What may be changed of a person; what is absent stays. */
export type PersonEdit = { role?: Role | undefined; password?: string | undefined }

type PeopleDeps = Pick<
  Deps,
  'db' | 'database' | 'clock' | 'secrets' | 'publicUrl' | 'changes' | 'mailer'
> & { auth: LateAuth }

/** The commune and the role in which this person works; null when there is none (any more). */
export async function membershipOf(
  deps: Pick<Deps, 'db'>,
  userId: string,
): Promise<{ communeId: number; role: Role } | null> {
  const row = await findMembership(deps.db, userId)
  return row === undefined ? null : { communeId: row.communeId, role: row.role }
}

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
 * sent a link with which they choose their own.
 * @throws Refusal (`conflict`) when the address has an account, (`bad-request`) when neither is possible
 *   or the password is easily guessed.
 */
export async function addPerson(
  deps: PeopleDeps,
  communeId: number,
  person: PersonNew,
  actor: string,
): Promise<PersonShape> {
  const { name, role } = person
  const email = person.email.toLowerCase()
  const createdAt = deps.clock.now()
  const { password } = person
  if (password !== undefined) {
    const { name: commune } = await communeOf(deps, communeId)
    await refuseWeakPassword(password, { commune, name, email })
  }
  const passwordHash = password === undefined ? null : await hashPassword(deps.auth, password)
  if (passwordHash === null) refuseWithoutMail(deps)
  const id = await deps.db.transaction().execute(async transaction => {
    await lockCommune(transaction, communeId)
    if (await hasUser(transaction, email)) {
      throw new Refusal('conflict', peopleSentences.hasAccount(email), 'email')
    }
    const accounts = await accountsIn(deps, transaction)
    const userId = await accounts.create({ name, email, passwordHash })
    await insertMember(transaction, { communeId, userId, role, createdAt })
    await journal(transaction, { communeId, actor, at: createdAt }, 'added', userId, { name, role })
    if (passwordHash === null) {
      await queueInvitation(deps, transaction, communeId, { id: userId, email }, createdAt)
    }
    return userId
  })
  deps.changes.tell(communeId, 'commune')
  return { id, name, email, role, invited: passwordHash === null }
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

async function queueInvitation(
  deps: Pick<Deps, 'publicUrl'>,
  transaction: Db,
  communeId: number,
  person: { id: string; email: string },
  at: number,
): Promise<void> {
  const about = { communeId, subject: person.id, round: invitationRound(at), nextAt: at }
  await queueMails(deps, transaction, passwordMailKind, about, [accountReader(person)])
}

function refuseWithoutMail({ mailer }: Pick<Deps, 'mailer'>): void {
  if (mailer !== null) return
  throw new Refusal('bad-request', peopleSentences.noMail)
}

/**
 * Changes a role, or gives a new password to somebody who forgot theirs (which signs them out
 * everywhere, takes away their second factor, which they may have lost with it, and lets go of their
 * identity at a provider). People change their own password themselves, knowing the old one.
 * @throws Refusal (`not-found`), (`conflict`) when no administrator would be left, (`bad-request`)
 *   where the password is easily guessed.
 */
export async function changePerson(
  deps: PeopleDeps,
  communeId: number,
  userId: string,
  edit: PersonEdit,
  actor: string,
): Promise<PersonShape> {
  const at = deps.clock.now()
  const { password } = edit
  if (password !== undefined) {
    const { name, email } = await personOf(deps.db, communeId, userId)
    const { name: commune } = await communeOf(deps, communeId)
    await refuseWeakPassword(password, { commune, name, email })
  }
  const passwordHash = password === undefined ? null : await hashPassword(deps.auth, password)
  const changed = await deps.db.transaction().execute(async transaction => {
    await lockCommune(transaction, communeId)
    const person = await personOf(transaction, communeId, userId)
    const role = edit.role ?? person.role
    if (role !== person.role) {
      if (role !== 'administrator') await mustNotBeLast(transaction, communeId, person)
      await updateMemberRole(transaction, communeId, userId, role)
      const detail = { name: person.name, from: person.role, to: role }
      await journal(transaction, { communeId, actor, at }, 'role-changed', userId, detail)
    }
    if (passwordHash !== null) {
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
  return changed
}

/**
 * Takes somebody out of the commune and signs them out everywhere; their API keys end with them.
 * Their name stays on what they wrote; their account is closed when no other commune of this installation has them.
 * @throws Refusal (`not-found`), (`conflict`) when no administrator would be left.
 */
export async function removePerson(
  deps: Pick<Deps, 'db' | 'database' | 'clock' | 'secrets' | 'publicUrl' | 'changes'>,
  communeId: number,
  userId: string,
  actor: string,
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async transaction => {
    await lockCommune(transaction, communeId)
    const person = await personOf(transaction, communeId, userId)
    await mustNotBeLast(transaction, communeId, person)
    await deleteMember(transaction, communeId, userId)
    await revokeKeys(transaction, { communeId, actor, at }, { ownerId: userId })
    if ((await findMembership(transaction, userId)) === undefined) {
      await (await accountsIn(deps, transaction)).close(userId)
    }
    const detail = { name: person.name }
    await journal(transaction, { communeId, actor, at }, 'removed', userId, detail)
  })
  deps.changes.tell(communeId, 'commune')
}

async function personOf(db: Db, communeId: number, userId: string): Promise<Person> {
  const person = await findPerson(db, communeId, userId)
  if (person === undefined) throw notFound(peopleSentences.thisPerson)
  return person
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
