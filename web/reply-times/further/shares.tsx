import type { Answer } from '../../api.ts'
import { Section } from '../../components/page.tsx'
import { duration, officeDuration, percent } from '../../format.ts'
import { figureMessages } from './figure-messages.ts'
import { type Cell, type FigureRow, FigureTable } from './figure-table.tsx'

export type Further = Answer<'GET /reports/replies/further'>
export type Figures = Further['turns']['first']

const MINUTE = 60_000

/** The share answered by 10 and 15 minutes, and within a day. */
export function Within({ report: { within, measured, unanswered } }: { report: Further }) {
  const words = figureMessages()
  const t = words.within
  const line = within.find(({ ms }) => ms === 15 * MINUTE)
  if (line === undefined) return <Section title={t.title}>{t.none}</Section>
  return (
    <Section title={t.title}>
      <p class="font-semibold text-xl">
        {t.verdict(percent(line.answered), percent(line.low), percent(line.high))}
      </p>
      <FigureTable
        head={t.head}
        columns={[t.share, t.interval]}
        rows={within.map(({ clock, ms, answered, low, high }) => ({
          key: `${clock} ${ms}`,
          name: clock === 'office' ? t.office(duration(ms)) : t.elapsed,
          cells: [percent(answered), words.between(percent(low), percent(high))],
        }))}
      >
        {t.counted(measured, unanswered)}
      </FigureTable>
    </Section>
  )
}

/** Who took their message back, as a risk that competes with an answer. */
export function Withdrawals({ report: { withdrawals } }: { report: Further }) {
  const t = figureMessages().withdrawals
  const { count, points } = withdrawals
  const line = points.find(({ ms }) => ms === 15 * MINUTE)
  return (
    <Section title={t.title}>
      {count === 0 || line === undefined ? (
        t.none
      ) : (
        <>
          <p class="font-semibold text-xl">{t.verdict(count, percent(line.withdrawn))}</p>
          <FigureTable
            head={t.head}
            columns={[t.answered, t.withdrawn, t.waits]}
            rows={points.map(({ ms, answered, withdrawn }) => ({
              key: String(ms),
              name: officeDuration(ms),
              cells: [
                percent(answered),
                percent(withdrawn),
                percent(Math.max(0, 1 - answered - withdrawn)),
              ],
            }))}
          >
            {t.help}
          </FigureTable>
        </>
      )}
    </Section>
  )
}

/** First questions beside what is asked later in the same conversation. */
export function Turns({ report: { turns } }: { report: Further }) {
  const words = figureMessages()
  const t = words.turns
  const { first, later } = turns
  if (later.summary.counted + later.summary.waiting === 0) {
    return <Section title={t.title}>{t.none}</Section>
  }
  const rows: FigureRow[] = (['first', 'later'] as const).map(key => ({
    key,
    name: t[key],
    cells: [onTimeCell(turns[key]), medianCell(turns[key])],
  }))
  return (
    <Section title={t.title}>
      <p class="font-semibold text-xl">{t.verdict(onTimeLabel(first), onTimeLabel(later))}</p>
      <FigureTable head={t.head} columns={[words.onTime, words.median]} rows={rows} />
    </Section>
  )
}

function onTimeLabel({ summary: { onTime, counted } }: Figures): string {
  return figureMessages().outOf(onTime, counted)
}

/**
 * « 6 sur 9 », « 67 % » under it.
 * @param href of the list behind it
 */
export function onTimeCell(figures: Figures, href?: string): Cell {
  const { ratio } = figures.summary
  if (ratio === null) return '–'
  const label = onTimeLabel(figures)
  return {
    note: percent(ratio),
    figure:
      href === undefined ? (
        label
      ) : (
        <a class="text-link" href={href}>
          {label}
        </a>
      ),
  }
}

/** In opening hours; nothing where nobody is counted. */
export function medianCell({ summary: { medianMs, counted } }: Figures): string {
  if (medianMs !== null) return officeDuration(medianMs)
  return counted === 0 ? '–' : figureMessages().notYet
}
