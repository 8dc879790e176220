import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { openOrNone } from '../platform/secrets.ts'
import { isPasswordOf, sessionBegan } from './accounts.ts'
import type { LateAuth } from './late-auth.ts'
import { whyNoPasskeys } from './rules/sign-in.ts'
import { peopleSentences } from './sentences.ts'
import { noteSignIn } from './sessions.ts'
import type {
  Assertion,
  CreationOptions,
  PasskeyShape,
  passkeysShape,
  Registration,
  RequestOptions,
} from './shapes.ts'
import {
  deletePasskey,
  findPasskey,
  hasPassword,
  insertPasskey,
  listPasskeys as listPasskeyRows,
  renamePasskey as renamePasskeyRow,
  touchPasskey,
} from './store/credentials.ts'
import { writeJournal } from './store/journal.ts'
import { findMembership, findUser } from './store/members.ts'

type PasskeyDeps = Pick<Deps, 'db' | 'clock' | 'secrets' | 'publicUrl' | 'log'>

/** Who is signed in; null: an API key, which has no passkey. */
type Who = {
  communeId: number
  userId: string | null
  sessionId: string | null
  actor: string
  email: string | null
}

/** What a browser brings back of what it was asked, and whether it answered that before. */
type Kept = { sealed: string | null; isSpent: (challenge: string) => boolean }

/** How long a browser may take to ask its person, ms. */
export const challengeMs = 5 * 60_000

/** How long ago somebody without a password may have signed in to add a passkey, ms. */
const freshMs = 15 * 60_000

/** EdDSA, ES256 and RS256 (https://www.iana.org/assignments/cose): all that devices make. */
const algorithms = [-8, -7, -257]

const mostPasskeys = 20

export async function listPasskeys(
  { db, publicUrl }: Pick<Deps, 'db' | 'publicUrl'>,
  { userId }: Pick<Who, 'userId'>,
): Promise<z.output<typeof passkeysShape>> {
  const rows = userId === null ? [] : await listPasskeyRows(db, userId)
  return {
    passkeys: rows.map(shapeOf),
    whyNot: whyNoPasskeys(publicUrl),
    asksForPassword: userId !== null && (await hasPassword(db, userId)),
  }
}

/** What a browser is asked to make, and what it keeps, sealed, until it has. */
export async function beginPasskey(
  deps: PasskeyDeps,
  who: Who,
): Promise<{ options: CreationOptions; sealed: string }> {
  const userId = personOf(who)
  const id = partyOf(deps)
  const rows = await listPasskeyRows(deps.db, userId)
  if (rows.length >= mostPasskeys) {
    throw new Refusal('conflict', peopleSentences.tooManyPasskeys(mostPasskeys))
  }
  const { challenge, sealed } = challengeFor(deps, userId)
  const name = who.email ?? who.actor
  const options: CreationOptions = {
    challenge,
    rp: { id, name: 'Tambour' },
    user: { id: Buffer.from(userId).toString('base64url'), name, displayName: who.actor },
    pubKeyCredParams: algorithms.map(alg => ({ type: 'public-key', alg })),
    excludeCredentials: rows.map(row => ({ type: 'public-key', id: row.id })),
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    attestation: 'none',
  }
  return { options, sealed }
}

/**
 * Adds what a browser made. It opens the account without a code, and so anybody who adds one proves
 * anew who they are: by their password, or by having signed in just now where they have none.
 * @throws Refusal (`bad-request`) when it does not fit, (`forbidden`) without that proof
 */
export async function addPasskey(
  deps: PasskeyDeps & { auth: LateAuth },
  who: Who,
  kept: Kept,
  { name, password, response }: { name: string; password: string; response: Registration },
): Promise<PasskeyShape> {
  const userId = personOf(who)
  const challenge = challengeOf(deps, kept, userId)
  await mustBeThem(deps, { ...who, userId }, password)
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: new URL(deps.publicUrl).origin,
    expectedRPID: partyOf(deps),
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(error => {
    deps.log.warn({ err: error }, 'passkey-not-added')
    return { registrationInfo: undefined }
  })
  if (registrationInfo === undefined) throw unusable()
  const { id, publicKey, counter } = registrationInfo.credential
  if ((await findPasskey(deps.db, id)) !== undefined) throw unusable()
  const row = {
    id,
    userId,
    name,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    createdAt: deps.clock.now(),
    lastUsedAt: null,
  }
  await deps.db.transaction().execute(async transaction => {
    await insertPasskey(transaction, row)
    await note(transaction, deps, { ...who, userId }, 'person.passkey-added', name)
  })
  return shapeOf(row)
}

/** @throws Refusal (`not-found`) */
export async function renamePasskey(
  { db }: Pick<Deps, 'db'>,
  { userId }: Who,
  id: string,
  name: string,
): Promise<void> {
  const isTheirs = userId !== null && (await renamePasskeyRow(db, userId, id, name))
  if (!isTheirs) throw notFound(peopleSentences.thisPasskey)
}

/** @throws Refusal (`not-found`) */
export async function removePasskey(
  deps: Pick<Deps, 'db' | 'clock'>,
  who: Who,
  id: string,
): Promise<void> {
  const { userId } = who
  await deps.db.transaction().execute(async transaction => {
    const row = userId === null ? undefined : await deletePasskey(transaction, userId, id)
    if (row === undefined || userId === null) throw notFound(peopleSentences.thisPasskey)
    await note(transaction, deps, { ...who, userId }, 'person.passkey-removed', row.name)
  })
}

