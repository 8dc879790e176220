import type { AudienceReportShape } from '../../server/subscribers/shapes.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { NewTab } from '../components/new-tab.tsx'
import { Section } from '../components/page.tsx'
import { near } from '../format.ts'
import { paths } from '../paths.ts'
import { joined } from './channel-table.tsx'
import { subscriberMessages } from './messages.ts'

/** So many of the last announcements are shown. */
const shownPosts = 5

/** Where residents sign up without an account. */
export function SignUpPage({ page }: { page: string }) {
  const t = subscriberMessages()
  return (
    <Section title={t.signUp} class="no-print">
      <p class="max-w-prose text-muted">{t.signUpHelp}</p>
      <p class="mt-3 flex flex-wrap items-center gap-3">
        <NewTab href={page}>{t.page}</NewTab>
        <CopyButton text={page} what={t.address} />
      </p>
    </Section>
  )
}

/** Whom the last posts reached of those who signed up; nobody's name. */
export function Announcements({ report }: { report: AudienceReportShape }) {
  const t = subscriberMessages()
  const channels = new Map(report.channels.map(one => [one.id, one]))
  return (
    <Section title={t.last}>
      <ul class="sheet divide-y divide-base-300">
        {report.broadcasts.slice(0, shownPosts).map(one => {
          const { theme = null, way = null } = channels.get(one.channel) ?? {}
          const named = theme !== null && way !== null ? [`${theme}, ${t.by[way]}`] : []
          return (
            <li
              key={one.delivery}
              class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-3"
            >
              <div class="min-w-0">
                <p class="font-semibold">
                  {one.event === null ? (
                    one.title
                  ) : (
                    <a class="text-link" href={paths.event(one.event)}>
                      {one.title}
                    </a>
                  )}
                </p>
                <p class="text-muted text-sm">{[near(one.at), ...named].join(' · ')}</p>
              </div>
              <p class="tabular-nums">
                {[
                  t.reached(one.reached, one.recipients),
                  ...joined([one.waiting, t.waiting], [one.failed, t.failed]),
                ].join(', ')}
              </p>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
