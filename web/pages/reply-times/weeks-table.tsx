import type { ReportFiguresShape } from '../../../server/reply-times/shapes.ts'
import { shortDay } from '../../format.ts'
import { replyTimeMessages } from '../../i18n/reply-times.ts'
import { type AddressOf, delaysAddress } from './address.ts'
import { ClocksCell, ClocksHeading } from './clocks-cell.tsx'

/** The twelve weeks in figures, each leading to its own page and each figure to its list. */
export function WeeksTable({
  report,
  addressOf,
}: {
  report: ReportFiguresShape
  addressOf: AddressOf
}) {
  const t = replyTimeMessages()
  return (
    <table class="data-table">
      <thead>
        <tr>
          <th scope="col">{t.week}</th>
          <th scope="col" class="amount">
            {t.inTarget}
          </th>
          <ClocksHeading title={t.median} />
          <ClocksHeading title={t.p90Short} />
        </tr>
      </thead>
      <tbody>
        {report.weeks.map(({ week, from, to, ...figures }) => {
          const { onTime, counted } = figures.summary
          const list = addressOf('comptes', { week: from })
          return (
            <tr key={week}>
              <th scope="row" class="font-normal">
                <a class="text-link" href={delaysAddress({ ...report, from, to })}>
                  {t.weekOf(shortDay(from))}
                </a>
              </th>
              <td class="amount">
                {counted === 0 ? (
                  t.noMessageShort
                ) : (
                  <a class="text-link" href={list}>
                    {t.outOf(onTime, counted)}
                  </a>
                )}
              </td>
              <ClocksCell figures={figures} of="medianMs" href={list} />
              <ClocksCell figures={figures} of="p90Ms" href={list} />
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
