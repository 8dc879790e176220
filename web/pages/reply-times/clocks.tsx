import type { ReportFiguresShape } from '../../../server/reply-times/shapes.ts'
import { Section } from '../../components/page.tsx'
import { duration, officeDuration } from '../../format.ts'
import { replyTimeMessages } from '../../i18n/reply-times.ts'
import type { AddressOf } from './address.ts'

/** Median and P90 on both clocks, side by side: neither is ever shown alone. */
export function Clocks({
  report,
  addressOf,
}: {
  report: ReportFiguresShape
  addressOf: AddressOf
}) {
  const { summary, elapsed } = report
  const t = replyTimeMessages()
  const rows = [
    { label: t.median, office: summary.medianMs, elapsed: elapsed.medianMs, none: t.halfWaits },
    { label: t.p90, office: summary.p90Ms, elapsed: elapsed.p90Ms, none: t.tenthWaits },
  ]
  return (
    <Section title={t.clocksTitle}>
      <div class="sheet px-4 py-2">
        <table class="data-table table-fixed">
          <thead>
            <tr>
              <td class="w-1/3 sm:w-2/5" />
              <th scope="col" class="amount whitespace-normal">
                {t.office}
              </th>
              <th scope="col" class="amount whitespace-normal">
                {t.elapsed}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.label}>
                <th scope="row" class="font-normal">
                  {row.label}
                </th>
                <Amount
                  ms={row.office}
                  words={officeDuration}
                  none={row.none}
                  href={addressOf('comptes')}
                />
                <Amount
                  ms={row.elapsed}
                  words={duration}
                  none={row.none}
                  href={addressOf('comptes')}
                />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="mt-2 text-muted text-sm">{t.clocksHelp}</p>
    </Section>
  )
}

function Amount({
  ms,
  words: inWords,
  none,
  href,
}: {
  ms: number | null
  words: (ms: number) => string
  none: string
  href: string
}) {
  return (
    <td class="amount">
      {ms === null ? (
        <span class="block whitespace-normal text-sm">{none}</span>
      ) : (
        <a href={href} class="figure text-xl hover:underline">
          {inWords(ms)}
        </a>
      )}
    </td>
  )
}
