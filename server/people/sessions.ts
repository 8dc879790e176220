import type { Deps } from '../deps.ts'
import { toIso } from '../language/instant.ts'
import { notFound } from '../platform/refusal.ts'
import { accountsIn } from './accounts.ts'
import type { LateAuth } from './late-auth.ts'
import type { JournalAction } from './rules/journal.ts'
import { deviceOf } from './rules/sign-in.ts'
import { peopleSentences } from './sentences.ts'
import type { SessionShape } from './shapes.ts'
import { deleteDevicesOf } from './store/devices.ts'
import { ourselves, writeJournal } from './store/journal.ts'
import { findMembership, findUserByEmail } from './store/members.ts'

/** Whose sessions, and which of them asks; null: an API key, which has none. */
type Who = { userId: string | null; sessionId: string | null }

/** Where this person is signed in, the last seen first. */
export async function listSessions(
  auth: LateAuth,
  { userId, sessionId }: Who,
): Promise<SessionShape[]> {
  if (userId === null) return []
  const { internalAdapter } = await (await auth()).$context
  const sessions = await internalAdapter.listSessions(userId)
  return sessions
    .toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
    .map(({ id, createdAt, updatedAt, userAgent }) => ({
      id,
      device: deviceOf(userAgent ?? ''),
      createdAt: toIso(createdAt.getTime()),
      seenAt: toIso(updatedAt.getTime()),
      isThis: id === sessionId,
    }))
}

/**
 * Ends one session of this person, or all but the one that asks: then no browser of theirs is told of
 * alerts any more until it is opened and says again that it is there. What is open there ends at once.
 * @throws Refusal (`not-found`) when there is no such session of theirs
 */
export async function endSessions(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'> & { auth: LateAuth },
  who: Who & { communeId: number; actor: string },
  which: { id: string } | 'others',
): Promise<void> {
  const { userId, sessionId } = who
  const { internalAdapter } = await (await deps.auth()).$context
  const sessions = userId === null ? [] : await internalAdapter.listSessions(userId)
  const ending = sessions.filter(({ id }) =>
    which === 'others' ? id !== sessionId : id === which.id,
  )
  if (which !== 'others' && ending.length === 0) throw notFound(peopleSentences.thisSession)
  for (const { token } of ending) await internalAdapter.deleteSession(token)
  if (userId === null) return
  if (which === 'others') await deleteDevicesOf(deps.db, userId, 'browsers')
  if (ending.length === 0) return
  await note(deps, { ...who, userId }, 'person.sessions-ended', { count: ending.length })
  deps.changes.tell(who.communeId, 'commune')
}

/** A sign-in that succeeded or not, and the network address from which. */
export type SignInAttempt = {
  email: string
  from: string | null
  succeeded: boolean
  /** The identity provider by which they came; absent: by password. */
  by?: string
  /** The name of the passkey with which they came. */
  passkey?: string
}

/** Notes a sign-in, good or bad. Of an address that has no account here nothing is noted. */
export async function noteSignIn(
  deps: Pick<Deps, 'db' | 'clock'>,
  { email, from, succeeded, by, passkey }: SignInAttempt,
): Promise<void> {
  const user = await findUserByEmail(deps.db, email)
  const member = user && (await findMembership(deps.db, user.id))
  if (user === undefined || member === undefined) return
  const who = { communeId: member.communeId, userId: user.id, actor: user.name }
  if (succeeded) await note(deps, who, 'person.signed-in', { from, by, passkey })
  else {
    const detail = { name: user.name, from, by, passkey }
    await note(deps, { ...who, actor: ourselves }, 'person.sign-in-refused', detail)
  }
}

type Signed = { communeId: number; userId: string; actor: string }

export async function noteSignOut(deps: Pick<Deps, 'db' | 'clock'>, who: Signed): Promise<void> {
  await note(deps, who, 'person.signed-out', {})
}

/** Once the second factor was proved for the first time, or taken away. */
export async function noteSecondFactor(
  deps: Pick<Deps, 'db' | 'clock'>,
  who: Signed,
  isOn: boolean,
): Promise<void> {
  await note(deps, who, isOn ? 'person.second-factor-on' : 'person.second-factor-off', {})
}

/** After somebody changed their own password: the links that they were sent end, as did their other sessions. */
export async function notePasswordChange(
  deps: Pick<Deps, 'db' | 'database' | 'clock' | 'secrets' | 'publicUrl'>,
  who: Signed,
): Promise<void> {
  await (await accountsIn(deps, deps.db)).endLinks(who.userId)
  await note(deps, who, 'person.password-changed', {})
}

async function note(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { communeId, userId, actor }: Signed,
  action: JournalAction,
  detail: Record<string, unknown>,
): Promise<void> {
  const subject = `person:${userId}`
  await writeJournal(db, { communeId, at: clock.now(), actor, action, subject, detail })
}
