import { CalendarPlus, Plus, Printer, Signpost } from 'lucide'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { byDay } from '../../server/calendar/rules/days.ts'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { useNarrow } from '../components/narrow.ts'
import { Empty, Loaded, Page } from '../components/page.tsx'
import { clockOf, todayLocal } from '../format.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import {
  addressOf,
  beside,
  type CalendarFilters,
  readFilters,
  spanOf,
  type View,
} from './address.ts'
import { factsOf, isMovable } from './calendar-items.ts'
import { Carry } from './carry.tsx'
import { Details } from './details.tsx'
import type { DragHandlers } from './drag-handlers.ts'
import { FilterFields } from './filters.tsx'
import { List } from './list.tsx'
import { calendarMessages } from './messages.ts'
import { Month, type ViewProps } from './month.tsx'
import { Periods } from './periods.tsx'
import { SmallMonth } from './small-month.tsx'
import { Toolbar } from './toolbar.tsx'
import { useDays } from './use-days.ts'
import type { Drag } from './use-drag.ts'
import { localAt, useMoving } from './use-moving.ts'
import { usePrint } from './use-print.ts'
import { Week } from './week.tsx'
import { WeekHours } from './week-hours.tsx'

const Feeds = lazyPart(() => import('../feeds/feeds.tsx'), 0)

/** What is planned day by day: looked at by month, week or list, and moved. */
export default function Calendar() {
  const { query, route } = useLocation()
  const place = readFilters(query, todayLocal())
  const span = spanOf(place)
  // Room for seven columns that can be read, beside the places: as Tailwind's `xl`.
  const isWide = !useNarrow('80rem')
  const days = useDays(place, isWide)
  const { items } = days
  const { data, reload } = days.resource
  const print = usePrint(days)
  const [opened, setOpened] = useState<string | null>(null)
  const [showsFeeds, setShowsFeeds] = useState(false)
  const hadKey = useRef(false)
  const t = calendarMessages()
  useLayoutEffect(() => {
    // What had the focus went with the other view: the keys go on from the new one's title.
    if (document.activeElement !== document.body || !hadKey.current) return
    document.querySelector<HTMLElement>('[data-period]')?.focus()
  })
  const go = (part: Partial<CalendarFilters>) => route(addressOf({ ...place, ...part }), true)
  const moving = useMoving({ place, span, isWide, days, go })
  const { drag, carried } = moving
  const handlers: DragHandlers = {
    open: item => setOpened(item.key),
    openDay: date => days.open([date]),
    canMove: item => may('events.write') && isMovable(item),
    take: moving.take,
    grip: (event, item) => {
      if (may('events.write') && isMovable(item)) moving.grip(event, item)
    },
    moving:
      drag !== null
        ? { key: drag.item.key, date: drag.place?.date ?? null }
        : carried && { key: carried.item.key, date: carried.local.slice(0, 10) },
    isLanding: moving.isLanding,
  }
  const item = items.find(({ key }) => key === opened)
  return (
    <Page title={t.title} actions={<Acts onPrint={print} onFeeds={() => setShowsFeeds(true)} />}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of what is inside it */}
      <div
        class={carried === null ? '' : 'pb-48'}
        onKeyDown={event => {
          hadKey.current = shortcut(event, place, go)
        }}
        onPointerDown={() => {
          hadKey.current = false
        }}
      >
        <Toolbar place={place} />
        <div class="mb-3">
          <FilterFields filters={place} choices={data?.choices ?? null} onFilters={go} />
        </div>
        <Loaded resource={days.resource} lines={8}>
          {data => (
            <>
              <Periods days={data} />
              <Shown
                view={place.view}
                isWide={isWide}
                span={span}
                date={place.date}
                items={byDay(items, span)}
                full={days.full}
                factsOf={date => factsOf(data, date)}
                handlers={handlers}
                onDate={date => go({ date })}
              />
              {items.length === 0 && <Nothing isFiltered={isFiltered(place)} />}
            </>
          )}
        </Loaded>
        {may('events.write') && (
          <details class="no-print mt-5 text-muted text-sm">
            <summary class="w-fit cursor-pointer rounded-field">{t.helpTitle}</summary>
            <p class="mt-1 max-w-prose">{t.help}</p>
          </details>
        )}
      </div>
      {item && (
        <Details item={item} onClose={() => setOpened(null)} onChange={reload} move={moving.move} />
      )}
      {showsFeeds && <Feeds onClose={() => setShowsFeeds(false)} />}
      {carried && (
        <Carry
          carried={carried}
          view={place.view}
          onCarry={moving.carryTo}
          onDrop={() => moving.putDown(true)}
          onGiveUp={() => moving.putDown(false)}
        />
      )}
      {drag && <Ghost drag={drag} />}
    </Page>
  )
}

