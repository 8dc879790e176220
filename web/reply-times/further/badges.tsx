import { Medal } from 'lucide'
import type { Answer } from '../../api.ts'
import { addressOf } from '../../api.ts'
import { Empty, Section } from '../../components/page.tsx'
import { duration, list, number, officeDuration, percent, period } from '../../format.ts'
import { language } from '../../language.ts'
import { type Cell, type FigureRow, FigureTable } from './figure-table.tsx'
import { furtherMessages } from './messages.ts'

export type Badges = Answer<'GET /reports/replies/badges'>
type Badge = Badges['badges'][number]

/** What a network's badge would say of each page, in each reading, beside our own figures. */
export function BadgeSections({ report }: { report: Badges }) {
  const t = furtherMessages().badge
  if (report.badges.length > 0) {
    return report.badges.map(badge => (
      <BadgeSection key={badge.channel} badge={badge} report={report} />
    ))
  }
  // Where no network of this installation gives one, there is nothing to connect either.
  return (
    report.networks.length > 0 && (
      <Section title={t.title(list(report.networks))}>
        <Empty icon={Medal} title={t.none(list(report.networks))}>
          {t.noneHelp}
        </Empty>
      </Section>
    )
  )
}

function BadgeSection({ badge, report }: { badge: Badge; report: Badges }) {
  const t = furtherMessages().badge
  const hasMessages = badge.isRead && badge.messages > 0
  return (
    <Section
      title={
        report.badges.length > 1 ? t.titleOf(badge.network, badge.name) : t.title(badge.network)
      }
    >
      <p class="font-semibold text-xl">{verdictOf(badge)}</p>
      <p class="text-muted text-sm">{t.over(period(report.from, report.to))}</p>
      {hasMessages && (
        <>
          <Readings badge={badge} />
          <Differences badge={badge} />
          <p class="no-print mt-3 text-sm">
            <a
              class="text-link"
              href={addressOf('GET /reports/replies/first-messages.csv', {
                query: {
                  from: report.from,
                  to: report.to,
                  channel: badge.channel,
                  spreadsheet: language.value,
                },
              })}
              download
            >
              {t.csv}
            </a>
          </p>
        </>
      )}
    </Section>
  )
}

/** The badge in one sentence, and how many answers are missing to it. */
function verdictOf({ badge, isRead, messages, readings }: Badge): string {
  const t = furtherMessages().badge
  if (!isRead) return t.unread
  if (messages === 0) return t.noMessage
  const missing = readings.flatMap(reading => reading.missing ?? [])
  const [least, most] = [Math.min(...missing), Math.max(...missing)]
  if (most === 0) return t.earned(badge)
  if (least === 0) return t.depends(badge)
  return `${t.notEarned(badge)} ${t.missing(least, most, readings[0]?.minutes ?? 0)}`
}

function Readings({ badge: { readings, ours } }: { badge: Badge }) {
  const words = furtherMessages()
  const t = words.badge
  const [first] = readings
  const share = (part: number, whole: number, ratio: number | null): Cell =>
    ratio === null ? t.outOf(part, whole) : { figure: t.outOf(part, whole), note: percent(ratio) }
  const rows: FigureRow[] = readings.map(reading => ({
    key: reading.key,
    name: t.averages[reading.average],
    note: (
      <>
        {t.within[reading.answeredWithin]}, {t.since(period(reading.asOf, reading.asOf))} (
        <a class="text-link" href={reading.source} rel="noreferrer" target="_blank">
          {t.source}
        </a>
        )
      </>
    ),
    cells: [
      share(reading.answered, reading.messages, reading.share),
      reading.timeMs === null ? words.nothing : duration(reading.timeMs),
      reading.missing === null ? words.nothing : number(reading.missing),
    ],
  }))
  const own: FigureRow = {
    key: 'ours',
    name: t.ours,
    note: t.oursHelp,
    cells: [
      share(ours.onTime, ours.counted, ours.ratio),
      ours.medianMs === null ? words.nothing : officeDuration(ours.medianMs),
      words.nothing,
    ],
  }
  return (
    <FigureTable head={t.reading} columns={[t.answered, t.time, t.isMissing]} rows={[...rows, own]}>
      {first && t.asks(first.percent, first.minutes, first.days)}
    </FigureTable>
  )
}

const kinds = ['comments', 'later', 'notCounted', 'outsideHours', 'neverAnswered'] as const

function Differences({ badge: { differences } }: { badge: Badge }) {
  const t = furtherMessages().badge
  const counted = kinds.filter(kind => differences[kind] > 0)
  return (
    <div class="mt-3 text-sm">
      <h3 class="font-semibold">{t.why}</h3>
      {counted.length === 0 ? (
        <p>{t.same}</p>
      ) : (
        <ul class="mt-1 flex list-disc flex-col gap-1 ps-5 marker:text-muted">
          {counted.map(kind => (
            <li key={kind}>{t.differences[kind](differences[kind])}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
