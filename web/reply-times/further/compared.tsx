import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { DateField } from '../../components/date-field.tsx'
import { useField } from '../../components/form.tsx'
import { Section } from '../../components/page.tsx'
import { addDays } from '../../dates.ts'
import { monthName, percent, period, shortDay } from '../../format.ts'
import { figureMessages } from './figure-messages.ts'
import { type Cell, FigureTable } from './figure-table.tsx'
import { type Further, medianCell, onTimeCell } from './shares.tsx'

type Comparison = Further['year']['whole']

/** The address of the list behind the counted messages of some days. */
type ListOf = (days: { from: string; to: string }) => string

/** The same months a year apart. */
export function SameMonths({ report: { year }, listOf }: { report: Further; listOf: ListOf }) {
  const words = figureMessages()
  const t = words.year
  const { months, whole } = year
  return (
    <Section title={t.title}>
      {whole.before.summary.counted === 0 ? (
        t.none
      ) : (
        <>
          <ComparisonSentence compared={whole} otherwise={t.none} />
          <FigureTable
            head={t.head}
            columns={[t.before, t.after]}
            rows={months.map(({ before, after }) => ({
              key: after.from,
              name: monthName(after.from),
              cells: [before, after].map(side => onTimeCell(side, listOf(side))),
            }))}
          >
            {t.help}
          </FigureTable>
        </>
      )}
    </Section>
  )
}

/** What was before a chosen day beside what came from it on. */
export function BeforeAndAfter({
  report: { change, changes, from, to },
  chosen,
  addressOf,
  listOf,
}: {
  report: Further
  /** The day; null: none. */
  chosen: string | null
  addressOf: (day: string) => string
  listOf: ListOf
}) {
  const words = figureMessages()
  const t = words.change
  return (
    <Section title={t.title}>
      {change === null ? (
        <p class="max-w-prose">{t.help}</p>
      ) : (
        <>
          <ComparisonSentence compared={change} otherwise={t.none} />
          <FigureTable
            head={words.compared.head}
            columns={[words.onTime, words.compared.quick, words.median]}
            rows={[change.before, change.after].map(side => ({
              key: side.from,
              name: period(side.from, side.to),
              cells: [onTimeCell(side, listOf(side)), quickCell(side), medianCell(side)],
            }))}
          />
        </>
      )}
      <div class="no-print mt-3 flex flex-col gap-3 text-sm">
        {changes.length > 0 && (
          <nav aria-label={t.offered}>
            <ul class="flex flex-wrap gap-x-4 gap-y-1">
              {changes.map(({ on, kind }) => (
                <li key={`${on} ${kind}`}>
                  <a
                    class="text-link"
                    href={addressOf(on)}
                    aria-current={on === chosen ? 'true' : undefined}
                  >
                    {t.offer(shortDay(on), kind)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {from < to && (
          <DayChooser key={chosen} {...{ from, to, chosen, addressOf }}>
            {t.compare}
          </DayChooser>
        )}
      </div>
    </Section>
  )
}

function DayChooser({
  from,
  to,
  chosen,
  addressOf,
  children,
}: {
  from: string
  to: string
  chosen: string | null
  addressOf: (day: string) => string
  children: ComponentChildren
}) {
  const { route } = useLocation()
  const day = useField(chosen ?? '')
  return (
    <form
      class="flex flex-wrap items-end gap-3"
      onSubmit={event => {
        event.preventDefault()
        if (day.value !== '') route(addressOf(day.value))
      }}
    >
      <DateField
        {...day}
        label={figureMessages().change.date}
        type="date"
        class="w-44"
        required
        min={addDays(from, 1)}
        max={to}
      />
      <button type="submit" class="btn">
        {children}
      </button>
    </form>
  )
}

function quickCell({ quick: { part, whole } }: Comparison['before']): Cell {
  if (whole === 0) return '–'
  return { figure: figureMessages().outOf(part, whole), note: percent(part / whole) }
}

/** Whether it changed, and between which bounds; nobody is told of a change that may be chance. */
function ComparisonSentence({
  compared: { before, after, onTime, quick },
  otherwise,
}: {
  compared: Comparison
  otherwise: string
}) {
  const t = figureMessages().compared
  const isSameTarget = JSON.stringify(before.targets) === JSON.stringify(after.targets)
  const difference = isSameTarget ? onTime : quick
  if (difference === null) return <p class="font-semibold text-xl">{otherwise}</p>
  const { value, low, high } = difference
  const say = low > 0 ? t.better : high < 0 ? t.worse : t.noChange
  return (
    <>
      <p class="font-semibold text-xl">{say(value, low, high)}</p>
      {!isSameTarget && <p class="text-muted text-sm">{t.otherTarget}</p>}
    </>
  )
}
