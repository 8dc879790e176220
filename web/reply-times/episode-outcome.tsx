import { CircleCheck, CircleMinus, Hourglass, TriangleAlert } from 'lucide'
import { longWaitMs } from '../../server/hours/rules-target.ts'
import type { EpisodeShape } from '../../server/reply-times/shapes.ts'
import { serverNow } from '../clock.ts'
import { Icon } from '../components/icon.tsx'
import { duration, officeDuration } from '../format.ts'
import { outcomeMessages } from './outcome-messages.ts'

const MINUTE = 60_000

const looks = {
  good: { icon: CircleCheck, color: 'text-success' },
  late: { icon: TriangleAlert, color: 'text-error' },
  waiting: { icon: Hourglass, color: 'text-base-content' },
  aside: { icon: CircleMinus, color: 'text-muted' },
}

function lookOf(episode: EpisodeShape): keyof typeof looks {
  if (episode.state === 'answered') return episode.onTime ? 'good' : 'late'
  if (episode.state === 'missed') return 'late'
  return episode.state === 'waiting' ? 'waiting' : 'aside'
}

/** How an episode ended, or how long it has lasted: both clocks, told together. */
export function EpisodeOutcome({ episode }: { episode: EpisodeShape }) {
  const { icon, color } = looks[lookOf(episode)]
  return (
    <span class={`inline-flex items-center gap-1.5 font-semibold text-sm ${color}`}>
      <Icon of={icon} size={16} />
      {outcomeLabel(episode)}
    </span>
  )
}

export function outcomeLabel(episode: EpisodeShape): string {
  const t = outcomeMessages()
  const office = officeDuration(episode.officeMs)
  switch (episode.state) {
    case 'answered':
      return answeredLabel(episode)
    case 'missed':
      return episode.officeMs < longWaitMs
        ? t.missed(office)
        : t.missedLong(duration(serverNow() - Date.parse(episode.openedAt)))
    case 'waiting':
      return t.waiting
    case 'withdrawn':
      return t.withdrawn
    case 'excluded':
      return t.excluded(episode.reason)
  }
}

/** The first reply, and beside it the full answer where the first only made people wait. */
function answeredLabel(episode: EpisodeShape): string {
  const t = outcomeMessages()
  const { officeMs, elapsedMs, fullAnswerMs } = episode
  const onTime = episode.onTime === true
  // A few seconds after « 15 min » would be told as « 15 min, en retard ».
  const rounded = (ms: number) => (onTime ? ms : Math.ceil(ms / MINUTE) * MINUTE)
  const office = officeDuration(rounded(officeMs))
  const elapsed = duration(rounded(elapsedMs ?? officeMs))
  const isFirst = fullAnswerMs !== elapsedMs
  const said = episode.outOfHours
    ? t.answeredOutOfHours(elapsed, isFirst)
    : office === elapsed || officeMs >= longWaitMs
      ? t.answered(elapsed, onTime, isFirst)
      : t.answeredBoth(office, elapsed, onTime, isFirst)
  if (!isFirst) return said
  return said + (fullAnswerMs === null ? t.fullExpected : t.full(duration(fullAnswerMs)))
}
