import { Download, Hourglass, Printer } from 'lucide'
import { useLocation } from 'preact-iso'
import type { ReportFiguresShape } from '../../../server/reply-times/shapes.ts'
import { addressOf, api } from '../../api.ts'
import { Empty } from '../../components/empty.tsx'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Page } from '../../components/page.tsx'
import { RebuildNotice } from '../../components/rebuild-notice.tsx'
import { WaitingNow } from '../../components/waiting-now.tsx'
import { dayTime, nowLocal, period as periodWords, todayLocal } from '../../format.ts'
import { replyTimeMessages } from '../../i18n/reply-times.ts'
import { useResource } from '../../resource.ts'
import { type AddressOf, delaysAddress, listIn, shownIn } from './address.ts'
import { Arrivals } from './arrivals.tsx'
import { Breakdown } from './breakdown.tsx'
import { Clocks } from './clocks.tsx'
import { EpisodesDialog } from './episodes-dialog.tsx'
import { ExclusionsChooser, WithoutExclusions } from './exclusions.tsx'
import { Headline } from './headline.tsx'
import { NotMeasured } from './not-measured.tsx'
import { PeriodChooser } from './period-chooser.tsx'
import { Unanswered } from './unanswered.tsx'
import { Weeks } from './weeks.tsx'

/** Reply times for the councillor: every figure opens the list behind it. */
export default function Delays() {
  const { query, route } = useLocation()
  const today = todayLocal()
  const shown = shownIn(query, today)
  const wanted = listIn(query)
  const t = replyTimeMessages()
  const report = useResource(
    `${shown.from} ${shown.to} ${shown.channel} ${shown.exclusions}`,
    () => api('GET /reports/replies/figures', { query: shown }),
    ['messages', 'commune'],
  )
  return (
    <Page
      title={t.title}
      lead={periodWords(shown.from, shown.to)}
      actions={
        <>
          <a
            class="btn btn-sm"
            href={addressOf('GET /reports/replies.csv', { query: shown })}
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
      <p class="no-print mb-4">
        <WaitingNow />
      </p>
      <RebuildNotice />
      <div class="no-print mb-8 flex flex-col gap-3">
        <PeriodChooser shown={shown} today={today} />
        <ExclusionsChooser shown={shown} />
      </div>
      <Loaded resource={report} lines={8}>
        {data => (
          <>
            <Report
              report={data}
              addressOf={(list, narrowed) => delaysAddress(shown, { list, ...narrowed })}
            />
            {wanted !== null && (
              <EpisodesDialog
                // Another list begins at its own beginning.
                key={delaysAddress(shown, wanted)}
                shown={shown}
                wanted={wanted}
                channels={data.channels}
                onClose={() => route(delaysAddress(shown))}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Report({ report, addressOf }: { report: ReportFiguresShape; addressOf: AddressOf }) {
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
        <>
          <Headline report={report} addressOf={addressOf} />
          <div class="delays-pair grid grid-cols-[minmax(0,1fr)] gap-8 lg:grid-cols-[repeat(2,minmax(0,1fr))]">
            <Clocks report={report} addressOf={addressOf} />
            <Breakdown report={report} addressOf={addressOf} />
          </div>
          <Unanswered shown={report} addressOf={addressOf} />
        </>
      )}
      <Weeks shown={report} addressOf={addressOf} />
      {report.received > 0 && <Arrivals report={report} addressOf={addressOf} />}
      <NotMeasured report={report} addressOf={addressOf} />
    </div>
  )
}

/** What paper does not show by itself: when it was true, and of which channel. */
function PrintedAbout({ report }: { report: ReportFiguresShape }) {
  const t = replyTimeMessages()
  const [only] = report.channel === null ? [] : report.channels

  return (
    <p class="hidden text-sm print:block">
      {t.printedAt(dayTime(nowLocal()))}
      {only !== undefined && ` ${t.onlyChannel(only.name)}`}
    </p>
  )
}
