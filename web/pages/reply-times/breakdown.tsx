import type { ComponentChildren } from 'preact'
import type { FiguresShape, ReportFiguresShape } from '../../../server/reply-times/shapes.ts'
import { Section } from '../../components/page.tsx'
import { replyTimeMessages } from '../../i18n/reply-times.ts'
import { type AddressOf, delaysAddress } from './address.ts'
import { ClocksCell, ClocksHeading } from './clocks-cell.tsx'

/** By channel, and public or private. */
export function Breakdown({
  report,
  addressOf,
}: {
  report: ReportFiguresShape
  addressOf: AddressOf
}) {
  const t = replyTimeMessages()
  const isOne = report.channel !== null
  const of = (wanted: 'public' | 'private') =>
    report.visibilities.filter(({ visibility }) => visibility === wanted)
  return (
    <Section title={t.breakdownTitle}>
      <div class="sheet relative overflow-x-auto px-3 py-2 sm:px-4">
        <table class="data-table text-sm sm:text-base max-sm:[&_:is(th,td)]:pe-1.5">
          <thead>
            <tr>
              <th scope="col">{t.channel}</th>
              <th scope="col" class="amount">
                {t.inTarget}
              </th>
              <ClocksHeading title={t.median} />
              <ClocksHeading title={t.p90Short} />
            </tr>
          </thead>
          <tbody>
            {report.channels.map(({ channel, name, ...figures }) => (
              <Row key={channel} figures={figures} href={addressOf('comptes', { channel })}>
                {isOne ? (
                  name
                ) : (
                  <a class="text-link" href={delaysAddress({ ...report, channel })}>
                    {name}
                  </a>
                )}
              </Row>
            ))}
            {[...of('public'), ...of('private')].map(({ visibility, ...figures }) => (
              <Row
                key={visibility}
                figures={figures}
                href={addressOf(visibility === 'public' ? 'publics' : 'prives')}
              >
                {t.visibilities[visibility]}
              </Row>
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

function Row({
  figures,
  href,
  children,
}: {
  figures: FiguresShape
  href: string
  children: ComponentChildren
}) {
  const { onTime, counted } = figures.summary
  const t = replyTimeMessages()
  return (
    <tr>
      <th scope="row" class="font-normal">
        {children}
      </th>
      <td class="amount">
        {counted === 0 ? (
          t.none
        ) : (
          <a class="text-link" href={href}>
            {t.outOf(onTime, counted)}
          </a>
        )}
      </td>
      <ClocksCell figures={figures} of="medianMs" href={href} />
      <ClocksCell figures={figures} of="p90Ms" href={href} />
    </tr>
  )
}