function Acts({ onPrint, onFeeds }: { onPrint: () => void; onFeeds: () => void }) {
  const t = calendarMessages()
  return (
    <>
      {may('events.write') && (
        <a class="btn btn-primary" href={paths.eventNew}>
          <Icon of={Plus} />
          {t.announce}
        </a>
      )}
      <button type="button" class="btn max-sm:hidden" onClick={onPrint}>
        <Icon of={Printer} />
        {t.print}
      </button>
      <button type="button" class="btn" onClick={onFeeds}>
        <Icon of={Signpost} />
        {t.neighbours}
      </button>
    </>
  )
}

/** What is dragged, beside the pointer. */
function Ghost({ drag }: { drag: Drag }) {
  return (
    <div
      aria-hidden="true"
      class="sheet pointer-events-none fixed z-40 max-w-56 truncate border-primary px-2 py-1 font-semibold text-sm shadow-lg"
      style={{ left: `${drag.x + 12}px`, top: `${drag.y + 12}px` }}
    >
      {drag.place !== null && drag.place.minute !== null && (
        <>{clockOf(localAt(drag.item, drag.place))} </>
      )}
      {drag.item.title}
    </div>
  )
}

type ShownProps = ViewProps & { view: View; isWide: boolean; onDate: (date: string) => void }

function Shown({ view, isWide, onDate, ...props }: ShownProps) {
  if (view === 'week') return isWide ? <WeekHours {...props} /> : <Week {...props} />
  if (view === 'list') return <List {...props} />
  return isWide ? <Month {...props} /> : <SmallMonth {...props} onDate={onDate} />
}

const isFiltered = ({ kind, channel, state, event }: CalendarFilters) =>
  [kind, channel, state, event].some(one => one !== null)

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const t = calendarMessages()
  return (
    <div class="mt-5">
      <Empty icon={CalendarPlus} title={t.empty}>
        {isFiltered ? t.emptyFiltered : t.emptyHelp}
      </Empty>
    </div>
  )
}

/**
 * Keys that work while the focus is within the calendar, and not in a field.
 * @returns whether it was one.
 */
function shortcut(
  event: KeyboardEvent,
  place: CalendarFilters,
  go: (part: Partial<CalendarFilters>) => void,
): boolean {
  const { key, ctrlKey, metaKey, altKey, target } = event
  if (ctrlKey || metaKey || altKey) return false
  if (target instanceof HTMLElement && target.closest('input, select, textarea, dialog')) {
    return false
  }
  const part = partFor(key, place)
  if (part === null) return false
  event.preventDefault()
  go(part)
  return true
}

function partFor(key: string, place: CalendarFilters): Partial<CalendarFilters> | null {
  switch (key.toLowerCase()) {
    case 'm':
      return { view: 'month' }
    case 's':
      return { view: 'week' }
    case 'l':
      return { view: 'list' }
    case 'a':
      return { date: todayLocal() }
    case 'arrowleft':
      return { date: beside(place, -1) }
    case 'arrowright':
      return { date: beside(place, 1) }
    default:
      return null
  }
}
