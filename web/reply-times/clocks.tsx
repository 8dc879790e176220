import type { ComponentChildren } from 'preact'
import type { FiguresShape } from '../../server/reply-times/shapes.ts'
import { duration, officeDuration } from '../format.ts'
import type { AddressOf } from './address.ts'
import { replyTimeMessages } from './messages.ts'
import type { Report } from './report.ts'

/** Both clocks, opening hours first: neither is ever shown without the other beside it. */
export const clocks = ['office', 'elapsed'] as const
export type Clock = (typeof clocks)[number]

type Of = 'medianMs' | 'p90Ms'

/** The same where `NotYet` says below what is not reached. */
export function shortTimeLabel(figures: FiguresShape, of: Of, clock: Clock): string {
  const t = replyTimeMessages()
  const label = timeLabel(figures, of, clock)
  if (label === null) return t.nothing
  return label === unreachedLabel(of) ? t.notYet : label
}

/** Median or P90 of a row on one clock, in words; null where there is nobody to reckon it of. */
function timeLabel({ summary, elapsed }: FiguresShape, of: Of, clock: Clock): string | null {
  if (summary.counted + summary.waiting === 0) return null
  const ms = clock === 'office' ? summary[of] : elapsed[of]
  if (ms === null) return unreachedLabel(of)
  return clock === 'office' ? officeDuration(ms) : duration(ms)
}

/** Who still waits where a curve does not come down to a median or P90. */
function unreachedLabel(of: Of): string {
  const t = replyTimeMessages()
  return of === 'medianMs' ? t.halfWaits : t.tenthWaits
}

/** The headings of a table whose last columns are median and P90, each on both clocks. */
export function ClocksHeadings({ children }: { children: ComponentChildren }) {
  const t = replyTimeMessages()
  return (
    <thead>
      <tr>
        {children}
        {[t.median, t.p90Short].flatMap(title =>
          clocks.map(clock => (
            <th key={`${title} ${clock}`} scope="col" class="amount">
              {t.onClock(title, t.clocksShort[clock])}
            </th>
          )),
        )}
      </tr>
    </thead>
  )
}

/** Below a table or a list of rows: what « pas encore » means in it, said once. */
export function NotYet({ rows }: { rows: readonly FiguresShape[] }) {
  const t = replyTimeMessages()
  const unreached = (['medianMs', 'p90Ms'] as const).filter(of =>
    rows.some(row => clocks.some(clock => timeLabel(row, of, clock) === unreachedLabel(of))),
  )
  if (unreached.length === 0) return null
  return <p class="mt-2 text-muted text-sm">{t.notYetMeans(unreached.map(unreachedLabel))}</p>
}

/** Median and P90 of a row, a cell each clock. */
export function ClocksCells({ figures, href }: { figures: FiguresShape; href: string }) {
  const t = replyTimeMessages()
  return (
    <>
      {(['medianMs', 'p90Ms'] as const).flatMap(of =>
        clocks.map(clock => {
          const label = timeLabel(figures, of, clock)
          return (
            <td key={`${of} ${clock}`} class="amount">
              {label === null || label === unreachedLabel(of) ? (
                <span class="text-muted">{label === null ? t.nothing : t.notYet}</span>
              ) : (
                <a href={href} class="hover:underline">
                  {label}
                </a>
              )}
            </td>
          )
        }),
      )}
    </>
  )
}

/** Median and P90 on both clocks, side by side: neither is ever shown alone. */
export function Clocks({ report, addressOf }: { report: Report; addressOf: AddressOf }) {
  const { summary, elapsed } = report
  const t = replyTimeMessages()
  const rows = [
    { label: t.median, office: summary.medianMs, elapsed: elapsed.medianMs, none: t.halfWaits },
    { label: t.p90, office: summary.p90Ms, elapsed: elapsed.p90Ms, none: t.tenthWaits },
  ]
  return (
    <>
      <div class="sheet mt-3 px-4 py-2">
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
                  label={officeDuration}
                  none={row.none}
                  href={addressOf('comptes')}
                />
                <Amount
                  ms={row.elapsed}
                  label={duration}
                  none={row.none}
                  href={addressOf('comptes')}
                />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="mt-2 text-muted text-sm">{t.clocksHelp}</p>
    </>
  )
}

function Amount({
  ms,
  label: labelOf,
  none,
  href,
}: {
  ms: number | null
  label: (ms: number) => string
  none: string
  href: string
}) {
  return (
    <td class="amount">
      {ms === null ? (
        <span class="block whitespace-normal text-sm">{none}</span>
      ) : (
        <a href={href} class="hover:underline">
          {labelOf(ms)}
        </a>
      )}
    </td>
  )
}
