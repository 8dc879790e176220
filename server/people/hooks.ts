import type { Db } from '../database/database.ts'

/** What other capabilities do when people change. People know nothing of them; context.ts fills it. */
export type PeopleHooks = {
  /**
   * Somebody was taken out of the commune, or may answer no more, in the transaction that says so.
   * @returns whether any conversation is shown otherwise.
   */
  answersNoMore(
    transaction: Db,
    by: { communeId: number; actor: string; at: number },
    person: { id: string; name: string },
  ): Promise<boolean>
  /** Somebody was taken out of the commune, in the transaction that does so. */
  left(
    transaction: Db,
    by: { communeId: number; actor: string; at: number },
    person: { id: string; name: string },
  ): Promise<void>
}
