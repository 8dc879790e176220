import { type Verdict, verdictOf } from '../../../server/reply-times/rules/reply-parts.ts'
import { Section } from '../../components/page.tsx'
import { number, percent, shortDay, shortMonth } from '../../format.ts'
import { replyTimeMessages } from '../../i18n/reply-times.ts'
import type { AddressOf } from './address.ts'
import { ChartSection } from './drawing.tsx'
import type { Report } from './report.ts'
import { WeeksTable } from './weeks-table.tsx'

type Week = Report['weeks'][number]

type WeeksProps = { report: Report; addressOf: AddressOf; class?: string }

/** The share on time week by week, and of how many; its data as a table, one key away. */
export function Weeks({ report, addressOf, class: className }: WeeksProps) {
  const { weeks } = report
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
          {said(weeks)} <span class="text-muted">{t.weeksLegend}</span>
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

/** In how many weeks the target was held, and how far. */
function said(weeks: readonly Week[]): string {
  const t = replyTimeMessages()
  const verdicts = weeks.map(({ summary }) => verdictOf(summary)).filter(each => each !== null)
  const count = (wanted: Verdict) => verdicts.filter(each => each === wanted).length
  return t.weeksHeld(verdicts.length, count('held'), count('mostly'), count('missed'))
}

function Column({ week, isNewMonth, href }: { week: Week; isNewMonth: boolean; href: string }) {
  const { onTime, counted, ratio } = week.summary
  const t = replyTimeMessages()
  const day = (
    <span aria-hidden="true" class="block whitespace-nowrap text-muted">
      {Number(week.from.slice(8))}
      <span class="block h-5 text-start">{isNewMonth && shortMonth(week.from)}</span>
    </span>
  )
  return (
    <li class="min-w-0 text-center text-sm">
      {ratio === null ? (
        <span class="block">
          <span class="sr-only">
            {t.weekOf(shortDay(week.from))}
            {t.colon}
            {t.noMessageShort}
          </span>
          <span aria-hidden="true" class="block">
            <span class="hidden h-5 sm:block" />
            <span class="week-height block h-24 border-base-300 border-b" />
            <span class="block text-muted">{number(0)}</span>
          </span>
        </span>
      ) : (
        <a href={href} class="group block rounded-field">
          <span class="sr-only">
            {t.onTimeOf(onTime, counted)}, {t.weekOf(shortDay(week.from))}
          </span>
          <span aria-hidden="true" class="block">
            <span class="hidden h-5 sm:block">{Number.parseInt(percent(ratio), 10)}</span>
            <span class="week-height week-track flex h-24 items-end border-base-300 border-b">
              <span
                class="week-share block w-full group-hover:opacity-80"
                style={{ height: `${ratio * 100}%` }}
              />
            </span>
            <span class="block font-semibold group-hover:underline">{number(counted)}</span>
          </span>
        </a>
      )}
      {day}
    </li>
  )
}
