import type { Generated } from 'kysely'
import type { Instant } from '../../database/columns.ts'

export type DigestRecipientTable = {
  id: Generated<number>
  communeId: number
  email: string
  createdAt: Instant
}
export type DigestMailTable = {
  id: Generated<number>
  communeId: number
  /** ISO week, '2026-W47': the week that the digest tells. */
  week: string
  email: string
  messageId: string
  state: 'sending' | 'sent' | 'failed' | 'unconfirmed'
  attempts: Generated<number>
  nextAt: Instant | null
  sentAt: Instant | null
  reason: string | null
}

export type DigestTables = {
  digestRecipient: DigestRecipientTable
  digestMail: DigestMailTable
}
