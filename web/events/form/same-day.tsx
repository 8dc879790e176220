import { Backpack, CalendarDays, Flag, Signpost } from 'lucide'
import type { CalendarDays as Days, NeighbourEvent } from '../../../server/calendar/shapes.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { useApi } from '../../api.ts'
import { Icon, type IconShape } from '../../components/icon.tsx'
import { Loaded } from '../../components/page.tsx'
import { atClock } from '../../format.ts'
import { sameDayMessages } from './same-day-messages.ts'

/** What else there is on a day: holidays, the commune's own events and its neighbours'. Nothing while no day is chosen. */
export function SameDay({ date }: { date: string }) {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? <Known date={date} /> : null
}

function Known({ date }: { date: string }) {
  const t = sameDayMessages()
  const days = useApi('GET /calendar', ['deliveries'], { query: { from: date, to: date } })
  return (
    <div aria-live="polite" class="text-sm">
      <Loaded resource={days} lines={1}>
        {data => {
          const facts = factsOn(data)
          const neighbours = data.neighbours.map(factOfNeighbour)
          if (facts.length + neighbours.length === 0) {
            return <p class="text-muted">{t.sameDayFree}</p>
          }
          return (
            <div class="flex flex-col gap-2">
              <Facts title={t.sameDay} facts={facts} />
              <Facts title={t.neighbours} facts={neighbours} />
            </div>
          )
        }}
      </Loaded>
    </div>
  )
}

function Facts({ title, facts }: { title: string; facts: readonly Fact[] }) {
  if (facts.length === 0) return null
  return (
    <div>
      <p class="font-semibold">{title}</p>
      <ul>
        {facts.map(({ key, icon, text }) => (
          <li key={key} class="flex items-start gap-1.5">
            <Icon of={icon} size={15} class="mt-0.5 text-muted" />
            {text}
          </li>
        ))}
      </ul>
    </div>
  )
}

type Fact = { key: string; icon: IconShape; text: string }

function factsOn({ holidays, schoolHolidays, events }: Spoken<Days>): Fact[] {
  return [
    ...holidays.map(({ name }) => ({ key: name, icon: Flag, text: name })),
    ...schoolHolidays.map(({ name }) => ({ key: name, icon: Backpack, text: name })),
    ...events
      .filter(({ status }) => status !== 'cancelled')
      .map(({ id, title, startLocal, place }) => ({
        key: `event ${id}`,
        icon: CalendarDays,
        text: `${title}, ${atClock(startLocal)}, ${place}`,
      })),
  ]
}

function factOfNeighbour({ id, neighbour, title, startLocal, place }: NeighbourEvent): Fact {
  const time = startLocal.length === 10 ? [] : [atClock(startLocal)]
  const parts = [`${neighbour} : ${title}`, ...time, ...(place === '' ? [] : [place])]
  return { key: `neighbour ${id}`, icon: Signpost, text: parts.join(', ') }
}
