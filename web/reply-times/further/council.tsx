import { Download } from 'lucide'
import { councilPeriods } from '../../../server/reply-times/rules/council-periods.ts'
import { addressOf } from '../../api.ts'
import { Icon } from '../../components/icon.tsx'
import { Section } from '../../components/page.tsx'
import { period, todayLocal } from '../../format.ts'
import { language } from '../../language.ts'
import { delaysAddress } from '../address.ts'
import type { ReportAsked } from '../asked.ts'
import { furtherMessages } from './messages.ts'

/** One page each to hand out at the council: the month, the year and the mandate up to its end. */
export function Council({ shown }: { shown: ReportAsked }) {
  const t = furtherMessages().council
  const { channel } = shown
  return (
    <Section title={t.title} class="no-print">
      <p class="mb-3 max-w-prose text-muted text-sm">{t.help}</p>
      <ul class="sheet divide-y divide-base-300">
        {councilPeriods(todayLocal()).map(({ key, from, to }) => (
          <li key={key} class="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <span>
              <span class="font-semibold">{t.periods[key]}</span>{' '}
              <a class="text-link text-sm" href={delaysAddress({ ...shown, from, to })}>
                {period(from, to)}
              </a>
            </span>
            <a
              class="btn btn-sm"
              href={addressOf('GET /reports/replies.pdf', {
                query: { from, to, channel, language: language.value },
              })}
              download
              aria-label={t.download(t.periods[key])}
            >
              <Icon of={Download} size={16} />
              {t.pdf}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
