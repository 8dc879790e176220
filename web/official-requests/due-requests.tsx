import { Hourglass } from 'lucide'
import type { DueRequestShape } from '../../server/official-requests/shapes.ts'
import { Icon } from '../components/icon.tsx'
import { day, todayLocal } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'

/** One line: how many must be answered soon, and the first of their days. */
export function DueRequests({ requests }: { requests: readonly DueRequestShape[] }) {
  const [first] = requests
  const t = messages.value.today
  if (first === undefined) return null
  const isLate = first.dueOn < todayLocal().slice(0, 10)
  return (
    <p class="sheet flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
      <Icon of={Hourglass} size={18} class={isLate ? 'text-error' : 'text-warning'} />
      <span class={isLate ? 'font-semibold text-error' : ''}>
        {t.requestsDue(requests.length, day(first.dueOn))}
      </span>
      <a class="text-link ms-auto" href={`${paths.messages}?filtre=demandes`}>
        {t.seeRequests}
      </a>
    </p>
  )
}
