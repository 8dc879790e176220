import { CircleAlert, CircleCheck, CircleX, Clock, Hourglass } from 'lucide'
import type { Verdict as Kind } from '../../server/reply-times/rules/verdict.ts'
import { Icon } from '../components/icon.tsx'
import { addDays, mondayOf } from '../dates.ts'
import { list, number, percent, period, targetName, todayLocal } from '../format.ts'
import type { AddressOf } from './address.ts'
import { Beside, ENOUGH } from './beside.tsx'
import { ExclusionsChooser } from './exclusions.tsx'
import { replyTimeMessages } from './messages.ts'
import { keyOf } from './periods.ts'
import type { Report } from './report.ts'

/** How each verdict looks beside its words: a sign, a colour, and the column of a week. */
export const verdictLooks = {
  reached: { icon: CircleCheck, color: 'text-success', column: 'week-reached' },
  nearly: { icon: CircleAlert, color: 'text-warning', column: 'week-nearly' },
  missed: { icon: CircleX, color: 'text-error', column: 'week-missed' },
} satisfies Record<Kind, object>

/** « atteint », « presque atteint », « manqué »: word, sign and colour. */
export function VerdictMark({ verdict }: { verdict: Kind }) {
  const { icon, color } = verdictLooks[verdict]
  return (
    <span class={`inline-flex items-center gap-1 align-bottom ${color}`}>
      <Icon of={icon} size={14} />
      {replyTimeMessages().verdictsBefore[verdict]}
    </span>
  )
}

type VerdictProps = {
  report: Report
  /** The weeks up to the period’s end. */
  weeks: Report['weeks']
  addressOf: AddressOf
}

/** Whether the wanted share is reached, in words; the count that carries it; and what became of everybody. */
export function Verdict({ report, weeks, addressOf }: VerdictProps) {
  const { summary, targets, verdict, goalPercent } = report
  const t = replyTimeMessages()
  return (
    <section aria-label={t.headlineLabel} class="delays-headline flex flex-col gap-4">
      <div class="delays-verdict grid gap-x-8 gap-y-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div>
          <h2
            class={`flex items-start gap-2 text-xl ${verdict ? verdictLooks[verdict].color : ''}`}
          >
            {verdict && <Icon of={verdictLooks[verdict].icon} size={24} class="mt-0.5" />}
            {verdict ? t.verdictOver(verdict, spanOf(report)) : t.nothingCounted}
          </h2>
          {verdict && (
            <p class="mt-1">
              <a class="group inline-block rounded-field" href={addressOf('comptes')}>
                <span class="figure text-3xl group-hover:underline">
                  {t.outOf(summary.onTime, summary.counted)}
                </span>{' '}
                <span class="text-base">{t.within(targets)}</span>
              </a>
            </p>
          )}
          {summary.ratio !== null && (
            <p class="text-sm">
              {t.share(summary.ratio, goalPercent)}{' '}
              {summary.counted < ENOUGH && summary.wilson !== null && (
                <span class="text-muted">
                  {t.unsure(percent(summary.wilson[0]), percent(summary.wilson[1]))}
                </span>
              )}
            </p>
          )}
          {targets.length > 1 && (
            <p class="text-muted text-sm">{t.severalTargets(list(targets.map(targetName)))}</p>
          )}
          <WeekBefore report={report} weeks={weeks} addressOf={addressOf} />
        </div>
        <div class="flex flex-col gap-1 text-sm">
          <Beside report={report} addressOf={addressOf} />
          <div class="no-print">
            <ExclusionsChooser shown={report} />
          </div>
        </div>
      </div>
      <PartsBar report={report} addressOf={addressOf} />
    </section>
  )
}

/** « cette semaine », or the dates. */
function spanOf({ from, to }: Report): string {
  const t = replyTimeMessages()
  const key = keyOf({ from, to }, todayLocal())
  return key === null ? period(from, to) : t.spans[key]
}

/** The verdict of the week before, beside that of a week. */
function WeekBefore({ report, weeks, addressOf }: VerdictProps) {
  const { from, to } = report
  const isWeek = from === mondayOf(from) && to === addDays(from, 6)
  const before = weeks.find(week => week.from === addDays(from, -7))
  if (!isWeek || before === undefined) return null
  const { verdict } = before
  const { onTime, counted } = before.summary
  const t = replyTimeMessages()
  return (
    <p class="mt-1 text-sm">
      {t.weekBefore}{' '}
      {verdict === null ? (
        t.noMessageCounted
      ) : (
        <>
          <VerdictMark verdict={verdict} />
          {t.comma}{' '}
          <a class="text-link" href={addressOf('comptes', { week: before.from })}>
            {t.outOf(onTime, counted)}
          </a>
        </>
      )}
    </p>
  )
}

const parts = [
  { key: 'onTime', list: 'dans-objectif', icon: CircleCheck, fill: 'part-on-time' },
  { key: 'late', list: 'en-retard', icon: Clock, fill: 'part-late' },
  { key: 'missed', list: 'sans-reponse', icon: CircleX, fill: 'part-missed' },
  { key: 'waiting', list: 'en-attente', icon: Hourglass, fill: 'part-waiting' },
] as const

/** What became of everybody, in one bar; each part opens its list, and they sum to what it says. */
function PartsBar({ report, addressOf }: { report: Pick<Report, 'parts'>; addressOf: AddressOf }) {
  const { total, ...counts } = report.parts
  const t = replyTimeMessages()
  if (total === 0) return null
  return (
    <div>
      {/* The names under it are the same links, for anyone who cannot see or point at it. */}
      <div class="parts-bar flex h-8 w-full overflow-hidden rounded-field" aria-hidden="true">
        {parts
          .filter(({ key }) => counts[key] > 0)
          .map(({ key, list, fill }) => (
            <a
              key={key}
              href={addressOf(list)}
              tabIndex={-1}
              class={`part ${fill} flex min-w-2 items-center justify-center overflow-hidden font-semibold text-sm`}
              style={{ flexGrow: String(counts[key]) }}
            >
              {counts[key] / total >= 0.06 && number(counts[key])}
            </a>
          ))}
      </div>
      <ul aria-label={t.partsLabel} class="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {parts.map(({ key, list, icon, fill }) => (
          <li key={key} class="flex items-center gap-1.5">
            <span class={`part-sign ${fill} rounded-full p-0.5`}>
              <Icon of={icon} size={14} />
            </span>
            <a class="text-link" href={addressOf(list)}>
              {t.parts[key](counts[key])}
            </a>
          </li>
        ))}
        <li class="text-muted lg:ms-auto">
          <a class="text-link is-quiet" href={addressOf('mesures')}>
            {t.partsTotal(total)}
          </a>
        </li>
      </ul>
    </div>
  )
}
