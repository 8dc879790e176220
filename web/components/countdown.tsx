import { Clock, Hourglass, Moon, TriangleAlert } from 'lucide'
import type { WaitingShape } from '../../server/reply-times/shapes.ts'
import { now } from '../clock.ts'
import { countdownOf, stageOf, type Countdown as Told } from '../countdown.ts'
import { brief, duration, remaining, when } from '../format.ts'
import { messages } from '../i18n/index.ts'
import { me } from '../session.ts'
import { today } from '../today.ts'
import { Icon } from './icon.tsx'

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
    targetMinutes: me.value?.commune.targetMinutes ?? 15,
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
  }
}

function iconOf(told: Told) {
  if (told.kind === 'over') return TriangleAlert
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
