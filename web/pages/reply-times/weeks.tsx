import { ChartLine, Table2 } from 'lucide'
import { useState } from 'preact/hooks'
import type { ReportFiguresShape } from '../../../server/reply-times/shapes.ts'
import { api } from '../../api.ts'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Section } from '../../components/page.tsx'
import { addDays, mondayOf } from '../../dates.ts'
import { shortDay } from '../../format.ts'
import { replyTimeMessages } from '../../i18n/reply-times.ts'
import { useResource } from '../../resource.ts'
import type { AddressOf } from './address.ts'
import type { ReportAsked } from './asked.ts'
import { WeeksChart } from './weeks-chart.tsx'
import { WeeksTable } from './weeks-table.tsx'

const WEEKS = 12

/**
 * The twelve weeks up to the period's end: a report tells only the weeks of its own period, so a
 * shorter one needs a longer one beside it, and of a longer one they would be too many.
 */
export function Weeks({ shown, addressOf }: { shown: ReportAsked; addressOf: AddressOf }) {
  const { to, channel, exclusions } = shown
  const monday = mondayOf(to)
  const from = addDays(monday, -7 * (WEEKS - 1))
  const twelve = useResource(
    `weeks ${from} ${channel} ${exclusions}`,
    () =>
      api('GET /reports/replies/figures', {
        query: { from, to: addDays(monday, 6), channel, exclusions },
      }),
    ['messages', 'commune'],
  )
  return (
    <Loaded resource={twelve}>{data => <WeeksFigure report={data} addressOf={addressOf} />}</Loaded>
  )
}

/** The median week by week against the two lines; its data as a table, one key away. */
function WeeksFigure({ report, addressOf }: { report: ReportFiguresShape; addressOf: AddressOf }) {
  const [asTable, setAsTable] = useState(false)
  const { weeks, aimMinutes, targetMinutes } = report
  const t = replyTimeMessages()
  const measured = weeks.filter(week => week.summary.counted > 0)
  if (measured.length === 0) {
    return (
      <Section title={t.weeksTitle}>
        <p class="sheet p-4 text-muted">{t.weeksNone}</p>
      </Section>
    )
  }
  const unreached = measured.filter(({ summary }) => summary.medianMs === null)
  const over = measured.filter(
    ({ summary }) => summary.medianMs === null || summary.medianMs > targetMinutes * 60_000,
  )
  const summary = [
    t.weeksSummary(over.length, measured.length, targetMinutes),
    ...(unreached.length === 0
      ? []
      : [t.weeksUnreached(unreached.length, unreached.map(nameOf).join(', '))]),
  ].join(' ')
  return (
    <Section
      title={t.weeksTitle}
      aside={
        <button
          type="button"
          class="btn btn-sm no-print"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          <Icon of={asTable ? ChartLine : Table2} size={16} />
          {t.asTable}
        </button>
      }
    >
      <figure class="sheet p-4 sm:p-5">
        <figcaption class="mb-3">
          {summary}{' '}
          <span class="no-print text-muted">
            {t.linesNamed(aimMinutes, targetMinutes)}
            {unreached.length > 0 && ` ${t.triangleNamed}`}
          </span>
        </figcaption>
        {!asTable && (
          <WeeksChart
            weeks={weeks}
            aimMinutes={aimMinutes}
            targetMinutes={targetMinutes}
            label={`${t.chartLabel} ${summary}`}
          />
        )}
        <div class={asTable ? 'relative overflow-x-auto' : 'hidden print:block'}>
          <WeeksTable report={report} addressOf={addressOf} />
        </div>
      </figure>
    </Section>
  )
}

function nameOf({ from }: { from: string }): string {
  return shortDay(from)
}
