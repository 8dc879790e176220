import type { ComponentChildren } from 'preact'
import type { FiguresShape } from '../../server/reply-times/shapes.ts'
import { useNarrow } from '../components/narrow.ts'
import { Section } from '../components/page.tsx'
import { percent, targetName } from '../format.ts'
import { type AddressOf, delaysAddress } from './address.ts'
import { ClocksCells, ClocksHeadings, clocks, NotYet, shortTimeLabel } from './clocks.tsx'
import { replyTimeMessages } from './messages.ts'
import type { Report } from './report.ts'

type Row = {
  key: string
  name: ComponentChildren
  target?: string
  figures: FiguresShape
  href: string
}

/** By channel, and public or private: one unit a column, and on a telephone one a line. */
export function Breakdown({ report, addressOf }: { report: Report; addressOf: AddressOf }) {
  const t = replyTimeMessages()
  const isNarrow = useNarrow('48rem')
  const isOne = report.channel !== null
  const rows: Row[] = [
    ...report.channels.map(({ channel, name, targets, ...figures }) => ({
      key: `channel ${channel}`,
      name: isOne ? (
        name
      ) : (
        <a class="text-link" href={delaysAddress({ ...report, channel })}>
          {name}
        </a>
      ),
      target: t.targetOf(targets.map(targetName).join(t.followedBy)),
      figures,
      href: addressOf('comptes', { channel }),
    })),
    ...(['public', 'private'] as const).flatMap(wanted =>
      report.visibilities
        .filter(({ visibility }) => visibility === wanted)
        .map(({ visibility, ...figures }) => ({
          key: visibility,
          name: t.visibilities[visibility],
          figures,
          href: addressOf(visibility === 'public' ? 'publics' : 'prives'),
        })),
    ),
  ]
  return (
    <Section title={t.breakdownTitle}>
      {isNarrow ? <Cards rows={rows} /> : <Table rows={rows} />}
      <NotYet rows={rows.map(({ figures }) => figures)} />
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

function Table({ rows }: { rows: readonly Row[] }) {
  const t = replyTimeMessages()
  return (
    <div class="sheet px-4 py-2">
      <table class="data-table">
        <ClocksHeadings>
          <th scope="col">{t.channel}</th>
          <th scope="col" class="amount">
            {t.inTarget}
          </th>
          <th scope="col" class="amount">
            {t.shareTitle}
          </th>
        </ClocksHeadings>
        <tbody>
          {rows.map(({ key, name, target, figures, href }) => (
            <tr key={key}>
              <th scope="row" class="font-normal">
                {name}
                {target && (
                  <span class="block text-muted text-sm print:ms-2 print:inline print:whitespace-nowrap">
                    {target}
                  </span>
                )}
              </th>
              <td class="amount">
                <OnTime figures={figures} href={href} />
              </td>
              <td class="amount">{shareLabel(figures)}</td>
              <ClocksCells figures={figures} href={href} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cards({ rows }: { rows: readonly Row[] }) {
  const t = replyTimeMessages()
  return (
    <ul class="sheet divide-y divide-base-300">
      {rows.map(({ key, name, target, figures, href }) => (
        <li key={key} class="px-4 py-3">
          <p class="flex items-baseline justify-between gap-3">
            <span class="min-w-0">{name}</span>
            <span class="shrink-0">
              <OnTime figures={figures} href={href} />
            </span>
          </p>
          {target && <p class="text-muted text-sm">{target}</p>}
          <dl class="mt-1 grid grid-cols-[1fr_auto] gap-x-3 text-sm">
            {(
              [
                ['medianMs', t.median],
                ['p90Ms', t.p90Short],
              ] as const
            ).flatMap(([of, title]) =>
              clocks.map(clock => [
                <dt key={`${of} ${clock} name`} class="text-muted">
                  {t.onClock(title, t.clocksShort[clock])}
                </dt>,
                <dd key={`${of} ${clock}`} class="text-end">
                  {shortTimeLabel(figures, of, clock)}
                </dd>,
              ]),
            )}
          </dl>
        </li>
      ))}
    </ul>
  )
}

function OnTime({ figures: { summary }, href }: Pick<Row, 'figures' | 'href'>) {
  const t = replyTimeMessages()
  return summary.counted === 0 ? (
    t.none
  ) : (
    <a class="text-link" href={href}>
      {t.outOf(summary.onTime, summary.counted)}
    </a>
  )
}

function shareLabel({ summary: { ratio } }: FiguresShape): string {
  return ratio === null ? replyTimeMessages().nothing : percent(ratio)
}
