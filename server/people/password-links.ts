import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { accountReader, queueMails } from '../mail/outbox.ts'
import { mailsAbout } from '../mail/rows.ts'
import { Refusal } from '../platform/refusal.ts'
import { accountsIn, hashPassword } from './accounts.ts'
import { communeOf } from './commune.ts'
import type { LateAuth } from './late-auth.ts'
import { refuseWeakPassword } from './passwords.ts'
import {
  forgottenRound,
  invitationRound,
  joinedRound,
  passwordMailKind,
} from './rules/password-link.ts'
import { peopleSentences } from './sentences.ts'
import type { PasswordLinkShape } from './shapes.ts'
import { lockCommune } from './store/communes.ts'
import { ourselves, writeJournal } from './store/journal.ts'
import { findMembership, findPerson, findUserByEmail, type Person } from './store/members.ts'

type LinkDeps = Pick<Deps, 'db' | 'database' | 'clock' | 'secrets' | 'publicUrl' | 'changes'> & {
  auth: LateAuth
}

/**
 * Sends somebody who forgot their password a link with which to choose another. Anybody who asks learns
 * nothing of it: an address without an account is passed over in silence, and so is one that has
 * been sent a link within ten minutes, no matter who asked.
 * @param from the network address of who asks, for the journal
 */
export async function sendForgottenLink(
  deps: Pick<Deps, 'db' | 'clock' | 'publicUrl' | 'changes' | 'mailer'>,
  email: string,
  from: string | null,
): Promise<void> {
  if (deps.mailer === null) return
  const user = await findUserByEmail(deps.db, email)
  const member = user && (await findMembership(deps.db, user.id))
  if (user === undefined || member === undefined) return
  const { communeId } = member
  const at = deps.clock.now()
  const about = { communeId, subject: user.id, round: forgottenRound(at), nextAt: at }
  const isQueued = await deps.db.transaction().execute(async transaction => {
    await lockCommune(transaction, communeId)
    const written = await mailsAbout(transaction, passwordMailKind, user.id)
    if (written.some(({ round }) => round === about.round)) return false
    await queueMails(deps, transaction, passwordMailKind, about, [accountReader(user)])
    await writeJournal(transaction, {
      communeId,
      at,
      actor: ourselves,
      action: 'person.link-sent',
      subject: `person:${user.id}`,
      detail: { name: user.name, from },
    })
    return true
  })
  if (isQueued) deps.changes.tell(communeId, 'commune')
}

/**
 * Whose password a link chooses. Looking changes nothing, however often mail servers do it.
 * @throws Refusal (`not-found`) when it was used, is over, or was never made
 */
export async function readPasswordLink(
  deps: Pick<LinkDeps, 'db' | 'database' | 'clock' | 'secrets' | 'publicUrl'>,
  token: string,
): Promise<PasswordLinkShape> {
  const { person, communeId } = await personOfLink(deps, deps.db, token)
  const { name } = await communeOf(deps, communeId)
  return { name: person.name, email: person.email, commune: name, isFirst: person.invited }
}

/**
 * Chooses a password by the link of a mail, once: every session and every other link of that person
 * ends with it.
 * @throws Refusal, as `readPasswordLink`, (`bad-request`) where the password is easily guessed
 */
export async function usePasswordLink(
  deps: LinkDeps,
  { token, password }: { token: string; password: string },
): Promise<{ email: string }> {
  const { person: whose, communeId } = await personOfLink(deps, deps.db, token)
  const { name: commune } = await communeOf(deps, communeId)
  await refuseWeakPassword(password, { ...whose, commune })
  const passwordHash = await hashPassword(deps.auth, password)
  const at = deps.clock.now()
  const email = await deps.db.transaction().execute(async transaction => {
    // Anybody who uses the same link at the same moment waits here, and then finds none.
    await lockCommune(transaction, communeId)
    const { person } = await personOfLink(deps, transaction, token)
    await (await accountsIn(deps, transaction)).setPassword(person.id, passwordHash)
    await writeJournal(transaction, {
      communeId,
      at,
      actor: person.name,
      action: 'person.password-chosen',
      subject: `person:${person.id}`,
    })
    return person.email
  })
  deps.changes.tell(communeId, 'commune')
  return { email }
}

async function personOfLink(
  deps: Pick<LinkDeps, 'db' | 'database' | 'clock' | 'secrets' | 'publicUrl'>,
  db: Db,
  token: string,
): Promise<{ person: Person; communeId: number }> {
  const userId = await (await accountsIn(deps, db)).userOfLink(token, deps.clock.now())
  const member = userId === null ? undefined : await findMembership(db, userId)
  const person = member && (await findPerson(db, member.communeId, member.userId))
  if (person === undefined || member === undefined) {
    throw new Refusal('not-found', peopleSentences.linkUsed)
  }
  return { person, communeId: member.communeId }
}

/** The mail of an invitation, or the news that an account works in another commune too. */
export async function queueInvitation(
  deps: Pick<Deps, 'publicUrl'>,
  transaction: Db,
  communeId: number,
  person: { id: string; email: string; invited: boolean },
  at: number,
): Promise<void> {
  const round = person.invited ? invitationRound(at) : joinedRound(communeId, at)
  const about = { communeId, subject: person.id, round, nextAt: at }
  await queueMails(deps, transaction, passwordMailKind, about, [accountReader(person)])
}

/** @throws Refusal (`bad-request`) */
export function refuseWithoutMail({ mailer }: Pick<Deps, 'mailer'>): void {
  if (mailer !== null) return
  throw new Refusal('bad-request', peopleSentences.noMail)
}
