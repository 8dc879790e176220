import { useNarrow } from '../../components/narrow.ts'
import { type ArrivalFigures, type Arrivals, hourLabels } from './arrivals-model.ts'
import { chartMessages } from './messages.ts'

type GridProps = {
  arrivals: Arrivals
  figures: ArrivalFigures
  /** The list behind an hour of the week, its weekday 1 for Monday. */
  addressOf: (at: { weekday: number; hour: number }) => string
  /** Hours that are pointed out, and what is said of them. */
  pointedOut?: { has: (weekday: number, hour: number) => boolean; name: string }
}

/** How many came in each hour of the week, the darker the more, against the opening hours. */
export function ArrivalGrid(grid: GridProps) {
  const isNarrow = useNarrow('64rem')
  return (
    <div class="relative">{isNarrow ? <HoursDown {...grid} /> : <HoursAcross {...grid} />}</div>
  )
}

/** A row each day: where there is room for 24 columns. */
function HoursAcross(grid: GridProps) {
  const t = chartMessages()
  return (
    <table class="arrivals w-full table-fixed border-separate border-spacing-px">
      <thead>
        <tr>
          <td class="w-24" />
          {hours(0, 23).map(hour => (
            <HourHeading key={hour} scope="col" hour={hour} />
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.arrivals.map((_, day) => (
          <tr key={t.weekdays[day]}>
            <th scope="row" class="pe-2 text-start font-normal text-sm">
              {t.weekdays[day]}
            </th>
            {hours(0, 23).map(hour => (
              <Cell key={hour} grid={grid} weekday={day + 1} hour={hour} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A row each hour that tells anything: on a telephone. */
function HoursDown(grid: GridProps) {
  const t = chartMessages()
  const { first, last } = grid.figures
  return (
    <>
      <table class="arrivals w-full table-fixed border-separate border-spacing-px">
        <thead>
          <tr>
            <td class="w-12" />
            {t.weekdays.map((name, day) => (
              <th key={name} scope="col" class="pb-1 text-center font-normal text-muted text-sm">
                <span aria-hidden="true">{t.weekdaysShort[day]}</span>
                <span class="sr-only">{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours(first, last).map(hour => (
            <tr key={hour}>
              <HourHeading scope="row" hour={hour} />
              {grid.arrivals.map((_, day) => (
                <Cell key={t.weekdays[day]} grid={grid} weekday={day + 1} hour={hour} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {(first > 0 || last < 23) && (
        <p class="mt-2 text-muted text-sm">
          {t.arrivalsCut(
            first === 0 ? null : hourLabels(first),
            last === 23 ? null : hourLabels(last + 1),
          )}
        </p>
      )}
    </>
  )
}

function HourHeading({ scope, hour }: { scope: 'col' | 'row'; hour: number }) {
  return (
    <th
      scope={scope}
      class={`font-normal text-muted text-sm ${scope === 'col' ? 'pb-1 text-center' : 'pe-1 text-end'}`}
    >
      {scope === 'row' ? (
        hourLabels(hour)
      ) : (
        <>
          <span aria-hidden="true">{hour}</span>
          <span class="sr-only">{hourLabels(hour)}</span>
        </>
      )}
    </th>
  )
}

/** From nobody to as many as came in the busiest hour. */
const tints = ['', 'bg-primary/10', 'bg-primary/20', 'bg-primary/30', 'bg-primary/40']

function Cell({ grid, weekday, hour }: { grid: GridProps; weekday: number; hour: number }) {
  const { arrivals, addressOf, figures, pointedOut } = grid
  const { count, open } = arrivals[weekday - 1]?.[hour] ?? { count: 0, open: 0 }
  const t = chartMessages()
  const tint = tints[Math.ceil((count / figures.most) * (tints.length - 1))]
  // Tinted, and framed since a colour alone would say nothing to some: the mairie is open.
  const hours = open > 0 ? 'border-field bg-base-200' : 'border-transparent'
  const isPointedOut = pointedOut?.has(weekday, hour) ?? false
  const frame = isPointedOut
    ? 'outline-2 outline-dashed outline-base-content -outline-offset-1'
    : ''
  const day = t.weekdays[weekday - 1] ?? ''
  return (
    <td class={`h-7 border p-0 text-center text-sm ${hours} ${frame}`}>
      {count === 0 ? (
        <span class="sr-only">0</span>
      ) : (
        <a
          href={addressOf({ weekday, hour })}
          class={`block leading-7 ${tint} hover:underline focus-visible:-outline-offset-2`}
          aria-label={t.arrivalsAt(count, day, hourLabels(hour))}
        >
          {count}
        </a>
      )}
      {open > 0 && <span class="sr-only"> {t.openThen}</span>}
      {isPointedOut && <span class="sr-only"> {pointedOut?.name}</span>}
    </td>
  )
}

function hours(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