/** What any browser is asked to sign, no matter who is before it: the passkey says who. */
export function beginPasskeySignIn(deps: PasskeyDeps): { options: RequestOptions; sealed: string } {
  const rpId = partyOf(deps)
  const { challenge, sealed } = challengeFor(deps, null)
  return { options: { challenge, rpId, userVerification: 'required' }, sealed }
}

/**
 * Who signed with a passkey. Their device asked for their finger, face or PIN, so that it stands for
 * both factors.
 * @throws Refusal (`forbidden`), the same whatever does not fit
 */
export async function signInByPasskey(
  deps: PasskeyDeps,
  kept: Kept,
  { response, from }: { response: Assertion; from: string | null },
): Promise<{ userId: string }> {
  const { db, clock } = deps
  const challenge = challengeOf(deps, kept, null)
  const row = await findPasskey(db, response.id)
  const user = row && (await findUser(db, row.userId))
  if (row === undefined || user === undefined) throw opensNothing()
  const refuse = async (): Promise<never> => {
    const { email } = user
    await noteSignIn(deps, { email, from, succeeded: false, passkey: row.name })
    throw opensNothing()
  }
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const counted = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: new URL(deps.publicUrl).origin,
    expectedRPID: partyOf(deps),
    requireUserVerification: true,
    credential: {
      id: row.id,
      publicKey: new Uint8Array(Buffer.from(row.publicKey, 'base64url')),
      counter: row.counter,
    },
  }).then(
    ({ verified, authenticationInfo }) => (verified ? authenticationInfo.newCounter : null),
    error => {
      deps.log.warn({ err: error }, 'passkey-refused')
      return null
    },
  )
  if (counted === null) return await refuse()
  if ((await findMembership(db, row.userId)) === undefined) throw opensNothing()
  if (!(await touchPasskey(db, row.id, row.counter, counted, clock.now()))) return await refuse()
  await noteSignIn(deps, { email: user.email, from, succeeded: true, passkey: row.name })
  return { userId: row.userId }
}

function personOf({ userId }: Who): string {
  if (userId !== null) return userId
  throw new Refusal('conflict', peopleSentences.passkeyOfKey)
}

/** @throws Refusal (`forbidden`) */
async function mustBeThem(
  deps: Pick<Deps, 'db' | 'clock'> & { auth: LateAuth },
  { userId, sessionId }: { userId: string; sessionId: string | null },
  password: string,
): Promise<void> {
  if (await hasPassword(deps.db, userId)) {
    if (await isPasswordOf(deps.auth, userId, password)) return
    throw new Refusal('forbidden', peopleSentences.wrongCurrentPassword)
  }
  const began = await sessionBegan(deps.auth, userId, sessionId)
  if (began !== null && deps.clock.now() - began < freshMs) return
  throw new Refusal('forbidden', peopleSentences.signInAnew)
}

/** The name to which passkeys belong: the installation's own. */
function partyOf({ publicUrl }: Pick<Deps, 'publicUrl'>): string {
  if (whyNoPasskeys(publicUrl) === null) return new URL(publicUrl).hostname
  throw new Refusal('conflict', peopleSentences.passkeysNeedName)
}

const subject = 'passkey challenge'

function challengeFor({ secrets, clock }: PasskeyDeps, userId: string | null) {
  const challenge = randomBytes(32).toString('base64url')
  const kept = { challenge, userId: userId ?? '', at: String(clock.now()) }
  return { challenge, sealed: secrets.seal(kept, subject) }
}

/** @throws Refusal (`bad-request`) when this browser was not asked, or too long ago */
function challengeOf(
  { secrets, clock }: PasskeyDeps,
  { sealed, isSpent }: Kept,
  userId: string | null,
): string {
  const { challenge, userId: of, at } = openOrNone(secrets, sealed ?? '', subject)
  const isTheirs = of === (userId ?? '') && Number(at) + challengeMs >= clock.now()
  if (challenge !== undefined && isTheirs && !isSpent(challenge)) return challenge
  throw new Refusal('bad-request', peopleSentences.tooSlow)
}

function unusable(): Refusal {
  return new Refusal('bad-request', peopleSentences.passkeyUnfit)
}

function opensNothing(): Refusal {
  return new Refusal('forbidden', peopleSentences.passkeyOpensNothing)
}

function shapeOf(row: {
  id: string
  name: string
  createdAt: number
  lastUsedAt: number | null
}): PasskeyShape {
  const { id, name, createdAt, lastUsedAt } = row
  return { id, name, createdAt: toIso(createdAt), lastUsedAt: toIsoOrNull(lastUsedAt) }
}

async function note(
  db: Deps['db'],
  { clock }: Pick<Deps, 'clock'>,
  { communeId, userId, actor }: { communeId: number; userId: string; actor: string },
  action: 'person.passkey-added' | 'person.passkey-removed',
  name: string,
): Promise<void> {
  const about = `person:${userId}`
  const at = clock.now()
  await writeJournal(db, { communeId, at, actor, action, subject: about, detail: { name } })
}
