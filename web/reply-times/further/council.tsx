import { Download } from 'lucide'
import { councilPeriods } from '../../../server/reply-times/rules/periods.ts'
import { addressOf } from '../../api.ts'
import { Icon } from '../../components/icon.tsx'
import { Section } from '../../components/page.tsx'
import { period, todayLocal } from '../../format.ts'
import { language } from '../../language.ts'
import { delaysAddress } from '../address.ts'
import type { ReportAsked } from '../report.ts'
import { furtherMessages } from './messages.ts'

/** For the council, on one page each or as slides: the month, the year and the mandate up to its end. */
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
            <span class="flex flex-wrap gap-2">
              {(['page', 'slides'] as const).map(layout => (
                <a
                  key={layout}
                  class="btn btn-sm"
                  href={addressOf('GET /reports/replies.pdf', {
                    query: { from, to, channel, language: language.value, layout },
                  })}
                  download
                  aria-label={t.download[layout](t.periods[key])}
                >
                  <Icon of={Download} size={16} />
                  {t[layout]}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
