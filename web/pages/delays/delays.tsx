import { Download, Hourglass, Printer } from 'lucide'
import { useLocation } from 'preact-iso'
import type { ReportShape } from '../../../server/shapes/report.ts'
import { api } from '../../api.ts'
import { Empty } from '../../components/empty.tsx'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Page } from '../../components/page.tsx'
import { period as periodWords, todayLocal } from '../../format.ts'
import { words } from '../../i18n/index.ts'
import { useResource } from '../../resource.ts'
import { type AddressOf, delaysAddress } from './address.ts'
import { Breakdown } from './breakdown.tsx'
import { Clocks } from './clocks.tsx'
import { EpisodesDialog } from './episodes-dialog.tsx'
import { Headline } from './headline.tsx'
import { isListKey, type ListKey } from './lists.ts'
import { NotMeasured } from './not-measured.tsx'
import { PeriodChooser } from './period-chooser.tsx'
import { periodIn } from './periods.ts'
import { Unanswered } from './unanswered.tsx'
import { Weeks } from './weeks.tsx'

/** Reply times for the councillor: every figure opens the list behind it. */
export default function Delays() {
  const { query, route } = useLocation()
  const today = todayLocal()
  const period = periodIn(query, today)
  const channel = query.canal === undefined ? null : Number(query.canal) || null
  const list = isListKey(query.liste) ? query.liste : null
  const t = words.value.delays
  const report = useResource(
    `${period.from} ${period.to} ${channel}`,
    () => api.report(period.from, period.to, channel),
    ['messages', 'commune'],
  )
  const addressOf = (wanted: ListKey | null) => delaysAddress({ ...period, channel, list: wanted })
  return (
    <Page
      title={t.title}
      lead={periodWords(period.from, period.to)}
      actions={
        <>
          <a
            class="btn btn-sm"
            href={api.reportCsvAddress(period.from, period.to, channel)}
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
      <PeriodChooser period={period} channel={channel} today={today} />
      <Loaded resource={report} lines={8}>
        {data => (
          <>
            <Report report={data} addressOf={addressOf} />
            {list !== null && (
              <EpisodesDialog
                list={list}
                episodes={data.episodes}
                onClose={() => route(addressOf(null))}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Report({ report, addressOf }: { report: ReportShape; addressOf: AddressOf }) {
  const t = words.value.delays
  const isEmpty = report.episodes.length === 0
  return (
    <div class="flex min-w-0 flex-col gap-12">
      {isEmpty ? (
        <Empty icon={Hourglass} title={t.noMessage}>
          {t.noMessageHelp}
        </Empty>
      ) : (
        <>
          <Headline report={report} addressOf={addressOf} />
          <div class="grid grid-cols-[minmax(0,1fr)] gap-12 lg:grid-cols-[repeat(2,minmax(0,1fr))]">
            <Clocks report={report} addressOf={addressOf} />
            <Breakdown report={report} addressOf={addressOf} />
          </div>
          <Unanswered report={report} addressOf={addressOf} />
        </>
      )}
      <Weeks report={report} />
      <NotMeasured report={report} addressOf={addressOf} />
    </div>
  )
}
