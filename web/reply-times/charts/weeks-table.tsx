import { shortDay } from '../../format.ts'
import { type AddressOf, delaysAddress } from '../address.ts'
import { ClocksCells, ClocksHeadings, NotYet } from '../clocks.tsx'
import { replyTimeMessages } from '../messages.ts'
import type { Report } from '../report.ts'
import { VerdictMark } from '../verdict.tsx'

/** The weeks in figures, each leading to its own page and each figure to its list. */
export function WeeksTable({
  report,
  of,
  addressOf,
}: {
  report: Report
  /** What they are shown beside: the share on time, or how long it took. */
  of: 'share' | 'times'
  addressOf: AddressOf
}) {
  const t = replyTimeMessages()
  const heading = <th scope="col">{t.week}</th>
  return (
    <>
      <table class="data-table">
        {of === 'times' ? (
          <ClocksHeadings>{heading}</ClocksHeadings>
        ) : (
          <thead>
            <tr>
              {heading}
              <th scope="col" class="amount">
                {t.inTarget}
              </th>
              <th scope="col" class="amount">
                {t.shareTitle}
              </th>
              <th scope="col">{t.verdictTitle}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {report.weeks.map(({ week, from, to, verdict, ...figures }) => {
            const { onTime, counted, ratio } = figures.summary
            const list = addressOf('comptes', { week: from })
            return (
              <tr key={week}>
                <th scope="row" class="font-normal">
                  <a class="text-link" href={delaysAddress({ ...report, from, to })}>
                    {t.weekOf(shortDay(from))}
                  </a>
                </th>
                {of === 'times' ? (
                  <ClocksCells figures={figures} href={list} />
                ) : (
                  <>
                    <td class="amount">
                      {counted === 0 ? (
                        t.noMessageShort
                      ) : (
                        <a class="text-link" href={list}>
                          {t.outOf(onTime, counted)}
                        </a>
                      )}
                    </td>
                    <td class="amount">
                      {ratio === null ? t.nothing : t.shareOf(ratio, report.goalPercent)}
                    </td>
                    <td>{verdict && <VerdictMark verdict={verdict} />}</td>
                  </>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      {of === 'times' && <NotYet rows={report.weeks} />}
    </>
  )
}
