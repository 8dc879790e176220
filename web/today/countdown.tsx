import { Clock, Hourglass, Moon, TriangleAlert } from 'lucide'
import type { WaitingShape } from '../../server/reply-times/shapes.ts'
import { now } from '../clock.ts'
import { Icon } from '../components/icon.tsx'
import { brief, duration, remaining, when } from '../format.ts'
import { messages } from '../language.ts'
import { today } from './load-today.ts'
import { countdownOf, stageOf, type Countdown as Told } from './time-left.ts'

const looks = {
  calm: 'border-base-300 text-base-content',
  soon: 'border-warning text-warning',
  late: 'border-error text-error',
}

/** What there is to tell about somebody who waits, at this second. */
export function tell(waiting: WaitingShape): Told {
  return countdownOf(waiting, {
    now: now.value,
    asOf: today.value === null ? now.value : Date.parse(today.value.now),
    changesAt: today.value?.changesAt ?? null,
  })
}

export function countdownLabel(told: Told): string {
  const t = messages.value.countdown
  switch (told.kind) {
    case 'left':
      return t.left(remaining(told.ms))
    case 'later':
      return t.before(brief(told.at))
    case 'closed':
      return told.at === null ? t.closed : t.closedUntil(when(told.at))
    case 'over':
      return told.ms < 60_000 ? t.justOver : t.over(duration(told.ms))
    case 'long':
      return t.long(duration(told.ms))
  }
}

function iconOf(told: Told) {
  if (stageOf(told) === 'late') return TriangleAlert
  if (told.kind === 'closed') return Moon
  return told.kind === 'later' ? Clock : Hourglass
}

/** « encore 6 min », « dépassé de 3 min », « hors horaires, reprend lundi à 9 h »: word, icon, colour. */
export function Countdown({ waiting }: { waiting: WaitingShape }) {
  const told = tell(waiting)
  return (
    <span
      class={`inline-flex items-center gap-1.5 rounded-full border px-3 py-1 text-sm font-semibold ${looks[stageOf(told)]}`}
    >
      <Icon of={iconOf(told)} size={16} />
      {countdownLabel(told)}
    </span>
  )
}

/** The same in two lines of a column, on a telephone in one: what is left or over in figures, and in which sense. */
export function Minutes({ waiting }: { waiting: WaitingShape }) {
  const told = tell(waiting)
  const [figure, sense] = linesOf(told)
  return (
    <p
      class={`min-w-0 max-md:flex max-md:items-baseline max-md:gap-x-1 max-md:whitespace-nowrap max-xs:flex-wrap ${looks[stageOf(told)]}`}
    >
      <span class="sr-only">{countdownLabel(told)}</span>
      <span aria-hidden="true" class="flex items-center gap-1.5 whitespace-nowrap font-semibold">
        <Icon of={iconOf(told)} size={16} class="shrink-0 max-md:hidden" />
        {figure}
      </span>
      <span aria-hidden="true" class="block text-sm leading-tight md:truncate">
        {sense}
      </span>
    </p>
  )
}

function linesOf(told: Told): [figure: string, sense: string] {
  const t = messages.value.countdown.lines
  switch (told.kind) {
    case 'left':
      return [remaining(told.ms), t.left(Math.ceil(told.ms / 60_000))]
    case 'later':
      return [when(told.at), t.later]
    case 'closed':
      if (told.at === null) return [t.never, t.closed]
      return [when(told.at), t.opens]
    case 'over':
      return [told.ms < 60_000 ? t.justOver : duration(told.ms), t.over]
    case 'long':
      return [duration(told.ms), t.long]
  }
}
