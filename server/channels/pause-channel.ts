import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { type Sentence, sentenceText } from '../language/sentence.ts'
import { ourselves, writeJournal } from '../people/store/journal.ts'
import { updateChannel } from './store/channels.ts'

/**
 * Pauses a channel whose access died, until a person connects it anew: it is neither polled nor
 * published to, and its deliveries wait. Says nothing twice, and does nothing where the channel
 * was paused, disconnected or connected anew since `channel` was read: a call that began with the
 * old token must not stop the new one.
 */
export async function pauseChannel(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  channel: Pick<Row<'channel'>, 'id' | 'communeId' | 'secrets'>,
  reason: Sentence,
): Promise<void> {
  const now = deps.clock.now()
  const paused = await deps.db.transaction().execute(async db => {
    const asRead = { id: channel.id, state: ['active'], secrets: channel.secrets } as const
    const patch = { state: 'paused', stateReason: sentenceText(reason), pausedAt: now } as const
    const changed = await updateChannel(db, asRead, patch)
    if (!changed) return false
    await writeJournal(db, {
      communeId: channel.communeId,
      at: now,
      actor: ourselves,
      action: 'channel.paused',
      subject: `channel:${channel.id}`,
      detail: { reason: reason.fr },
    })
    return true
  })
  if (paused) deps.changes.tell(channel.communeId, 'channels')
}
