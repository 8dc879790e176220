import { Printer } from 'lucide'
import { useLocation } from 'preact-iso'
import { useApi } from '../../api.ts'
import { Icon } from '../../components/icon.tsx'
import { lazyPart } from '../../components/lazy-page.tsx'
import { Loaded, Page } from '../../components/page.tsx'
import { PeriodChooser } from '../../components/period-chooser.tsx'
import { dayTime, nowLocal, period as periodLabel, todayLocal } from '../../format.ts'
import { paths } from '../../paths.ts'
import { delaysAddress, furtherAddress, isDate, shownIn } from '../address.ts'
import { replyTimeMessages } from '../messages.ts'
import { periodKeys, periodOf } from '../periods.ts'
import { BadgeSections } from './badges.tsx'
import { BeforeAndAfter, SameMonths } from './compared.tsx'
import { Council } from './council.tsx'
import { furtherMessages } from './messages.ts'
import { WhenPeopleWrite } from './opening.tsx'
import { Turns, Withdrawals, Within } from './shares.tsx'

const AskedTopics = lazyPart(() => import('./topics.tsx'), 6)

/** What a councillor asks next: each a sentence first, then a small table. */
export default function FurtherFigures() {
  const { query } = useLocation()
  const today = todayLocal()
  const shown = shownIn(query, today)
  const { from, to, channel } = shown
  const { changement = '' } = query
  const changeOn = isDate(changement) && changement > from && changement <= to ? changement : null
  // What is compared is told with the exclusions.
  const listOf = (days: { from: string; to: string }) =>
    delaysAddress({ ...shown, ...days, exclusions: 'applied' }, { list: 'comptes' })
  const t = furtherMessages()
  const periods = replyTimeMessages().periods
  const badges = useApi('GET /reports/replies/badges', ['messages', 'commune', 'channels'], {
    query: { from, to, channel },
  })
  const further = useApi('GET /reports/replies/further', ['messages', 'commune'], {
    query: { from, to, channel, changeOn },
  })
  const arrivals = useApi('GET /reports/replies/arrivals', ['messages', 'commune'], {
    query: { from, to, channel },
  })
  return (
    <Page
      title={t.title}
      lead={periodLabel(from, to)}
      back={{ href: delaysAddress(shown), label: t.back }}
      actions={
        <button type="button" class="btn btn-sm" onClick={() => window.print()}>
          <Icon of={Printer} size={16} />
          {t.print}
        </button>
      }
    >
      <div class="no-print mb-5">
        <PeriodChooser
          shown={shown}
          usual={periodKeys.map(key => ({ ...periodOf(key, today), label: periods[key] }))}
          addressOf={chosen => furtherAddress({ ...shown, ...chosen })}
        />
      </div>
      <p class="hidden text-sm print:block">{t.printedAt(dayTime(nowLocal()))}</p>
      <div class="flex min-w-0 flex-col gap-8">
        <Loaded resource={further} lines={8}>
          {report => (
            <>
              <Within report={report} />
              <Turns report={report} />
              <Withdrawals report={report} />
              <SameMonths report={report} listOf={listOf} />
              <BeforeAndAfter
                report={report}
                chosen={changeOn}
                listOf={listOf}
                addressOf={day => `${furtherAddress(shown)}&changement=${day}`}
              />
            </>
          )}
        </Loaded>
        <Loaded resource={arrivals} lines={8}>
          {report => (
            <WhenPeopleWrite
              report={report}
              addressOf={at =>
                delaysAddress({ ...shown, exclusions: 'applied' }, { list: 'arrivees', ...at })
              }
            />
          )}
        </Loaded>
        <AskedTopics shown={shown} />
        <Loaded resource={badges} lines={6}>
          {report => <BadgeSections report={report} />}
        </Loaded>
        <Council shown={shown} />
        <p class="no-print text-sm">
          <a class="text-link" href={paths.helpPage('plus-loin')}>
            {t.method}
          </a>
        </p>
      </div>
    </Page>
  )
}
