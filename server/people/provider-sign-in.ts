import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../platform/refusal.ts'
import { openOrNone } from '../platform/secrets.ts'
import { accountsIn } from './accounts.ts'
import type { LateAuth } from './late-auth.ts'
import { GivenUp, type Identified, type Provider } from './provider.ts'
import { askedForTwoFactors, type ProviderRefusal, pageOf, providerIdOf } from './rules/provider.ts'
import { peopleSentences } from './sentences.ts'
import { noteSignIn } from './sessions.ts'
import { lockCommune } from './store/communes.ts'
import { findUserByIdentity, hasIdentity } from './store/credentials.ts'
import { writeJournal } from './store/journal.ts'
import { findMembership, findUserByEmail } from './store/members.ts'

type ProviderDeps = Pick<
  Deps,
  'db' | 'database' | 'clock' | 'log' | 'secrets' | 'publicUrl' | 'changes'
> & { auth: LateAuth; provider: Provider }

/** How long somebody may be at the provider, ms. */
export const attemptMs = 10 * 60_000

/** What is sealed for the way there and back, and what for signing out. */
const attemptSubject = 'oidc attempt'
const sessionSubject = 'oidc session'

/**
 * Where to send a browser, and what it keeps, sealed, until it comes back.
 * @throws Refusal (`unavailable`) when the provider does not say where.
 */
export async function beginAtProvider(
  { provider, secrets, clock, publicUrl, log }: ProviderDeps,
  to: string,
): Promise<{ url: string; sealed: string }> {
  const { url, attempt } = await provider.begin().catch(error => {
    log.warn({ err: error }, 'provider-sign-in-not-begun')
    throw new Refusal('unavailable', peopleSentences.providerSilent(provider.name))
  })
  const kept = { ...attempt, to: pageOf(to, publicUrl), at: String(clock.now()) }
  return { url, sealed: secrets.seal(kept, attemptSubject) }
}

export type CameBack =
  | { isIn: false; why: ProviderRefusal }
  | {
      isIn: true
      userId: string
      email: string
      to: string
      /** Whether our own code is asked for still; then nobody is signed in yet. */
      needsCode: boolean
      /** For `endAtProvider`, sealed. */
      sealed: string
    }

/**
 * Who came back from the provider. Nobody gets in whom an administrator has not made a person: at
 * their first coming the verified address says who they are, from then on the provider's `sub` alone,
 * for an address may be given to somebody else.
 * @param sealed what the browser kept; null: nothing, and so it is not the one that left
 */
export async function comeBack(
  deps: ProviderDeps,
  { query, sealed, from }: { query: URLSearchParams; sealed: string | null; from: string | null },
): Promise<CameBack> {
  const { provider, secrets, log } = deps
  const attempt = attemptOf(deps, sealed)
  if (attempt === null) return { isIn: false, why: 'expired' }
  let identified: Identified
  try {
    identified = await provider.finish(query, attempt)
  } catch (error) {
    if (error instanceof GivenUp) return { isIn: false, why: 'cancelled' }
    log.warn({ err: error }, 'provider-sign-in-failed')
    return { isIn: false, why: 'failed' }
  }
  const found = await personOf(deps, identified)
  if ('why' in found) {
    if (found.why === 'other') {
      const { email } = identified
      await noteSignIn(deps, { email, from, succeeded: false, by: provider.name })
    }
    return { isIn: false, why: found.why }
  }
  const { id, email } = found
  const { internalAdapter } = await (await deps.auth()).$context
  const user = await internalAdapter.findUserById(id)
  const hasCode = user !== null && Reflect.get(user, 'twoFactorEnabled') === true
  const needsCode = hasCode && !askedForTwoFactors(identified)
  const kept = { userId: id, email, idToken: identified.idToken }
  return {
    isIn: true,
    userId: id,
    email,
    to: attempt.to,
    needsCode,
    sealed: secrets.seal(kept, sessionSubject),
  }
}

/** Where this person's browser must go for the provider's session to end as well; null: nowhere. */
export async function endAtProvider(
  { provider, secrets, log }: Pick<ProviderDeps, 'provider' | 'secrets' | 'log'>,
  userId: string,
  sealed: string | null,
): Promise<string | null> {
  const kept = opened(secrets, sealed, sessionSubject)
  if (kept === null || kept.userId !== userId || kept.idToken === undefined) return null
  try {
    return await provider.end(kept.idToken)
  } catch (error) {
    log.warn({ err: error }, 'provider-session-not-ended')
    return null
  }
}

/** Whether this browser's person came by the provider. */
export function cameByProvider(
  { secrets }: Pick<ProviderDeps, 'secrets'>,
  email: string,
  sealed: string | null,
): boolean {
  return opened(secrets, sealed, sessionSubject)?.email === email
}

async function personOf(
  deps: ProviderDeps,
  { subject, email, isVerified }: Identified,
): Promise<{ id: string; email: string } | { why: ProviderRefusal }> {
  const { provider, clock, changes } = deps
  const providerId = providerIdOf(provider)
  const bound = await deps.db.transaction().execute(async transaction => {
    const known = await findUserByIdentity(transaction, providerId, subject)
    if (known !== undefined) return await memberOr(transaction, known)
    if (!isVerified) return { why: 'unverified' as const }
    const user = await findUserByEmail(transaction, email)
    const member = user && (await findMembership(transaction, user.id))
    if (user === undefined || member === undefined) return { why: 'unknown' as const }
    const { communeId } = member
    // Two first comings at once: the second waits here, and then finds the first.
    await lockCommune(transaction, communeId)
    const since = await findUserByIdentity(transaction, providerId, subject)
    if (since !== undefined) return await memberOr(transaction, since)
    if (await hasIdentity(transaction, providerId, user.id)) return { why: 'other' as const }
    const accounts = await accountsIn(deps, transaction)
    await accounts.bind(user.id, providerId, subject)
    await writeJournal(transaction, {
      communeId,
      at: clock.now(),
      actor: user.name,
      action: 'person.provider-bound',
      subject: `person:${user.id}`,
      detail: { provider: provider.name },
    })
    return { ...user, boundIn: communeId }
  })
  if ('boundIn' in bound) changes.tell(bound.boundIn, 'commune')
  return bound
}

async function memberOr(db: Db, user: { id: string; email: string }) {
  const member = await findMembership(db, user.id)
  return member === undefined ? { why: 'unknown' as const } : user
}

function attemptOf({ secrets, clock }: ProviderDeps, sealed: string | null) {
  const kept = opened(secrets, sealed, attemptSubject)
  if (kept === null) return null
  const { state = '', nonce = '', verifier = '', to = '/', at } = kept
  return Number(at) + attemptMs < clock.now() ? null : { state, nonce, verifier, to }
}

/** What a browser brought back; null: nothing, or nothing of ours. */
function opened(
  secrets: ProviderDeps['secrets'],
  sealed: string | null,
  subject: string,
): Partial<Record<string, string>> | null {
  if (sealed === null) return null
  const values = openOrNone(secrets, sealed, subject)
  return Object.keys(values).length === 0 ? null : values
}
