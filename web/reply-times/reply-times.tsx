import { Download, Hourglass, Printer } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { weeksInRows } from '../../server/reply-times/rules/week-columns.ts'
import { addressOf, api } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { Empty, Loaded, Page } from '../components/page.tsx'
import { PeriodChooser } from '../components/period-chooser.tsx'
import { addDays, mondayOf } from '../dates.ts'
import { dayTime, nowLocal, period as periodLabel, todayLocal } from '../format.ts'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import { useResource } from '../resource.ts'
import { WaitingNow } from '../today/waiting-now.tsx'
import { type AddressOf, delaysAddress, furtherAddress, listIn, shownIn } from './address.ts'
import { Breakdown } from './breakdown.tsx'
import { Arrivals } from './charts/arrivals.tsx'
import { Curve, Medians } from './charts/curve.tsx'
import { Weeks } from './charts/weeks.tsx'
import { EpisodesDialog } from './episodes-dialog.tsx'
import { WithoutExclusions } from './exclusions.tsx'
import type { ListKey } from './lists.ts'
import { replyTimeMessages } from './messages.ts'
import { periodKeys, periodOf, weeksSince } from './periods.ts'
import { RebuildNotice } from './rebuild-notice.tsx'
import type { Report, ReportAsked } from './report.ts'
import { Slowest, WhoWaits } from './slowest.tsx'
import { Verdict } from './verdict.tsx'

