import type { Who } from '../channels/channels.ts'
import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound } from '../platform/refusal.ts'
import { eventSentences } from './sentences.ts'
import type { ReminderShape } from './shapes-event.ts'
import { type ReminderRow, remindersOf, updateReminder } from './store/events.ts'

/**
 * Says that what a plan reminds of is done, or is not after all. The same twice changes nothing.
 * @throws Refusal (`not-found`), also for another commune's.
 */
export async function markReminder(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  { communeId, actor }: Who,
  id: number,
  isDone: boolean,
): Promise<ReminderShape> {
  const at = deps.clock.now()
  const marked = await deps.db.transaction().execute(async db => {
    const [row] = await remindersOf(db, communeId, { id })
    if (row === undefined) throw notFound(eventSentences.reminder)
    if ((row.doneAt !== null) === isDone) return row
    const patch = isDone ? { doneAt: at, doneBy: actor } : { doneAt: null, doneBy: null }
    await updateReminder(db, id, patch)
    await writeJournal(db, {
      communeId,
      at,
      actor,
      action: isDone ? 'reminder.done' : 'reminder.undone',
      subject: `event:${row.eventId}`,
      detail: { name: row.stepName },
    })
    return { ...row, ...patch }
  })
  deps.changes.tell(communeId, 'deliveries')
  return reminderShapeOf(marked)
}

export function reminderShapeOf(row: ReminderRow): ReminderShape {
  return {
    id: row.id,
    event: row.eventId,
    title: row.eventTitle,
    name: row.stepName,
    text: row.text,
    dueAt: toIso(row.dueAt),
    dueLocal: row.dueLocal,
    doneAt: toIsoOrNull(row.doneAt),
    doneBy: row.doneBy,
  }
}
