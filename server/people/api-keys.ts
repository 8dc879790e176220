import { createHash, randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { NBSP } from '../language/french.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import type { Sentence } from '../language/sentence.ts'
import { notFound } from '../platform/refusal.ts'
import { communeOf } from './commune.ts'
import { type KeyOwner, usualKeyDays } from './rules/api-key.ts'
import { lesserRole, type Role, runsInstallation } from './rules/role.ts'
import { peopleSentences } from './sentences.ts'
import type { ApiKeyShape, apiKeyMade, apiKeyNew } from './shapes.ts'
import {
  findApiKey,
  findApiKeyByHash,
  insertApiKey,
  listApiKeys as listApiKeyRows,
  type OwnedKey,
  revokeApiKeyRows,
  touchApiKey,
} from './store/api-keys.ts'
import { writeJournal } from './store/journal.ts'

export type ApiKeyMade = z.infer<typeof apiKeyMade>

/** Characters of a key that are shown again: enough to tell two apart, nothing to guess from. */
const prefixLength = 'tmb_'.length + 6

const dayMs = 24 * 60 * 60 * 1000

/** How exactly a key's last use is told, ms. */
const touchEveryMs = 60_000

/**
 * Makes a key, which is told this once: only its hash is kept.
 * @param by who makes it, for the journal; `keyOwner` to whom it belongs.
 */
export async function createApiKey(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  communeId: number,
  { name, role, days = usualKeyDays }: z.input<typeof apiKeyNew>,
  by: { actor: string; keyOwner: KeyOwner },
): Promise<ApiKeyMade> {
  const token = `tmb_${randomBytes(32).toString('base64url')}`
  const createdAt = deps.clock.now()
  const endsAt = days === null ? null : createdAt + days * dayMs
  const row = await deps.db.transaction().execute(async transaction => {
    const id = await insertApiKey(transaction, {
      communeId,
      name,
      role,
      prefix: token.slice(0, prefixLength),
      hash: hashOf(token),
      ...by.keyOwner,
      createdAt,
      endsAt,
      lastUsedAt: null,
      revokedAt: null,
    })
    await writeJournal(transaction, {
      communeId,
      at: createdAt,
      actor: by.actor,
      action: 'api-key.created',
      subject: `api-key:${id}`,
      detail: { name, role, endsAt: toIsoOrNull(endsAt) },
    })
    return await findApiKey(transaction, id)
  })
  deps.changes.tell(communeId, 'commune')
  return { ...shapeOf(row, createdAt), token }
}

export async function listApiKeys(
  deps: Pick<Deps, 'db' | 'clock'>,
  communeId: number,
): Promise<ApiKeyShape[]> {
  const now = deps.clock.now()
  return (await listApiKeyRows(deps.db, communeId)).map(row => shapeOf(row, now))
}

/** @throws Refusal (`not-found`) when there is none that nobody revoked. */
export async function revokeApiKey(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  communeId: number,
  id: number,
  actor: string,
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async transaction => {
    const revoked = await revokeKeys(transaction, { communeId, at, actor }, { id })
    if (revoked === 0) throw notFound(peopleSentences.thisKey)
  })
  deps.changes.tell(communeId, 'commune')
}

/** Inside a transaction: this key, or all of a person; resolves with how many opened something. */
export async function revokeKeys(
  db: Db,
  by: { communeId: number; at: number; actor: string },
  which: { id: number } | { ownerId: string },
): Promise<number> {
  const revoked = await revokeApiKeyRows(db, by.communeId, which, by.at)
  for (const { id, name } of revoked) {
    const subject = `api-key:${id}`
    await writeJournal(db, { ...by, action: 'api-key.revoked', subject, detail: { name } })
  }
  return revoked.length
}

/** What a key opens, and for whom; or the sentence for the person who sent one that opens nothing. */
export type KeyFound =
  | {
      opens: true
      id: number
      communeId: number
      role: Role
      /** Whether it may do on the installation what its person may. */
      runsInstallation: boolean
      actor: string
      owner: KeyOwner
    }
  | { opens: false; why: Sentence }

/**
 * Whose key this is, and what it may do now. Any text costs the same: one hash and one look-up by
 * it, so that the time of the answer tells nothing about a key.
 */
export async function readApiKey(
  deps: Pick<Deps, 'db' | 'clock'>,
  token: string,
): Promise<KeyFound> {
  const row = await findApiKeyByHash(deps.db, hashOf(token))
  if (row === undefined) return { opens: false, why: peopleSentences.keyUnknown }
  const now = deps.clock.now()
  const { id, communeId, name, ownerKind, ownerId, ownerName, communes } = row
  const role = roleOfKey(row, now)
  if (role === null) {
    const { zone } = await communeOf(deps, communeId)
    return { opens: false, why: whyKeyIsClosed(row, now, zone) }
  }
  const before = now - touchEveryMs
  if (row.lastUsedAt === null || row.lastUsedAt <= before) {
    await touchApiKey(deps.db, id, now, before)
  }
  const actor = actorOfKey(name, ownerKind, ownerName)
  // A key that is to do less than all does nothing on the installation.
  const isMarked = row.ownerRuns === 1 && role === 'administrator'
  return {
    opens: true,
    id,
    communeId,
    role,
    runsInstallation: runsInstallation({ isMarked, role, communes: Number(communes) }),
    actor,
    owner: { ownerKind, ownerId },
  }
}

/** All that is kept of a key, or of a link's word. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function shapeOf(row: OwnedKey, now: number): ApiKeyShape {
  const { id, name, role, ownerKind, ownerName, prefix } = row
  return {
    id,
    name,
    role,
    roleNow: roleOfKey(row, now),
    owner: { kind: ownerKind, name: ownerName },
    prefix,
    createdAt: toIso(row.createdAt),
    endsAt: toIsoOrNull(row.endsAt),
    lastUsedAt: toIsoOrNull(row.lastUsedAt),
  }
}

type KeyFacts = {
  role: Role
  ownerKind: KeyOwner['ownerKind']
  /** What its person is here now; null: nothing (any more). */
  ownerRole: Role | null
  endsAt: number | null
  revokedAt: number | null
}

/** What a key may do now: what both it and its person may; null: it opens nothing. */
function roleOfKey(key: KeyFacts, now: number): Role | null {
  if (key.revokedAt !== null || (key.endsAt !== null && key.endsAt <= now)) return null
  if (key.ownerKind !== 'person') return key.role
  return key.ownerRole && lesserRole(key.role, key.ownerRole)
}

/** Why a key opens nothing, for the person who sent it. */
function whyKeyIsClosed({ revokedAt, endsAt }: KeyFacts, now: number, zone: string): Sentence {
  if (revokedAt !== null) return peopleSentences.keyRevoked
  if (endsAt !== null && endsAt <= now) return peopleSentences.keyEnded(endsAt, zone)
  return peopleSentences.keyOfNobody
}

/**
 * Who the journal says it was: « Clé « Sauvegarde » (Camille Perrin) », so that no key passes for
 * the person whose name it was given.
 */
export function actorOfKey(
  name: string,
  ownerKind: KeyOwner['ownerKind'],
  ownerName: string | null,
): string {
  const owner = ownerKind === 'installation' ? 'ligne de commande' : ownerName
  return `Clé «${NBSP}${name}${NBSP}»${owner === null ? '' : ` (${owner})`}`
}
