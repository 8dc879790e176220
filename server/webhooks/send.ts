import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { sentenceText } from '../language/sentence.ts'
import type { MailKind, MailRow } from '../mail/kind.ts'
import { ourselves, writeJournal } from '../people/store/journal.ts'
import { HttpFailure, type HttpResponse } from '../platform/http-client.ts'
import type { MailOutcome } from '../platform/mailer.ts'
import { standardWebhookHeaders } from '../platform/signature.ts'
import { longestPauseMs, mostAnswer, silentMs, slowPauseMs, tellAgainAt } from './rules.ts'
import { signingSecrets } from './secrets.ts'
import { webhookSentences } from './sentences.ts'
import { type EndpointRow, findEndpoint, lockEndpoint, updateEndpoint } from './store-endpoints.ts'
import { findMessage, type MessageRow, updateMessage } from './store-messages.ts'
import { tellNews, webhookKind } from './tell.ts'

/** As Standard Webhooks advises, ms: within 15 to 30 s. */
const deadlineMs = 15_000

/**
 * Tells other software what happened, by Standard Webhooks: the same id and the same bytes at every attempt,
 * for some three days. Whatever nobody knows is told again: at least once is what a webhook promises, and by
 * `webhook-id` its receiver sees that it comes twice.
 */
export const webhookMessages: MailKind = {
  kind: webhookKind,
  wokenBy: ['messages', 'deliveries', 'webhooks'],
  changes: 'webhooks',
  queue: tellNews,
  async check({ db }, mail, now) {
    const found = await aboutOf(db, mail)
    if (found === null || found.endpoint.disabledAt !== null || found.message.body === '')
      return null
    return Math.max(now, found.endpoint.pausedUntil ?? 0)
  },
  async write(deps, mails) {
    const [mail] = mails
    const found = mail === undefined ? null : await aboutOf(deps.db, mail)
    if (found === null || found.message.body === '') return null
    return { mails, send: () => send(deps, found.endpoint, found.message) }
  },
  ownWay: {
    leaseMs: 60_000,
    atOnce: 20,
    tellsSent: true,
    async settle(deps, transaction, mail, outcome, now) {
      const message = await findMessage(transaction, Number(mail.subject))
      if (outcome.kind === 'sent') {
        const it = message && (await findEndpoint(transaction, message.endpointId))
        if (it?.failingSince) await updateEndpoint(transaction, it.id, healthy)
        return { state: 'sent', reason: null, nextAt: null, sentAt: now }
      }
      const endpoint = message && (await lockEndpoint(transaction, message.endpointId))
      const reason = sentenceText(outcome.reason)
      if (message === undefined || endpoint === undefined) {
        return { state: 'failed', reason, nextAt: null }
      }
      const pausedUntil = pauseOf(endpoint, outcome, now)
      const isTest = message.type === 'webhook.test'
      if (!isTest || message.status === 410) {
        await noteFailure(deps, transaction, endpoint, message, { reason, pausedUntil, now })
      }
      const attempts = mail.attempts - message.triesBefore
      const isOver = isTest || message.status === 410
      const nextAt = isOver ? null : tellAgainAt(attempts, now, pausedUntil)
      return { state: 'failed', reason, nextAt }
    },
  },
}

/** How an endpoint is that takes what it is told. */
export const healthy = { failingSince: null, failure: null, pausedUntil: null } as const

async function aboutOf(
  db: Db,
  { subject }: Pick<MailRow, 'subject'>,
): Promise<{ message: MessageRow; endpoint: EndpointRow } | null> {
  const message = await findMessage(db, Number(subject))
  const endpoint = message && (await findEndpoint(db, message.endpointId))
  return message === undefined || endpoint === undefined ? null : { message, endpoint }
}

async function send(
  deps: Pick<Deps, 'db' | 'clock' | 'guardedHttp' | 'secrets'>,
  endpoint: EndpointRow,
  { id, key, body }: MessageRow,
): Promise<MailOutcome> {
  const now = deps.clock.now()
  const secrets = signingSecrets(deps, endpoint, now)
  if (secrets.length === 0) {
    return { kind: 'failed', reason: webhookSentences.unreadable, again: true }
  }
  const signed = standardWebhookHeaders(secrets, { id: key, now, body })
  const headers = { 'content-type': 'application/json', ...signed }
  try {
    const request = { method: 'POST' as const, headers, body, deadlineMs }
    const answer = await deps.guardedHttp.request(endpoint.url, request)
    const { status, text } = answer
    await updateMessage(deps.db, id, { triedAt: now, status, answer: beginningOf(text) })
    return outcomeOf(new URL(endpoint.url).host, answer)
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error
    await updateMessage(deps.db, id, { triedAt: now, status: null, answer: null })
    const isSlow = error.sent === 'maybe'
    const later = isSlow ? { afterMs: slowPauseMs } : {}
    return { kind: 'failed', reason: error.sentence, again: true, ...later }
  }
}

/** PostgreSQL takes no NUL, and half a sign is none. */
function beginningOf(text: string): string {
  return text.slice(0, mostAnswer).toWellFormed().replaceAll('\0', '\ufffd')
}

function outcomeOf(host: string, { status, retryAfterMs }: HttpResponse): MailOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent' }
  if (status === 410) return { kind: 'failed', reason: webhookSentences.gone(host), again: false }
  const isElsewhere = status >= 300 && status < 400
  const reason = webhookSentences[isElsewhere ? 'redirects' : 'answered'](host, status)
  return { kind: 'failed', reason, again: true, afterMs: retryAfterMs ?? 0 }
}

function pauseOf(
  { pausedUntil }: Pick<EndpointRow, 'pausedUntil'>,
  outcome: Exclude<MailOutcome, { kind: 'sent' }>,
  now: number,
): number | null {
  const afterMs = outcome.kind === 'failed' ? (outcome.afterMs ?? 0) : 0
  if (afterMs === 0) return pausedUntil
  return Math.max(pausedUntil ?? 0, now + Math.min(afterMs, longestPauseMs))
}

/** One that is gone, or has taken nothing for days, is told nothing more. */
async function noteFailure(
  deps: Pick<Deps, 'log'>,
  db: Db,
  { id, communeId, failingSince, disabledAt, name }: EndpointRow,
  { status }: Pick<MessageRow, 'status'>,
  { reason, pausedUntil, now }: { reason: string; pausedUntil: number | null; now: number },
): Promise<void> {
  const since = failingSince ?? now
  const why = status === 410 ? 'gone' : now - since >= silentMs ? 'silent' : null
  const patch = { failingSince: since, failure: reason, pausedUntil }
  if (why === null || disabledAt !== null) {
    await updateEndpoint(db, id, patch)
    return
  }
  await updateEndpoint(db, id, { ...patch, disabledAt: now, disabledWhy: why })
  deps.log.warn({ communeId, webhook: id, why }, 'webhook-disabled')
  await writeJournal(db, {
    communeId,
    at: now,
    actor: ourselves,
    action: 'webhook.disabled',
    subject: `webhook:${id}`,
    detail: { name, why },
  })
}