/** Reply times for the councillor: every figure opens the list behind it. */
export default function Delays() {
  const { query, route } = useLocation()
  const today = todayLocal()
  const shown = shownIn(query, today)
  const wanted = listIn(query)
  const t = replyTimeMessages()
  const reports = useResource(
    `${shown.from} ${shown.to} ${shown.channel} ${shown.exclusions}`,
    () => reportsOf(shown),
    ['messages', 'commune'],
  )
  return (
    <Page
      title={t.title}
      lead={
        <>
          {periodLabel(shown.from, shown.to)}
          <span class="no-print">
            {' · '}
            <WaitingNow />
          </span>
        </>
      }
      actions={
        <>
          <a
            class="btn btn-sm"
            href={addressOf('GET /reports/replies.csv', {
              query: { ...shown, spreadsheet: language.value },
            })}
            download
          >
            <Icon of={Download} size={16} />
            {t.csv}
          </a>
          <button type="button" class="btn btn-sm" onClick={() => window.print()}>
            <Icon of={Printer} size={16} />
            {t.print}
          </button>
        </>
      }
    >
      <RebuildNotice />
      <div class="no-print mb-5">
        <PeriodChooser
          shown={shown}
          usual={periodKeys.map(key => ({ ...periodOf(key, today), label: t.periods[key] }))}
          addressOf={chosen => delaysAddress({ ...shown, ...chosen })}
        />
      </div>
      <Loaded resource={reports} lines={8}>
        {({ report, twelve }) => (
          <>
            <ReportView
              report={report}
              twelve={twelve}
              addressOf={(list, narrowed) => delaysAddress(shown, { list, ...narrowed })}
            />
            <p class="no-print mt-6">
              <a class="text-link" href={furtherAddress(shown)}>
                {t.further}
              </a>
            </p>
            {wanted !== null && (
              <EpisodesDialog
                // Another list begins at its own beginning.
                key={delaysAddress(shown, wanted)}
                shown={shown}
                wanted={wanted}
                channels={report.channels}
                onClose={() => route(delaysAddress(shown))}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

type Reports = {
  report: Report
  /** The weeks up to the period’s end, from the first message on. */
  twelve: Report
}

const WEEKS = 12

/**
 * What is shown, and the twelve weeks up to its end: a report tells only the weeks of its own period,
 * so a shorter one needs a longer one beside it, and of a longer one they would be too many.
 */
async function reportsOf(shown: ReportAsked): Promise<Reports> {
  const monday = mondayOf(shown.to)
  const weeks = { from: addDays(monday, -7 * (WEEKS - 1)), to: addDays(monday, 6) }
  const isSame = weeks.from === shown.from && weeks.to === shown.to
  const [report, twelve] = await Promise.all([
    readReport(shown),
    isSame ? null : readReport({ ...shown, ...weeks }),
  ])
  const whole = twelve ?? report
  return { report, twelve: { ...whole, weeks: weeksSince(whole.weeks, whole.since) } }
}

async function readReport(asked: ReportAsked): Promise<Report> {
  const sent = await api('GET /reports/replies/figures', { query: asked })
  return { ...sent, weeks: weeksInRows(sent.weeks) }
}

function ReportView({ report, twelve, addressOf }: Reports & { addressOf: AddressOf }) {
  const t = replyTimeMessages()
  return (
    <div class="delays-report flex min-w-0 flex-col gap-8">
      <PrintedAbout report={report} />
      {report.exclusions === 'ignored' && <WithoutExclusions shown={report} />}
      {report.received === 0 ? (
        <Empty icon={Hourglass} title={t.noMessage}>
          {t.noMessageHelp}
        </Empty>
      ) : (
        <Verdict report={report} weeks={twelve.weeks} addressOf={addressOf} />
      )}
      <div class="delays-pair grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        {report.received > 0 && <WhoWaits shown={report} addressOf={addressOf} />}
        <Weeks
          report={twelve}
          addressOf={addressOf}
          class={report.received === 0 ? 'lg:col-span-2' : ''}
        />
      </div>
      <Curve report={report} addressOf={addressOf} />
      <Medians report={twelve} addressOf={addressOf} />
      {report.received > 0 && (
        <>
          <Breakdown report={report} addressOf={addressOf} />
          <Slowest shown={report} addressOf={addressOf} />
          <Arrivals report={report} addressOf={addressOf} />
        </>
      )}
      <div class="delays-folds flex flex-col gap-3">
        <NotCounted report={report} addressOf={addressOf} />
        <NotMeasured report={report} addressOf={addressOf} />
      </div>
      <p class="no-print">
        <a class="text-link" href={paths.evidence}>
          {t.evidence}
        </a>
      </p>
    </div>
  )
}

/** What paper does not show by itself: when it was true, and of which channel. */
function PrintedAbout({ report }: { report: Report }) {
  const t = replyTimeMessages()
  const [only] = report.channel === null ? [] : report.channels

  return (
    <p class="hidden text-sm print:block">
      {t.printedAt(dayTime(nowLocal()))}
      {only !== undefined && ` ${t.onlyChannel(only.name)}`}
    </p>
  )
}

type FoldProps = { report: Report; addressOf: AddressOf }

/** What is not counted, by reason, and what people counted again. */
function NotCounted({ report, addressOf }: FoldProps) {
  const { summary, excluded, overruled } = report
  const t = replyTimeMessages()
  if (summary.excluded === 0 && overruled.length === 0) return null
  return (
    <Fold title={t.notCountedTitle(summary.excluded)}>
      <ul class="flex list-disc flex-col gap-1.5 ps-5 marker:text-muted">
        {excluded.map(({ kind, count }) => (
          <li key={kind}>
            <a class="text-link" href={addressOf('ecartes', { kind })}>
              {t.kinds[kind](count)}
            </a>
          </li>
        ))}
        {overruled.length > 0 && (
          <li>
            {t.overruled(overruled.map(({ kind, count }) => t.kinds[kind](count)).join(', '))}
          </li>
        )}
      </ul>
      <p class="no-print mt-4 text-sm">
        <a class="text-link" href={paths.helpPage('delais', 'ecarts')}>
          {t.rules}
        </a>
      </p>
    </Fold>
  )
}

/** What the figures leave out, and why: a number is only worth what it admits. */
function NotMeasured({ report, addressOf }: FoldProps) {
  const { summary, outOfHours, history, notMeasured } = report
  const t = replyTimeMessages()
  const lines: { list: ListKey; count: number; text: string }[] = [
    { list: 'retires', count: summary.withdrawn, text: t.leftOut.withdrawn(summary.withdrawn) },
    { list: 'hors-horaires', count: outOfHours, text: t.leftOut.outOfHours(outOfHours) },
    { list: 'historique', count: history, text: t.leftOut.history(history) },
  ]
  return (
    <Fold title={t.notMeasuredTitle}>
      <ul class="flex list-disc flex-col gap-1.5 ps-5 marker:text-muted">
        {lines
          .filter(line => line.count > 0)
          .map(({ list, text }) => (
            <li key={list}>
              <a class="text-link" href={addressOf(list)}>
                {text}
              </a>
            </li>
          ))}
        {notMeasured.map(text => (
          <li key={text}>{text}</li>
        ))}
        <li>{t.meansNotShown}</li>
      </ul>
      <p class="no-print mt-4 text-sm">
        <a class="text-link" href={paths.helpPage('delais', 'mesure')}>
          {t.howItIsMeasured}
        </a>
      </p>
    </Fold>
  )
}

/** Shut on a screen, open on paper (print.css). */
function Fold({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <details class="sheet">
      <summary class="cursor-pointer rounded-box px-4 py-3">
        <h2 class="inline text-base">{title}</h2>
      </summary>
      <div class="px-4 pb-4">{children}</div>
    </details>
  )
}
