import { api } from '../api.ts'
import { say } from '../components/notice.tsx'
import { dayTime, nowLocal } from '../format.ts'
import { type CalendarItem, cautionsFor, movableOf } from './calendar-items.ts'
import { calendarMessages } from './messages.ts'

/** Told where it is now, and by which key. */
type Landed = (key: string, local: string) => void

type Moved = {
  key: string
  undo: () => Promise<void>
}

/**
 * Moves an item to another local time, and offers to take it back.
 * @param deliveries which of a publication's; without them, all that can be moved.
 * @throws Refusal of the server, and nothing is moved.
 */
export async function moveItem(
  item: CalendarItem,
  local: string,
  landed: Landed,
  deliveries?: readonly number[],
): Promise<void> {
  const t = calendarMessages()
  const kind = item.kind === 'reminder' ? 'reminder' : 'post'
  const { key, undo } = await send(item, local, deliveries)
  landed(key, local)
  say(
    [t.moved[kind](item.title, dayTime(local)), ...cautionMessages(item, local)].join(' '),
    async () => {
      await undo()
      landed(key, item.local)
      say(t.movedBack[kind](item.title, dayTime(item.local)))
    },
  )
}

async function send(
  item: CalendarItem,
  local: string,
  deliveries?: readonly number[],
): Promise<Moved> {
  const back = { local: item.local, from: local }
  const there = { local, from: item.local }
  if (item.kind === 'reminder') {
    const { id } = item.reminder
    await api('POST /reminders/:id/move', { param: { id }, json: there })
    return {
      key: item.key,
      undo: async () => void (await api('POST /reminders/:id/move', { param: { id }, json: back })),
    }
  }
  if (item.kind !== 'post') throw new Error('an event is not moved on the calendar')
  const [first, ...rest] = deliveries ?? movableOf(item.post)
  if (first === undefined) throw new Error('nothing of it can be moved')
  await api('POST /deliveries/:id/move', { param: { id: first }, json: { ...there, with: rest } })
  return {
    key: `post-${Math.min(first, ...rest)}`,
    undo: async () =>
      void (await api('POST /deliveries/:id/move', {
        param: { id: first },
        json: { ...back, with: rest },
      })),
  }
}

/** What a person is told at once, without asking the server; null: it can be tried. */
export function whyNot(local: string): string | null {
  return local <= nowLocal() ? calendarMessages().past : null
}

/** The same as `cautionsFor`, one sentence each. */
export function cautionMessages(item: CalendarItem, local: string): string[] {
  const t = calendarMessages()
  return cautionsFor(item, local).map(caution =>
    caution.kind === 'after-event' ? t.afterEvent : t.namesDay(caution.word),
  )
}
