import type { Generated } from 'kysely'
import type { Instant } from '../../database/columns.ts'

/** How long a commune keeps words and names, and to whom people write about it. */
export type PrivacyTable = {
  communeId: number
  /** After so many months a message keeps its times alone. */
  months: number
  /** Nothing is erased before. */
  erasesFrom: Instant
  /** When what was due was last erased to the end. */
  sweptAt: Generated<Instant | null>
  /** Where people ask for what is kept of them: an address, a telephone; empty: nobody said. */
  contact: Generated<string>
  /** The data protection officer, name and address; empty: nobody said. */
  officer: Generated<string>
  updatedAt: Instant
}

export type PrivacyTables = { privacy: PrivacyTable }
