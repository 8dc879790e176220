import type { Generated } from 'kysely'
import type { Instant } from '../../database/schema.ts'
import type { KnownAction } from '../rules.ts'

/** What the commune did and can show for it: one line of a sheet of evidence. */
export type EvidenceActionTable = {
  id: Generated<number>
  communeId: number
  title: string
  targetAudience: string
  service: string
  challenge: string
  /** Local dates; null: it runs. */
  startsOn: string
  endsOn: string | null
  operator: string
  partnerNames: string
  /** Cents a year; null: nobody said. */
  annualCost: number | null
  publicLink: string | null
  summary: string
  /** Whose figures stand beside it; null: Tambour has none of it. */
  known: KnownAction | null
  createdAt: Instant
  /** For a day it can be put back. */
  removedAt: Instant | null
}

declare module '../../database/schema.ts' {
  interface Schema {
    evidenceAction: EvidenceActionTable
  }
}
