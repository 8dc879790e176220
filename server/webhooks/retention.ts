import { chunksOf } from '../database/chunks.ts'
import type { Db } from '../database/database.ts'
import { deleteMails } from '../mail/outbox.ts'
import { logMs } from './rules.ts'
import { deleteMessages, eraseBodies, messageIds } from './store/messages.ts'
import { webhookKind } from './tell.ts'

const batch = 500

/** Takes away what a commune's endpoints were told a month ago, or what one of them ever was. */
export async function forgetMessages(
  db: Db,
  which: { endpointId: number } | { communeId: number; now: number },
): Promise<void> {
  const wanted = 'now' in which ? { communeId: which.communeId, before: which.now - logMs } : which
  for (;;) {
    const ids = await messageIds(db, wanted, batch)
    await deleteMails(db, webhookKind, ids.map(String))
    await deleteMessages(db, ids)
    if (ids.length < batch) return
  }
}

/** What endpoints were told, or are to be, of messages that are erased: their words go with them. */
export async function eraseMessages(db: Db, messageIds: readonly number[]): Promise<void> {
  for (const ids of chunksOf(messageIds)) await eraseBodies(db, ids)
}
