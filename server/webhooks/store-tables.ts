import type { Generated } from 'kysely'
import type { Flag, Instant, Json } from '../database/schema.ts'
import type { WebhookType } from './rules.ts'

/** An address of other software that is told what happens. */
export type WebhookEndpointTable = {
  id: Generated<number>
  communeId: number
  url: string
  name: string
  types: Json<WebhookType[]>
  /** 1: it is told who wrote, and the words. */
  words: Flag
  /** `Secrets` (secrets.ts), sealed. */
  secrets: string
  /** What happened before is not told. */
  since: Instant
  createdAt: Instant
  /** Since when it has taken nothing; null: it took the last thing. */
  failingSince: Instant | null
  /** A sentence as `sentenceText` writes it. */
  failure: string | null
  /** It asked to be left alone until then, or keeps us waiting. */
  pausedUntil: Instant | null
  /** Null: it is told. */
  disabledAt: Instant | null
  /** `gone`: it answered 410; `silent`: it took nothing for days. */
  disabledWhy: 'person' | 'gone' | 'silent' | null
}

/** What one endpoint is told: written once, the same bytes at every attempt. It leaves by the outbox. */
export type WebhookMessageTable = {
  id: Generated<number>
  endpointId: number
  /** `webhook-id`: the same at every attempt. */
  key: string
  /** What it tells, `waiting 12`: told once. */
  fact: string
  type: WebhookType | 'webhook.test'
  createdAt: Instant
  /** JSON as it is sent; empty once erased. */
  body: string
  /** The resident's message that it tells of. */
  messageId: number | null
  /** Attempts that were over when a person asked for it anew. */
  triesBefore: Generated<number>
  triedAt: Instant | null
  /** What the last attempt was answered; null: nothing. */
  status: number | null
  /** The beginning of what was answered. */
  answer: string | null
}

/** An event of the public agenda, as an endpoint was last told of it. */
export type WebhookAgendaTable = {
  endpointId: number
  slug: string
  /** Made of what it says. */
  fingerprint: string
  cancelled: Flag
  /** When it is over. */
  endsAt: Instant
}

declare module '../database/schema.ts' {
  interface Schema {
    webhookEndpoint: WebhookEndpointTable
    webhookMessage: WebhookMessageTable
    webhookAgenda: WebhookAgendaTable
  }
}
