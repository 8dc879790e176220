import { type Verdict, verdicts } from '../../../server/reply-times/rules/verdict.ts'
import { Section } from '../../components/page.tsx'
import { percent, shortDay, shortMonth } from '../../format.ts'
import type { AddressOf } from '../address.ts'
import { replyTimeMessages } from '../messages.ts'
import type { Report } from '../report.ts'
import { verdictLooks } from '../verdict.tsx'
import { ChartSection } from './drawing.tsx'
import { WeeksTable } from './weeks-table.tsx'
import './weeks.css'

type Week = Report['weeks'][number]

type WeeksProps = { report: Report; addressOf: AddressOf; class?: string }

/** The share on time week by week against the wanted one; of how many, in the table one key away. */
export function Weeks({ report, addressOf, class: className }: WeeksProps) {
  const { weeks, goalPercent } = report
  const t = replyTimeMessages()
  if (weeks.every(({ summary }) => summary.counted === 0)) {
    return (
      <Section title={t.weeksTitle} class={className}>
        <p class="sheet p-4 text-muted">{t.weeksNone}</p>
      </Section>
    )
  }
  return (
    <ChartSection
      title={t.weeksTitle}
      class={className}
      caption={
        <>
          <Tally weeks={weeks} />
          <p class="text-muted">{t.weeksLegend(percent(goalPercent / 100))}</p>
        </>
      }
      chart={
        <ol
          class="grid gap-x-1"
          style={{ gridTemplateColumns: `repeat(${weeks.length}, minmax(0, 1fr))` }}
        >
          {weeks.map((week, place) => (
            <Column
              key={week.week}
              week={week}
              goalPercent={goalPercent}
              isNewMonth={weeks[place - 1]?.from.slice(0, 7) !== week.from.slice(0, 7)}
              href={addressOf('comptes', { week: week.from })}
            />
          ))}
        </ol>
      }
      table={<WeeksTable report={report} of="share" addressOf={addressOf} />}
    />
  )
}

/** How many weeks had which verdict, each beside the look of its columns. */
function Tally({ weeks }: { weeks: readonly Week[] }) {
  const t = replyTimeMessages()
  const given = weeks.map(({ verdict }) => verdict).filter(verdict => verdict !== null)
  const count = (wanted: Verdict) => given.filter(verdict => verdict === wanted).length
  return (
    <div class="flex flex-wrap gap-x-3 gap-y-1">
      <span>{t.weeksHeld(given.length)}</span>
      {verdicts
        .filter(verdict => count(verdict) > 0)
        .map(verdict => (
          <span key={verdict} class="flex items-center gap-1.5">
            <span
              aria-hidden="true"
              class={`week-share ${verdictLooks[verdict].column} block h-3 w-5`}
            />
            {t.weeksVerdict[verdict](count(verdict))}
          </span>
        ))}
    </div>
  )
}

type ColumnProps = { week: Week; goalPercent: number; isNewMonth: boolean; href: string }

function Column({ week, goalPercent, isNewMonth, href }: ColumnProps) {
  const { verdict } = week
  const { onTime, counted, ratio } = week.summary
  const t = replyTimeMessages()
  const track = (
    <span class="week-height week-track relative flex items-end border-base-300 border-b">
      {verdict !== null && ratio !== null && (
        <span
          class={`week-share ${verdictLooks[verdict].column} block w-full group-hover:opacity-80`}
          style={{ height: `${ratio * 100}%` }}
        />
      )}
      <span class="week-goal absolute" style={{ bottom: `${goalPercent}%` }} />
    </span>
  )
  const month = (
    <span aria-hidden="true" class="block h-5 whitespace-nowrap text-start text-muted" data-axis>
      {isNewMonth && shortMonth(week.from)}
    </span>
  )
  const name = t.weekOf(shortDay(week.from))
  if (verdict === null || ratio === null) {
    return (
      <li class="min-w-0 text-center text-sm">
        <span class="sr-only">
          {name}
          {t.colon}
          {t.noMessageShort}
        </span>
        <span aria-hidden="true" class="block">
          <span class="block h-5 text-muted">{t.nothing}</span>
          {track}
        </span>
        {month}
      </li>
    )
  }
  const share = t.shareOf(ratio, goalPercent)
  // Voice control asks for what is read on the column (RGAA 6.1).
  const label = `${share}, ${t.onTimeOf(onTime, counted)}, ${name}${t.colon}${t.verdictsBefore[verdict]}`
  return (
    <li class="week-column min-w-0 text-center text-sm">
      <a href={href} title={label} class="group block rounded-field">
        <span class="sr-only">{label}</span>
        <span aria-hidden="true" class="block">
          <span class="week-figure block h-5 whitespace-nowrap group-hover:underline">
            {share.replace(/\s?%$/, '')}
            <span class="week-unit">{'\u202f%'}</span>
          </span>
          {track}
        </span>
      </a>
      {month}
    </li>
  )
}
