import { ChevronLeft, ChevronRight } from 'lucide'
import { Icon } from '../components/icon.tsx'
import { Pills } from '../components/pills.tsx'
import { monthName, period, todayLocal } from '../format.ts'
import { addressOf, beside, type CalendarFilters, spanOf, views } from './address.ts'
import { calendarMessages } from './messages.ts'

/** Which days are shown, the ones before and after, and how. All are links: each has its address. */
export function Toolbar({ place }: { place: CalendarFilters }) {
  const t = calendarMessages()
  const { view, date } = place
  const { from, to } = spanOf(place)
  const addressBeside = (by: -1 | 1) => addressOf({ ...place, date: beside(place, by) })
  return (
    <div class="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div class="flex flex-wrap items-center gap-2">
        <div class="no-print flex gap-1 max-xs:flex-wrap">
          <a class="btn btn-sm btn-square" href={addressBeside(-1)} aria-label={t.before[view]}>
            <Icon of={ChevronLeft} />
          </a>
          <a class="btn btn-sm" href={addressOf({ ...place, date: todayLocal() })}>
            {t.today}
          </a>
          <a class="btn btn-sm btn-square" href={addressBeside(1)} aria-label={t.after[view]}>
            <Icon of={ChevronRight} />
          </a>
        </div>
        <h2 class="text-xl first-letter:uppercase" aria-live="polite" tabIndex={-1} data-period>
          {view === 'week' ? period(from, to) : monthName(date)}
        </h2>
      </div>
      <div class="no-print">
        <Pills
          label={t.viewsLabel}
          pills={views.map(each => ({
            href: addressOf({ ...place, view: each }),
            label: t.views[each],
            isHere: each === view,
          }))}
        />
      </div>
    </div>
  )
}
