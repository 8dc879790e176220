import type { Kysely } from 'kysely'
import { askRebuild } from './ask-rebuild.ts'

/**
 * « C’ », « m’ », « moi » and « col » are read as such: every commune’s messages are judged anew at
 * the first start, and how many count now is told when that is done.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await askRebuild(db)
}
