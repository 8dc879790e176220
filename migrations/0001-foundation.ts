import type { Kysely } from 'kysely'
import { channels } from './foundation/channels.ts'
import { committees } from './foundation/committees.ts'
import { events } from './foundation/events.ts'
import { inbox } from './foundation/inbox.ts'
import { messages } from './foundation/messages.ts'
import { neighbours } from './foundation/neighbours.ts'
import { people } from './foundation/people.ts'
import { publishing } from './foundation/publishing.ts'
import { replyTimes } from './foundation/reply-times.ts'
import { search } from './foundation/search.ts'
import { upkeep } from './foundation/upkeep.ts'
import { type Dialect, modelOf } from './model.ts'

/**
 * The data model of 0.1.0, each group after those to which its rows refer. Names of tables and
 * columns are those of the code and of the JSON that leaves the house. A person who goes stays by
 * name where what they did is told (`createdBy`, `decidedBy`); `key` is a random one, by which
 * nothing is guessed and nothing is done twice.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const model = modelOf(db, dialect)
  await people(model)
  await channels(model)
  await messages(model)
  await search(model)
  await inbox(model)
  await replyTimes(model)
  await upkeep(model)
  await events(model)
  await publishing(model)
  await neighbours(model)
  await committees(model)
}
