import type { Db } from '../database/database.ts'
import { chunksOf } from '../database/dialect.ts'
import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { sentenceOrNull } from '../language/sentence.ts'
import { deleteMails } from '../mail/rows.ts'
import type { JournalAction } from '../people/rules/journal.ts'
import type { Actor } from '../people/rules/role.ts'
import { lockCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { newWebhookSecret } from '../platform/signature.ts'
import { knowAgenda } from './agenda-news.ts'
import { logMs } from './rules.ts'
import { renewedSecrets, sealSecret, signingSecrets } from './secrets.ts'
import { healthy } from './send.ts'
import { webhookSentences } from './sentences.ts'
import type { WebhookAdded, WebhookEdit, WebhookNew, WebhookShape } from './shapes.ts'
import {
  deleteEndpoint,
  type EndpointRow,
  endpointsOf,
  findEndpoint,
  insertEndpoint,
  lockEndpoint,
  updateEndpoint,
} from './store-endpoints.ts'
import { deleteMessages, eraseBodies, messageIds } from './store-messages.ts'
import { typesOf, wantsAgenda, webhookKind } from './tell.ts'

type WebhookDeps = Pick<Deps, 'db' | 'clock' | 'changes' | 'secrets' | 'guard' | 'publicUrl'>

const mostEndpoints = 10

export async function listWebhooks(
  deps: Pick<Deps, 'db' | 'clock' | 'secrets'>,
  communeId: number,
): Promise<WebhookShape[]> {
  return (await endpointsOf(deps.db, communeId)).map(row => shapeOf(deps, row))
}

/**
 * From now on it is told what happens, and nothing of before.
 * @throws Refusal (`bad-request`) for an address that nobody may be asked at, (`conflict`) when there are ten
 */
export async function addWebhook(
  deps: WebhookDeps,
  who: Actor,
  wanted: WebhookNew,
): Promise<WebhookAdded> {
  refuseAddress(deps, wanted.address)
  const now = deps.clock.now()
  const secret = newWebhookSecret()
  const { communeId } = who
  const row = await deps.db.transaction().execute(async db => {
    // Two who add one at the same moment count each other's.
    await lockCommune(db, communeId)
    if ((await endpointsOf(db, communeId)).length >= mostEndpoints) {
      throw new Refusal('conflict', webhookSentences.tooMany(mostEndpoints))
    }
    const made = await insertEndpoint(db, {
      communeId,
      ...columnsOf(wanted),
      secrets: '',
      since: now,
      createdAt: now,
      ...healthy,
      disabledAt: null,
      disabledWhy: null,
    })
    const secrets = sealSecret(deps, made.id, secret)
    await updateEndpoint(db, made.id, { secrets })
    if (wantsAgenda(made)) await knowAgenda({ ...deps, db }, made)
    await note(db, who, now, 'webhook.added', made)
    return { ...made, secrets }
  })
  deps.changes.tell(communeId, 'webhooks')
  return { ...shapeOf(deps, row), secret }
}

/**
 * Changes what it is told and where. Enabled again, it is told what happens from then on.
 * @throws Refusal (`not-found`, `bad-request` as `addWebhook`)
 */
export async function changeWebhook(
  deps: WebhookDeps,
  who: Actor,
  id: number,
  { enabled, ...wanted }: WebhookEdit,
): Promise<WebhookShape> {
  refuseAddress(deps, wanted.address)
  const now = deps.clock.now()
  const row = await deps.db.transaction().execute(async db => {
    const before = await ownEndpoint(db, who, id)
    const wasEnabled = before.disabledAt === null
    const changed: EndpointRow = { ...before, ...columnsOf(wanted) }
    if (enabled && !wasEnabled) {
      Object.assign(changed, { ...healthy, since: now, disabledAt: null, disabledWhy: null })
    }
    if (!enabled && wasEnabled) Object.assign(changed, { disabledAt: now, disabledWhy: 'person' })
    const { id: _id, communeId: _commune, ...patch } = changed
    await updateEndpoint(db, id, patch)
    const isFresh = !wasEnabled || !wantsAgenda(before)
    if (enabled && isFresh && wantsAgenda(changed)) await knowAgenda({ ...deps, db }, changed)
    await note(db, who, now, 'webhook.changed', changed)
    return changed
  })
  deps.changes.tell(who.communeId, 'webhooks')
  return shapeOf(deps, row)
}

/** @throws Refusal (`not-found`) */
export async function removeWebhook(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  who: Actor,
  id: number,
): Promise<void> {
  await deps.db.transaction().execute(async db => {
    const row = await ownEndpoint(db, who, id)
    await forgetMessages(db, { endpointId: id })
    await deleteEndpoint(db, id)
    await note(db, who, deps.clock.now(), 'webhook.removed', row)
  })
  deps.changes.tell(who.communeId, 'webhooks')
}

/**
 * A new secret, told this once; the one before signs besides for a day, so that its receiver can be changed
 * without losing anything.
 * @throws Refusal (`not-found`)
 */
export async function renewSecret(
  deps: WebhookDeps,
  who: Actor,
  id: number,
): Promise<WebhookAdded> {
  const now = deps.clock.now()
  const renewed = await deps.db.transaction().execute(async db => {
    const row = await ownEndpoint(db, who, id)
    const { secret, sealed } = renewedSecrets(deps, row, now)
    await updateEndpoint(db, id, { secrets: sealed })
    await note(db, who, now, 'webhook.secret-renewed', row)
    return { row: { ...row, secrets: sealed }, secret }
  })
  deps.changes.tell(who.communeId, 'webhooks')
  return { ...shapeOf(deps, renewed.row), secret: renewed.secret }
}

/** Inside a transaction: held against others. @throws Refusal (`not-found`), also for another commune's. */
export async function ownEndpoint(
  db: Db,
  { communeId }: Pick<Actor, 'communeId'>,
  id: number,
): Promise<EndpointRow> {
  const row = await (db.isTransaction ? lockEndpoint : findEndpoint)(db, id)
  if (row === undefined || row.communeId !== communeId) {
    throw notFound(webhookSentences.thisWebhook)
  }
  return row
}

/** In the journal by what people call it: an address may be all that keeps it private. */
export async function note(
  db: Db,
  { communeId, actor }: Actor,
  at: number,
  action: JournalAction,
  { id, name, words }: Pick<EndpointRow, 'id' | 'name' | 'words'>,
): Promise<void> {
  const detail = { name, words: words === 1 }
  await writeJournal(db, { communeId, at, actor, action, subject: `webhook:${id}`, detail })
}

function refuseAddress({ guard }: Pick<Deps, 'guard'>, address: string): void {
  const refused = guard.refusalOf(address)
  if (refused === null) return
  throw new Refusal('bad-request', webhookSentences.badAddress(refused), 'address')
}

function columnsOf({ address, name, types, words }: WebhookNew) {
  return {
    url: address,
    name,
    types: JSON.stringify([...new Set(types)]),
    words: words ? 1 : 0,
  } as const
}

function shapeOf(deps: Pick<Deps, 'clock' | 'secrets'>, row: EndpointRow): WebhookShape {
  const { id, url: address, name, disabledAt, disabledWhy } = row
  return {
    ...{ id, address, name, disabledWhy },
    types: typesOf(row),
    words: row.words === 1,
    enabled: disabledAt === null,
    createdAt: toIso(row.createdAt),
    failingSince: toIsoOrNull(row.failingSince),
    failure: sentenceOrNull(row.failure),
    disabledAt: toIsoOrNull(disabledAt),
    hasTwoSecrets: signingSecrets(deps, row, deps.clock.now()).length > 1,
  }
}

const batch = 500

/** Takes away what a commune's endpoints were told a month ago, or what one of them ever was. */
export async function forgetMessages(
  db: Db,
  which: { endpointId: number } | { communeId: number; now: number },
): Promise<void> {
  const wanted = 'now' in which ? { communeId: which.communeId, before: which.now - logMs } : which
  for (;;) {
    const ids = await messageIds(db, wanted, batch)
    await deleteMails(db, webhookKind, ids.map(String))
    await deleteMessages(db, ids)
    if (ids.length < batch) return
  }
}

/** What endpoints were told, or are to be, of messages that are erased: their words go with them. */
export async function eraseMessages(db: Db, messageIds: readonly number[]): Promise<void> {
  for (const ids of chunksOf(messageIds)) await eraseBodies(db, ids)
}
