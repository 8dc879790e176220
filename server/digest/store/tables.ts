import type { Generated } from 'kysely'
import type { Instant, LinkKey } from '../../database/columns.ts'

export type DigestRecipientTable = {
  id: Generated<number>
  communeId: number
  email: string
  createdAt: Instant
  /** The key of the links that it is mailed. */
  key: LinkKey
}

declare module '../../database/schema.ts' {
  interface Schema {
    digestRecipient: DigestRecipientTable
  }
}
