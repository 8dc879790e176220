import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { ChangeReader } from './shapes-event-change.ts'

type ReadEvent = Pick<Row<'event'>, 'id' | 'communeId'>

/**
 * Who hears of an event's change otherwise than on a channel: what events ask of later capabilities,
 * which know neighbours and committees. context.ts fills it.
 */
export type EventReaders = {
  /** Who would be told of a change of this event now. */
  listReaders(db: Db, event: ReadEvent): Promise<ChangeReader[]>
  /**
   * Inside the transaction that changes the event, once it has its new `sequence`: those with these
   * keys count as told. Keys of others are left alone.
   */
  leaveOut(db: Db, event: ReadEvent, keys: readonly string[]): Promise<void>
}

/** Those of several capabilities as one, in that order. */
export const joinReaders = (all: readonly EventReaders[]): EventReaders => ({
  async listReaders(db, event) {
    const readers: ChangeReader[] = []
    for (const one of all) readers.push(...(await one.listReaders(db, event)))
    return readers
  },
  async leaveOut(db, event, keys) {
    for (const one of all) await one.leaveOut(db, event, keys)
  },
})
