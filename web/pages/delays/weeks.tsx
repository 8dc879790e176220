import { ChartLine, Table2 } from 'lucide'
import { useState } from 'preact/hooks'
import type { ReportShape } from '../../../server/shapes/report.ts'
import { api } from '../../api.ts'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Section } from '../../components/page.tsx'
import { addDays, mondayOf } from '../../dates.ts'
import { duration, shortDay } from '../../format.ts'
import { words } from '../../i18n/index.ts'
import { useResource } from '../../resource.ts'
import { delaysAddress } from './address.ts'
import { WeeksChart } from './weeks-chart.tsx'

const WEEKS = 12

/**
 * The twelve weeks up to the period's end: a report tells only the weeks of its own period, so a
 * shorter one needs a longer one beside it.
 */
export function Weeks({ report }: { report: ReportShape }) {
  const { to, channel } = report
  const sunday = addDays(mondayOf(to), 6)
  const monday = addDays(mondayOf(to), -7 * (WEEKS - 1))
  const longer = useResource(
    `weeks ${monday} ${channel}`,
    () => api.report(monday, sunday, channel),
    ['messages', 'commune'],
  )
  return <Loaded resource={longer}>{data => <WeeksFigure report={data} />}</Loaded>
}

/** The median week by week against the two lines; its data as a table, one key away. */
function WeeksFigure({ report }: { report: ReportShape }) {
  const [asTable, setAsTable] = useState(false)
  const { weeks, aimMinutes, targetMinutes } = report
  const t = words.value.delays
  const measured = weeks.filter(week => week.summary.counted > 0)
  if (measured.length === 0) return null
  const over = measured.filter(
    ({ summary }) => summary.medianMs === null || summary.medianMs > targetMinutes * 60_000,
  )
  const summary = t.weeksSummary(over.length, measured.length, targetMinutes)
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
          <span class="no-print text-muted">{t.linesNamed(aimMinutes, targetMinutes)}</span>
        </figcaption>
        {!asTable && (
          <WeeksChart
            weeks={weeks}
            aimMinutes={aimMinutes}
            targetMinutes={targetMinutes}
            label={`${t.chartLabel} ${summary}`}
          />
        )}
        <div class={asTable ? '' : 'hidden print:block'}>
          <WeeksTable report={report} />
        </div>
      </figure>
    </Section>
  )
}

function WeeksTable({ report }: { report: ReportShape }) {
  const t = words.value.delays
  return (
    <table class="data-table">
      <thead>
        <tr>
          <th scope="col">{t.week}</th>
          <th scope="col" class="amount">
            {t.inTarget}
          </th>
          <th scope="col" class="amount">
            {t.median}
          </th>
          <th scope="col" class="amount">
            {t.p90}
          </th>
        </tr>
      </thead>
      <tbody>
        {report.weeks.map(({ week, from, to, summary }) => (
          <tr key={week}>
            <th scope="row" class="font-normal">
              <a class="text-link" href={delaysAddress({ from, to, channel: report.channel })}>
                {t.weekOf(shortDay(from))}
              </a>
            </th>
            <td class="amount">
              {summary.counted === 0 ? t.noMessageShort : t.outOf(summary.onTime, summary.counted)}
            </td>
            <td class="amount">{told(summary.medianMs, summary.counted)}</td>
            <td class="amount">{told(summary.p90Ms, summary.counted)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function told(ms: number | null, counted: number): string {
  const t = words.value.delays
  if (counted === 0) return t.nothing
  return ms === null ? t.notReached : duration(ms)
}
