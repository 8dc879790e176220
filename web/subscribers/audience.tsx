import { Download, Plug, Printer } from 'lucide'
import { useLocation } from 'preact-iso'
import type { AudienceReportShape } from '../../server/subscribers/shapes.ts'
import { addressOf, useApi } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { Empty, Loaded, Page, Section } from '../components/page.tsx'
import { PeriodChooser } from '../components/period-chooser.tsx'
import { addDays } from '../dates.ts'
import { dayTime, nowLocal, period as periodLabel, todayLocal } from '../format.ts'
import { language } from '../language.ts'
import { paths } from '../paths.ts'
import { periodIn } from '../reply-times/periods.ts'
import { may } from '../session.ts'
import { Announcements, SignUpPage } from './announcements.tsx'
import { ChannelTable } from './channel-table.tsx'
import { Households } from './households.tsx'
import { subscriberMessages } from './messages.ts'

const PeriodFigures = lazyPart(() => import('./period-figures.tsx'), 6)
const Numbers = lazyPart(() => import('./numbers.tsx'), 2)

/** How many people each channel reaches, and what that costs, for the councillor. */
export default function Audience() {
  const { query } = useLocation()
  const today = todayLocal()
  const t = subscriberMessages()
  const year = { from: `${today.slice(0, 4)}-01-01`, to: today }
  const months = { from: addDays(today, -364), to: today }
  const shown = periodIn(query, year)
  const report = useApi('GET /reports/audience', ['channels', 'commune', 'deliveries'], {
    query: shown,
  })
  return (
    <Page
      title={t.title}
      lead={periodLabel(shown.from, shown.to)}
      actions={
        <>
          <a
            class="btn btn-sm"
            href={addressOf('GET /reports/audience.csv', {
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
      <div class="no-print mb-5">
        <PeriodChooser
          shown={shown}
          usual={[
            { ...year, label: t.usual.year },
            { ...months, label: t.usual.months },
          ]}
          addressOf={({ from, to }) => `${paths.audience}?du=${from}&au=${to}`}
        />
      </div>
      <Loaded resource={report} lines={8}>
        {data => <Report report={data} onChange={report.reload} />}
      </Loaded>
    </Page>
  )
}

function Report({
  report,
  onChange,
}: {
  report: AudienceReportShape
  onChange: () => Promise<void>
}) {
  const t = subscriberMessages()
  const sms = report.channels.filter(({ way }) => way === 'sms')
  if (report.channels.length === 0) {
    return (
      <Empty
        icon={Plug}
        title={t.none}
        way={{ needs: 'channels.write', href: paths.connect, label: t.connect }}
      >
        {t.noneHelp}
      </Empty>
    )
  }
  return (
    <div class="flex flex-col gap-8">
      <p class="hidden text-sm print:block">{t.printedAt(dayTime(nowLocal()))}</p>
      <Households report={report} onChange={onChange} />
      <Section title={t.table}>
        <ChannelTable report={report} onChange={onChange} />
        <p class="mt-3 max-w-prose text-muted text-sm">{t.method}</p>
      </Section>
      <PeriodFigures from={report.from} to={report.to} />
      {report.channels.some(({ way }) => way !== null) && <SignUpPage page={report.page} />}
      {sms.length > 0 && may('channels.write') && <Numbers channels={sms} onChange={onChange} />}
      {report.broadcasts.length > 0 && <Announcements report={report} />}
      <p class="no-print">
        <a class="text-link" href={paths.evidence}>
          {t.evidence}
        </a>
      </p>
    </div>
  )
}
