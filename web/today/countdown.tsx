import { Clock, Hourglass, Moon, TriangleAlert } from 'lucide'
import type { WaitingShape } from '../../server/reply-times/shapes.ts'
import { now } from '../clock.ts'
import { Icon } from '../components/icon.tsx'
import { brief, duration, remaining, when } from '../format.ts'
import { messages } from '../language.ts'
import { today } from './load-today.ts'
import { countdownOf, type Countdown as State, stageOf } from './time-left.ts'

const looks = {
  calm: 'border-base-300 text-base-content',
  soon: 'border-warning text-warning',
  late: 'border-error text-error',
}

/** What there is to tell about somebody who waits, at this second. */
export function tell(waiting: WaitingShape): State {
  return countdownOf(waiting, {
    now: now.value,
    asOf: today.value === null ? now.value : Date.parse(today.value.now),
    changesAt: today.value?.changesAt ?? null,
  })
}

export function countdownLabel(state: State): string {
  const t = messages.value.countdown
  switch (state.kind) {
    case 'left':
      return t.left(remaining(state.ms))
    case 'later':
      return t.before(brief(state.at))
    case 'closed':
      return state.at === null ? t.closed : t.closedUntil(when(state.at))
    case 'over':
      return state.ms < 60_000 ? t.justOver : t.over(duration(state.ms))
    case 'long':
      return t.long(duration(state.ms))
  }
}

function iconOf(state: State) {
  if (stageOf(state) === 'late') return TriangleAlert
  if (state.kind === 'closed') return Moon
  return state.kind === 'later' ? Clock : Hourglass
}

/** « encore 6 min », « dépassé de 3 min », « hors horaires, reprend lundi à 9 h »: word, icon, colour. */
export function Countdown({ waiting }: { waiting: WaitingShape }) {
  const state = tell(waiting)
  return (
    <span
      class={`inline-flex items-center gap-1.5 rounded-full border px-3 py-1 text-sm font-semibold ${looks[stageOf(state)]}`}
    >
      <Icon of={iconOf(state)} size={16} />
      {countdownLabel(state)}
    </span>
  )
}

/** The same in two lines of a column, on a telephone in one: what is left or over in figures, and in which sense. */
export function Minutes({ waiting }: { waiting: WaitingShape }) {
  const state = tell(waiting)
  const [figure, sense] = linesOf(state)
  return (
    <p
      class={`min-w-0 max-md:flex max-md:items-baseline max-md:gap-x-1 max-md:whitespace-nowrap max-xs:flex-wrap ${looks[stageOf(state)]}`}
    >
      <span class="sr-only">{countdownLabel(state)}</span>
      <span aria-hidden="true" class="flex items-center gap-1.5 whitespace-nowrap font-semibold">
        <Icon of={iconOf(state)} size={16} class="shrink-0 max-md:hidden" />
        {figure}
      </span>
      <span aria-hidden="true" class="block text-sm leading-tight md:truncate">
        {sense}
      </span>
    </p>
  )
}

function linesOf(state: State): [figure: string, sense: string] {
  const t = messages.value.countdown.lines
  switch (state.kind) {
    case 'left':
      return [remaining(state.ms), t.left(Math.ceil(state.ms / 60_000))]
    case 'later':
      return [when(state.at), t.later]
    case 'closed':
      if (state.at === null) return [t.never, t.closed]
      return [when(state.at), t.opens]
    case 'over':
      return [state.ms < 60_000 ? t.justOver : duration(state.ms), t.over]
    case 'long':
      return [duration(state.ms), t.long]
  }
}
