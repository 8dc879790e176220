import { CircleCheck, CircleMinus, Hourglass, TriangleAlert } from 'lucide'
import type { EpisodeShape } from '../../server/shapes/conversation.ts'
import { duration, officeDuration } from '../format.ts'
import { words } from '../i18n/index.ts'
import { Icon } from './icon.tsx'

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
      {outcomeWords(episode)}
    </span>
  )
}

export function outcomeWords(episode: EpisodeShape): string {
  const t = words.value.outcomes
  const office = officeDuration(episode.officeMs)
  switch (episode.state) {
    case 'answered': {
      const elapsed = duration(episode.elapsedMs ?? episode.officeMs)
      if (episode.outOfHours) return t.answeredOutOfHours(elapsed)
      if (office === elapsed) return t.answered(elapsed, episode.onTime === true)
      return t.answeredBoth(office, elapsed, episode.onTime === true)
    }
    case 'missed':
      return t.missed(office)
    case 'waiting':
      return t.waiting
    case 'withdrawn':
      return t.withdrawn
    case 'excluded':
      return t.excluded(episode.reason)
  }
}
