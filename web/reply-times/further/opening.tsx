import type { Answer } from '../../api.ts'
import { Section } from '../../components/page.tsx'
import { clockOf, number, percent } from '../../format.ts'
import { ArrivalGrid } from '../charts/arrival-grid.tsx'
import { arrivalSentence } from '../charts/arrivals.tsx'
import { arrivalFigures } from '../charts/arrivals-model.ts'
import { chartMessages } from '../charts/messages.ts'
import { FigureTable } from './figure-table.tsx'
import { openingMessages, type SlotLabel } from './opening-messages.ts'

export type ArrivalReport = Answer<'GET /reports/replies/arrivals'>
type Slot = ArrivalReport['slots'][number]

/** So many are said as sentences; all stand in the table. */
const mostSentences = 3

/** When people write, and what an hour more of opening would have brought. */
export function WhenPeopleWrite({
  report,
  addressOf,
}: {
  report: ArrivalReport
  addressOf: (at: { weekday: number; hour: number }) => string
}) {
  const t = openingMessages()
  const figures = arrivalFigures(report.arrivals)
  const offered = report.slots.filter(({ isOffered }) => isOffered).slice(0, mostSentences)
  if (figures.total === 0) {
    return <Section title={t.title}>{t.nobody}</Section>
  }
  const touches = (weekday: number, hour: number) => (slot: Slot) =>
    slot.weekday === weekday && slot.from < (hour + 1) * 60 && slot.to > hour * 60
  return (
    <Section title={t.title}>
      <Verdict report={report} offered={offered} />
      <figure class="sheet mt-3 p-4 sm:p-5">
        <figcaption class="mb-3 text-sm">
          {arrivalSentence(figures)}{' '}
          <span class="text-muted">
            {figures.isEverOpen && t.legend} {offered.length > 0 && t.pointedOut}
          </span>
        </figcaption>
        <ArrivalGrid
          arrivals={report.arrivals}
          figures={figures}
          addressOf={addressOf}
          pointedOut={{
            name: t.toOpen,
            has: (weekday, hour) => offered.some(touches(weekday, hour)),
          }}
        />
      </figure>
      {report.slots.length > 0 && <Slots slots={report.slots} />}
    </Section>
  )
}

function Verdict({ report, offered }: { report: ArrivalReport; offered: readonly Slot[] }) {
  const t = openingMessages()
  const { all, inHours, inWorkingDays } = report
  const [first, ...others] = offered.map(slot => sentence(slot, all.whole))
  if (first === undefined) return <p class="font-semibold text-xl">{why(report)}</p>
  return (
    <>
      <p class="font-semibold text-xl">{first}</p>
      {others.map(other => (
        <p key={other} class="mt-1">
          {other}
        </p>
      ))}
      <p class="mt-1 max-w-prose text-muted text-sm">
        {t.supposes(outOf(inHours), outOf(all))}
        {inWorkingDays > 0 && ` ${t.inWorkingDays(inWorkingDays)}`}
      </p>
    </>
  )
}

/** Why no hour is offered. */
function why({ isSet, all, inWorkingDays, slots }: ArrivalReport): string {
  const t = openingMessages()
  if (!isSet) return t.noHours
  if (all.whole === 0 && inWorkingDays > 0) return t.onlyDays
  return slots.length === 0 ? t.tooFew : t.notSure
}

function outOf({ part, whole }: { part: number; whole: number }): string {
  return openingMessages().outOf(number(part), number(whole), percent(part / whole))
}

function sentence(slot: Slot, all: number): string {
  const { value, low, high } = slot.gained
  const share = (messages: number) => number((100 * messages) / all, 1)
  const shares = { value: share(value), low: share(low), high: share(high) }
  return openingMessages().gained(wordsOf(slot), Math.round(value), {
    ...shares,
    ...hoursOf(slot),
  })
}

function hoursOf({ from, to, openings, yearOpenings }: Slot) {
  const hours = (days: number) => openingMessages().hoursToOpen((days * (to - from)) / 60)
  return { inPeriod: hours(openings), aYear: hours(yearOpenings) }
}

function wordsOf({ weekday, from, to }: Slot): SlotLabel {
  const weekdays = chartMessages().weekdays
  return { weekday: weekdays[weekday - 1] ?? '', from: timeOf(from), to: timeOf(to) }
}

function timeOf(minutes: number): string {
  const parts = [Math.floor(minutes / 60), minutes % 60]
  return clockOf(`2000-01-01T${parts.map(part => String(part).padStart(2, '0')).join(':')}`)
}

function Slots({ slots }: { slots: readonly Slot[] }) {
  const t = openingMessages()
  return (
    <FigureTable
      head={t.head}
      columns={[t.messages, t.within, t.more, t.hours]}
      rows={slots.map(slot => {
        const { weekday, from, whole, part, gained, isOffered } = slot
        const { inPeriod, aYear } = hoursOf(slot)
        const [value, low, high] = [gained.value, gained.low, gained.high].map(one =>
          number(Math.round(one)),
        )
        return {
          key: `${weekday} ${from}`,
          name: t.slot(wordsOf(slot)),
          cells: [
            number(whole),
            number(part),
            isOffered ? { figure: value, note: t.between(low ?? '', high ?? '') } : t.uncertain,
            { figure: inPeriod, note: t.aYear(aYear) },
          ],
        }
      })}
    >
      {t.help}
    </FigureTable>
  )
}
