import type { Generated } from 'kysely'
import type { Instant } from '../../database/columns.ts'

export type DigestRecipientTable = {
  id: Generated<number>
  communeId: number
  email: string
  createdAt: Instant
}

export type DigestTables = {
  digestRecipient: DigestRecipientTable
}
