import { api } from '../api.ts'
import { say } from '../components/toasts.tsx'
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
 * Moves a thing to another local time, and offers to take it back.
 * @param deliveries which of a publication's; without them, all that can be moved.
 * @throws Refusal of the server, and nothing is moved.
 */
export async function moveItem(
  thing: CalendarItem,
  local: string,
  landed: Landed,
  deliveries?: readonly number[],
): Promise<void> {
  const t = calendarMessages()
  const kind = thing.kind === 'reminder' ? 'reminder' : 'post'
  const { key, undo } = await send(thing, local, deliveries)
  landed(key, local)
  say(
    [t.moved[kind](thing.title, dayTime(local)), ...cautionMessages(thing, local)].join(' '),
    async () => {
      await undo()
      landed(key, thing.local)
      say(t.movedBack[kind](thing.title, dayTime(thing.local)))
    },
  )
}

async function send(
  thing: CalendarItem,
  local: string,
  deliveries?: readonly number[],
): Promise<Moved> {
  const back = { local: thing.local, from: local }
  const there = { local, from: thing.local }
  if (thing.kind === 'reminder') {
    const { id } = thing.reminder
    await api('POST /reminders/:id/move', { param: { id }, json: there })
    return {
      key: thing.key,
      undo: async () => void (await api('POST /reminders/:id/move', { param: { id }, json: back })),
    }
  }
  if (thing.kind !== 'post') throw new Error('an event is not moved on the calendar')
  const [first, ...rest] = deliveries ?? movableOf(thing.post)
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
export function cautionMessages(thing: CalendarItem, local: string): string[] {
  const t = calendarMessages()
  return cautionsFor(thing, local).map(caution =>
    caution.kind === 'after-event' ? t.afterEvent : t.namesDay(caution.word),
  )
}
