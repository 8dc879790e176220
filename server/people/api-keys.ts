import { createHash, randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { notFound } from '../platform/refusal.ts'
import type { Role } from './rules/role.ts'
import type { ApiKeyShape, apiKeyMade, apiKeyNew } from './shapes/commune.ts'
import {
  findApiKeyByHash,
  insertApiKey,
  listApiKeys as listApiKeyRows,
  revokeApiKeyRow,
  touchApiKey,
} from './store/api-keys.ts'
import { writeJournal } from './store/journal.ts'
export type ApiKeyMade = z.infer<typeof apiKeyMade>

/** Characters of a key that are shown again: enough to tell two apart, nothing to guess from. */
const prefixLength = 'tmb_'.length + 6

/** How exactly a key's last use is told, ms. */
const touchEveryMs = 60_000

/**
 * Makes a key, which is told this once: only its hash is kept.
 * @param by who makes it, for the journal; `userId` null when no person did.
 */
export async function createApiKey(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  communeId: number,
  { name, role }: z.infer<typeof apiKeyNew>,
  by: { actor: string; userId: string | null },
): Promise<ApiKeyMade> {
  const token = `tmb_${randomBytes(32).toString('base64url')}`
  const createdAt = deps.clock.now()
  const row = await deps.db.transaction().execute(async transaction => {
    const made = await insertApiKey(transaction, {
      communeId,
      name,
      role,
      prefix: token.slice(0, prefixLength),
      hash: hashOf(token),
      createdBy: by.userId,
      createdAt,
      lastUsedAt: null,
      revokedAt: null,
    })
    await writeJournal(transaction, {
      communeId,
      at: createdAt,
      actor: by.actor,
      action: 'api-key.created',
      subject: `api-key:${made.id}`,
      detail: { name, role },
    })
    return made
  })
  deps.changes.tell(communeId, 'commune')
  return { ...shapeOf(row), token }
}

export async function listApiKeys(
  deps: Pick<Deps, 'db'>,
  communeId: number,
): Promise<ApiKeyShape[]> {
  return (await listApiKeyRows(deps.db, communeId)).map(shapeOf)
}

/** @throws Refusal (`not-found`) when there is none that still opens something. */
export async function revokeApiKey(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  communeId: number,
  id: number,
  actor: string,
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async transaction => {
    const revoked = await revokeApiKeyRow(transaction, communeId, id, at)
    if (revoked === undefined) throw notFound('Cette clé')
    await writeJournal(transaction, {
      communeId,
      at,
      actor,
      action: 'api-key.revoked',
      subject: `api-key:${id}`,
      detail: { name: revoked.name },
    })
  })
  deps.changes.tell(communeId, 'commune')
}

/**
 * Whose key this is; null when it is none of ours. Any text costs the same: one hash and one
 * look-up by it, so that the time of the answer tells nothing about a key.
 */
export async function findApiKey(
  deps: Pick<Deps, 'db' | 'clock'>,
  token: string,
): Promise<{ id: number; communeId: number; role: Role; name: string } | null> {
  const row = await findApiKeyByHash(deps.db, hashOf(token))
  if (row === undefined) return null
  const now = deps.clock.now()
  const before = now - touchEveryMs
  if (row.lastUsedAt === null || row.lastUsedAt <= before) {
    await touchApiKey(deps.db, row.id, now, before)
  }
  const { id, communeId, role, name } = row
  return { id, communeId, role, name }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function shapeOf(row: Row<'apiKey'>): ApiKeyShape {
  const { id, name, role, prefix } = row
  return {
    id,
    name,
    role,
    prefix,
    createdAt: toIso(row.createdAt),
    lastUsedAt: toIsoOrNull(row.lastUsedAt),
  }
}
