import { CircleCheck, CircleX, Clock, Hourglass } from 'lucide'
import { Icon } from '../../components/icon.tsx'
import { number } from '../../format.ts'
import type { AddressOf } from '../address.ts'
import { replyTimeMessages } from '../messages.ts'
import type { Report } from '../report.ts'

const parts = [
  { key: 'onTime', list: 'dans-objectif', icon: CircleCheck, fill: 'part-on-time' },
  { key: 'late', list: 'en-retard', icon: Clock, fill: 'part-late' },
  { key: 'missed', list: 'sans-reponse', icon: CircleX, fill: 'part-missed' },
  { key: 'waiting', list: 'en-attente', icon: Hourglass, fill: 'part-waiting' },
] as const

/** What became of everybody, in one bar; each part opens its list, and they sum to what it says. */
export function PartsBar({
  report,
  addressOf,
}: {
  report: Pick<Report, 'parts'>
  addressOf: AddressOf
}) {
  const { total, ...counts } = report.parts
  const t = replyTimeMessages()
  if (total === 0) return null
  return (
    <div>
      {/* The names under it are the same links, for whoever cannot see or point at it. */}
      <div class="parts-bar flex h-8 w-full overflow-hidden rounded-field" aria-hidden="true">
        {parts
          .filter(({ key }) => counts[key] > 0)
          .map(({ key, list, fill }) => (
            <a
              key={key}
              href={addressOf(list)}
              tabIndex={-1}
              class={`part ${fill} flex min-w-2 items-center justify-center overflow-hidden font-semibold text-sm`}
              style={{ flexGrow: String(counts[key]) }}
            >
              {counts[key] / total >= 0.06 && number(counts[key])}
            </a>
          ))}
      </div>
      <ul aria-label={t.partsLabel} class="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {parts.map(({ key, list, icon, fill }) => (
          <li key={key} class="flex items-center gap-1.5">
            <span class={`part-sign ${fill} rounded-full p-0.5`}>
              <Icon of={icon} size={14} />
            </span>
            <a class="text-link" href={addressOf(list)}>
              {t.parts[key](counts[key])}
            </a>
          </li>
        ))}
        <li class="text-muted lg:ms-auto">
          <a class="text-link is-quiet" href={addressOf('mesures')}>
            {t.partsTotal(total)}
          </a>
        </li>
      </ul>
    </div>
  )
}
