import { randomBytes } from 'node:crypto'
import type { Deps } from '../deps.ts'
import type { Sentence } from '../language/sentence.ts'
import { hashOf } from '../people/api-keys.ts'
import type { Actor } from '../people/rules/role.ts'
import { lockCommune } from '../people/store/communes.ts'
import { notFound } from '../platform/refusal.ts'
import { partnerShapeOf } from './partner-shape.ts'
import { journal, type PartnerDeps, partnerIn } from './partners.ts'
import { partnerSentences } from './sentences.ts'
import type { PartnerKeyMade } from './shapes.ts'
import { findPartnerByKey, touchPartnerKey, updatePartner } from './store.ts'

/** At the beginning of each of these keys, so that none is taken for a person's. */
export const partnerKeyMark = 'tmbv_'
const prefixLength = partnerKeyMark.length + 6

/** How exactly a key's last use is told, ms. */
const touchEveryMs = 60_000

/**
 * Makes the key of a partner's own software, which is told this once: only its hash is kept. The one
 * before ends.
 * @throws Refusal (`not-found`)
 */
export async function makePartnerKey(
  deps: PartnerDeps,
  by: Actor,
  id: number,
): Promise<PartnerKeyMade> {
  const token = `${partnerKeyMark}${randomBytes(32).toString('base64url')}`
  await deps.db.transaction().execute(async db => {
    await lockCommune(db, by.communeId)
    const { name } = await partnerIn(db, by.communeId, id)
    await updatePartner(db, id, {
      keyHash: hashOf(token),
      keyPrefix: token.slice(0, prefixLength),
      keyMadeAt: deps.clock.now(),
      keyUsedAt: null,
    })
    await journal(deps, db, by, 'partner.key-made', `partner:${id}`, { name })
  })
  deps.changes.tell(by.communeId, 'partners')
  return { partner: await partnerShapeOf(deps, by.communeId, id), token }
}

/** @throws Refusal (`not-found`), also where there is no key */
export async function revokePartnerKey(deps: PartnerDeps, by: Actor, id: number): Promise<void> {
  await deps.db.transaction().execute(async db => {
    await lockCommune(db, by.communeId)
    const { name, keyHash } = await partnerIn(db, by.communeId, id)
    if (keyHash === null) throw notFound(partnerSentences.key)
    const none = { keyHash: null, keyPrefix: null, keyMadeAt: null, keyUsedAt: null }
    await updatePartner(db, id, none)
    await journal(deps, db, by, 'partner.key-revoked', `partner:${id}`, { name })
  })
  deps.changes.tell(by.communeId, 'partners')
}

/** Whose software asks. */
export type AskingPartner = { communeId: number; partnerId: number; name: string }

/** Whose key this is; or the sentence that says why it opens nothing. */
export async function readPartnerKey(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  token: string,
): Promise<{ partner: AskingPartner } | { partner: null; why: Sentence }> {
  const row = await findPartnerByKey(db, hashOf(token))
  if (row === undefined) return { partner: null, why: partnerSentences.keyUnknown }
  if (row.endedAt !== null) return { partner: null, why: partnerSentences.keyEnded }
  const now = clock.now()
  if (row.keyUsedAt === null || row.keyUsedAt <= now - touchEveryMs) {
    await touchPartnerKey(db, row.id, now)
  }
  return { partner: { communeId: row.communeId, partnerId: row.id, name: row.name } }
}
