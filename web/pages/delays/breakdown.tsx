import type { ReportShape } from '../../../server/shapes/report.ts'
import { Section } from '../../components/page.tsx'
import { officeDuration } from '../../format.ts'
import { words } from '../../i18n/index.ts'
import { type AddressOf, delaysAddress } from './address.ts'
import { countsOf } from './lists.ts'

/** By channel, and public or private. */
export function Breakdown({ report, addressOf }: { report: ReportShape; addressOf: AddressOf }) {
  const t = words.value.delays
  const isOne = report.channel !== null
  return (
    <Section title={t.breakdownTitle}>
      <div class="sheet px-4 py-2">
        <table class="data-table">
          <thead>
            <tr>
              <th scope="col">{t.channel}</th>
              <th scope="col" class="amount">
                {t.inTarget}
              </th>
              <th scope="col" class="amount">
                {t.median}
              </th>
            </tr>
          </thead>
          <tbody>
            {report.channels.map(({ channel, name, summary }) => (
              <tr key={channel}>
                <th scope="row" class="font-normal">
                  {isOne ? (
                    name
                  ) : (
                    <a class="text-link" href={delaysAddress({ ...report, channel })}>
                      {name}
                    </a>
                  )}
                </th>
                <td class="amount">{countWords(summary)}</td>
                <td class="amount">
                  {summary.counted + summary.waiting === 0
                    ? t.none
                    : summary.medianMs === null
                      ? t.notReached
                      : officeDuration(summary.medianMs)}
                </td>
              </tr>
            ))}
            {(['public', 'private'] as const).map(visibility => (
              <tr key={visibility}>
                <th scope="row" class="font-normal">
                  <a
                    class="text-link"
                    href={addressOf(visibility === 'public' ? 'publics' : 'prives')}
                  >
                    {t.visibilities[visibility]}
                  </a>
                </th>
                <td class="amount">{countWords(countsOf(report.episodes, visibility))}</td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isOne && (
        <p class="no-print mt-2 text-sm">
          <a class="text-link" href={delaysAddress({ ...report, channel: null })}>
            {t.allChannels}
          </a>
        </p>
      )}
    </Section>
  )
}

function countWords({ onTime, counted }: { onTime: number; counted: number }): string {
  const t = words.value.delays
  return counted === 0 ? t.none : t.outOf(onTime, counted)
}
