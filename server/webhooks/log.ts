import { randomUUID } from 'node:crypto'
import type { Db } from '../database/database.ts'
import { inChunks, onePage } from '../database/dialect.ts'
import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { sentenceOrNull } from '../language/sentence.ts'
import type { MailRow } from '../mail/kind.ts'
import { sendTogether } from '../mail/outbox.ts'
import { mailsAbout, mailsAboutEach, sendAgain } from '../mail/rows.ts'
import type { Actor } from '../people/rules/role.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { webhookMessages } from './send.ts'
import { webhookSentences } from './sentences.ts'
import type { WebhookLog, WebhookMessageShape } from './shapes.ts'
import {
  findMessage,
  type MessageRow,
  messagesOf,
  messagesSince,
  updateMessage,
} from './store-messages.ts'
import { tellOne } from './tell.ts'
import { note, ownEndpoint } from './webhooks.ts'

type LogDeps = Pick<Deps, 'db'>

const pageLength = 50

/**
 * What a webhook was told in the last month, and what it answered, newest first.
 * @param before the `next` of the page before
 * @throws Refusal (`not-found`)
 */
export async function webhookLog(
  { db }: LogDeps,
  who: Pick<Actor, 'communeId'>,
  id: number,
  before: number | undefined,
): Promise<WebhookLog> {
  await ownEndpoint(db, who, id)
  const rows = await messagesOf(db, id, { before, limit: pageLength + 1 })
  const { shown, next } = onePage(rows, pageLength, row => row.id)
  const mails = await mailsAboutEach(
    db,
    webhookMessages,
    shown.map(row => String(row.id)),
  )
  const bySubject = new Map(mails.map(mail => [mail.subject, mail]))
  return { messages: shown.map(row => shapeOf(row, bySubject.get(String(row.id)))), next }
}

/**
 * Sends a trial at once, also where the webhook is disabled; once, whatever it comes to.
 * @throws Refusal (`not-found`)
 */
export async function tryWebhook(deps: Deps, who: Actor, id: number): Promise<WebhookMessageShape> {
  const messageId = await deps.db.transaction().execute(async db => {
    const endpoint = await ownEndpoint(db, who, id)
    const data = { commune: who.communeId }
    const fact = `test ${randomUUID()}`
    return await tellOne(deps, db, endpoint, { type: 'webhook.test', fact, data, messageId: null })
  })
  return await sendNow(deps, id, messageId ?? 0)
}

/**
 * Sends one anew, at once: the same id and the same bytes.
 * @throws Refusal (`not-found`; `conflict` where the webhook is disabled, what it tells was erased, or it is
 *   being sent)
 */
export async function resend(
  deps: Deps,
  who: Actor,
  id: number,
  messageId: number,
): Promise<WebhookMessageShape> {
  await deps.db.transaction().execute(async db => {
    const endpoint = await ownEndpoint(db, who, id)
    const { row, mail } = await read(db, id, messageId)
    if (endpoint.disabledAt !== null) throw new Refusal('conflict', webhookSentences.isDisabled)
    if (row.body === '') throw new Refusal('conflict', webhookSentences.isErased)
    if (mail === undefined || !(await askAnew(db, mail, deps.clock.now()))) {
      throw new Refusal('conflict', webhookSentences.isLeaving)
    }
    await note(db, who, deps.clock.now(), 'webhook.sent-again', endpoint)
  })
  return await sendNow(deps, id, messageId)
}

/**
 * Lets everything leave anew that failed since then, ms UTC, or did not leave because the webhook was disabled.
 * @returns how many
 * @throws Refusal (`not-found`; `conflict` where the webhook is disabled)
 */
export async function resendFailed(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  who: Actor,
  id: number,
  since: number,
): Promise<{ count: number }> {
  const count = await deps.db.transaction().execute(async db => {
    const endpoint = await ownEndpoint(db, who, id)
    if (endpoint.disabledAt !== null) throw new Refusal('conflict', webhookSentences.isDisabled)
    const messages = (await messagesSince(db, id, since)).filter(
      ({ type, body }) => type !== 'webhook.test' && body !== '',
    )
    const subjects = messages.map(({ id }) => String(id))
    const mails = await inChunks(subjects, some => mailsAboutEach(db, webhookMessages, some))
    let leaving = 0
    for (const mail of mails) {
      if (mail.state !== 'failed' && mail.state !== 'dropped') continue
      if (await askAnew(db, mail, deps.clock.now())) leaving++
    }
    if (leaving > 0) await note(db, who, deps.clock.now(), 'webhook.sent-again', endpoint)
    return leaving
  })
  deps.changes.tell(who.communeId, 'webhooks')
  return { count }
}

/** Its attempts begin anew, and the outbox goes on counting: by that it knows whose claim it is. */
async function askAnew(db: Db, mail: MailRow, now: number): Promise<boolean> {
  if (mail.state === 'sending') return false
  await updateMessage(db, Number(mail.subject), { triesBefore: mail.attempts })
  return (await sendAgain(db, [mail], now)) === 1
}

async function sendNow(
  deps: Deps,
  endpointId: number,
  messageId: number,
): Promise<WebhookMessageShape> {
  const { mail } = await read(deps.db, endpointId, messageId)
  // Where the job was quicker, it is told what that comes to.
  if (mail?.state === 'queued') await sendTogether(deps, webhookMessages, [mail])
  const after = await read(deps.db, endpointId, messageId)
  return shapeOf(after.row, after.mail)
}

async function read(
  db: Db,
  endpointId: number,
  id: number,
): Promise<{ row: MessageRow; mail: MailRow | undefined }> {
  const row = await findMessage(db, id)
  if (row?.endpointId !== endpointId) throw notFound(webhookSentences.thisMessage)
  const [mail] = await mailsAbout(db, webhookMessages, String(id))
  return { row, mail }
}

function shapeOf(row: MessageRow, mail: MailRow | undefined): WebhookMessageShape {
  const { id, key, type, body, status, answer } = row
  const state = mail?.state ?? 'dropped'
  return {
    ...{ id, key, type, body, status, answer },
    createdAt: toIso(row.createdAt),
    triedAt: toIsoOrNull(row.triedAt),
    // Nothing is in doubt here: what nobody knows is sent again.
    state: state === 'unconfirmed' ? 'failed' : state,
    attempts: mail?.attempts ?? 0,
    nextAt: toIsoOrNull(mail?.nextAt ?? null),
    reason: sentenceOrNull(mail?.reason ?? null),
  }
}
