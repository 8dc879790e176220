import type { ReportFiguresShape } from '../../../server/reply-times/shapes.ts'
import { readCsv } from './csv.ts'

/**
 * Every figure of a report from nothing but its CSV, as naively as can be: what a councillor with
 * a spreadsheet would find. None of the program's statistics is used.
 */

/** A line of the CSV. */
export type CsvLine = {
  channel: number
  channelName: string
  visibility: string
  /** Local date 'YYYY-MM-DD', and hour 0–23. */
  date: string
  hour: number
  state: string
  excludedBy: string
  onTime: string
  closedAt: string
  officeMs: number
  elapsedMs: number
  holding: boolean
  outOfHours: boolean
  history: boolean
  conversation: number
  author: string
  openedAt: number
  /** As of when the line is told, ms UTC. */
  now: number
  isLater: boolean
}

/** The lines of a CSV. @throws when a column is missing. */
export function csvLines(csv: string): CsvLine[] {
  const [headings = [], ...lines] = readCsv(csv.replace(/^\uFEFF/, ''))
  return lines.map(line => {
    const cell = (heading: string): string => {
      const value = line[headings.indexOf(heading)]
      if (value === undefined) throw new Error(`the CSV has no « ${heading} »`)
      return value
    }
    return {
      channel: Number(cell('Numéro du canal')),
      channelName: cell('Canal'),
      visibility: cell('Visibilité'),
      date: cell('Jour'),
      hour: Number(cell('Heure locale')),
      state: cell('État'),
      excludedBy: cell('Écarté par'),
      onTime: cell('Dans l’objectif'),
      closedAt: cell('Terminé à (UTC)'),
      officeMs: Number(cell('Délai en heures d’ouverture (ms)')),
      elapsedMs: Number(cell('Délai écoulé (ms)')),
      holding: cell('Réponse d’attente') === 'oui',
      outOfHours: cell('Hors horaires') === 'oui',
      history: cell('Historique importé') === 'oui',
      conversation: Number(cell('Conversation')),
      author: cell('Habitant'),
      openedAt: Date.parse(cell('Message reçu à (UTC)')),
      now: Date.parse(cell('Situation au (UTC)')),
      isLater: cell('Suite d’un échange') === 'oui',
    }
  })
}

const kinds = {
  courtesy: 'règle : politesse',
  emoji: 'règle : emoji seul',
  tag: 'règle : mention seule',
  moderation: 'modération',
  person: 'avis d’un agent',
}

type Period = { from: string; to: string }

/**
 * @param csv of the report's own way of counting
 * @param unfilteredCsv of the same period with the exclusions ignored
 * @param channels those that the report tells apart: a CSV has none of which nothing came
 */
export function figuresFromCsv(
  csv: string,
  unfilteredCsv: string,
  { from, to }: Period,
  channels: readonly { channel: number; name: string }[],
) {
  const lines = csvLines(csv)
  const unfiltered = csvLines(unfilteredCsv)
  const answered = lines.filter(({ state }) => state === 'répondu')
  const holding = answered.filter(line => line.holding)
  return {
    received: lines.length,
    ...figuresOf(lines),
    parts: {
      onTime: lines.filter(({ onTime }) => onTime === 'oui').length,
      late: answered.filter(({ onTime }) => onTime !== 'oui').length,
      missed: lines.filter(({ state }) => state === 'sans réponse à temps').length,
      waiting: lines.filter(({ state }) => state === 'en attente').length,
      total: lines.filter(({ state }) => measured.includes(state)).length,
    },
    curve: naiveCurve(lines),
    unfiltered: { received: unfiltered.length, ...figuresOf(unfiltered) },
    excluded: Object.entries(kinds).flatMap(([kind, words]) => {
      const count = lines.filter(({ excludedBy }) => excludedBy === words).length
      return count === 0 ? [] : [{ kind, count }]
    }),
    holding: {
      answered: holding.length,
      onTime: holding.filter(({ onTime }) => onTime === 'oui').length,
    },
    weeks: weeksIn(from, to).map(week => ({
      ...week,
      ...figuresOf(lines.filter(({ date }) => date >= week.from && date <= week.to)),
    })),
    channels: channels.map(({ channel, name }) => {
      const theirs = lines.filter(line => line.channel === channel)
      return { channel, name: theirs[0]?.channelName ?? name, ...figuresOf(theirs) }
    }),
    visibilities: [['private', 'privée'] as const, ['public', 'publique'] as const].map(
      ([visibility, word]) => ({
        visibility,
        ...figuresOf(lines.filter(line => line.visibility === word)),
      }),
    ),
    arrivals: arrivalsOf(lines),
    outOfHours: answered.filter(line => line.outOfHours).length,
    history: lines.filter(line => line.history).length,
  }
}

/** What of a report is a figure of its episodes, in the form of `figuresFromCsv`. */
export function figuresIn(report: ReportFiguresShape) {
  const {
    from: _from,
    to: _to,
    channel: _channel,
    exclusions: _exclusions,
    aimMinutes: _aim,
    goalPercent: _goal,
    verdict: _verdict,
    targets: _targets,
    notMeasured: _notMeasured,
    // Of all time, of which the lines hold only the period.
    since: _since,
    // Marks, of which the lines hold only the outcome.
    overruled: _overruled,
    unruled: _unruled,
    curve,
    arrivals,
    channels,
    weeks,
    ...figures
  } = report
  return {
    ...figures,
    weeks: weeks.map(({ verdict: _week, ...one }) => one),
    channels: channels.map(({ targets: _own, ...one }) => one),
    curve: curve.map(({ ms, answered }) => ({ ms, answered })),
    arrivals: arrivals.map(hours => hours.map(({ count }) => count)),
  }
}

/** The figures of some lines on both clocks. */
export function figuresOf(lines: readonly CsvLine[]) {
  const count = (state: string) => lines.filter(line => line.state === state).length
  const onTime = lines.filter(line => line.onTime === 'oui').length
  const missed = count('sans réponse à temps')
  const counted = count('répondu') + missed
  return {
    summary: {
      onTime,
      counted,
      waiting: count('en attente'),
      missed,
      excluded: count('non compté'),
      withdrawn: count('retiré par son auteur'),
      ratio: counted === 0 ? null : onTime / counted,
      wilson: counted === 0 ? null : naiveWilson(onTime, counted),
      ...naiveQuantiles(lines, ({ officeMs }) => officeMs),
    },
    elapsed: naiveQuantiles(lines, ({ elapsedMs }) => elapsedMs),
  }
}

/** The two proportions that are z standard errors from what was seen: (p̂ − p)² = z² p (1 − p) ÷ n. */
function naiveWilson(successes: number, cases: number): [number, number] {
  const seen = successes / cases
  const square = 1.959964 ** 2 / cases
  const root = Math.sqrt((2 * seen + square) ** 2 - 4 * (1 + square) * seen ** 2)
  const at = (sign: number) => (2 * seen + square + sign * root) / (2 * (1 + square))
  return [at(-1), at(1)]
}

const measured = ['répondu', 'en attente', 'sans réponse à temps']

/** The steps of the curve on opening hours, and the longest time known. */
function naiveCurve(lines: readonly CsvLine[]) {
  const all = lines.filter(({ state }) => measured.includes(state))
  const answered = all.filter(({ state }) => state === 'répondu').map(({ officeMs }) => officeMs)
  const times = new Set(answered)
  if (all.length > 0) times.add(Math.max(...all.map(({ officeMs }) => officeMs)))
  let left = 1
  return [...times]
    .sort((a, b) => a - b)
    .map(ms => {
      const atRisk = all.filter(({ officeMs }) => officeMs >= ms).length
      left *= 1 - answered.filter(each => each === ms).length / atRisk
      return { ms, answered: 1 - left }
    })
}

/** Kaplan–Meier in whole numbers: the curve is a fraction that is multiplied out. */
function naiveQuantiles(lines: readonly CsvLine[], timeOf: (line: CsvLine) => number) {
  const answered = lines.filter(({ state }) => state === 'répondu').map(timeOf)
  const all = lines.filter(({ state }) => measured.includes(state)).map(timeOf)
  let left = 1n
  let of = 1n
  let medianMs: number | null = null
  let p90Ms: number | null = null
  for (const time of [...new Set(answered)].sort((a, b) => a - b)) {
    const atRisk = all.filter(each => each >= time).length
    left *= BigInt(atRisk - answered.filter(each => each === time).length)
    of *= BigInt(atRisk)
    if (medianMs === null && 2n * left <= of) medianMs = time
    if (p90Ms === null && 10n * left <= of) p90Ms = time
  }
  return { medianMs, p90Ms }
}

/** The ISO weeks of a period, day by day. */
function weeksIn(from: string, to: string): { week: string; from: string; to: string }[] {
  const weeks: { week: string; from: string; to: string }[] = []
  const last = Temporal.PlainDate.from(to)
  for (
    let date = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    const week = `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`
    const current = weeks.at(-1)
    if (current?.week === week) current.to = date.toString()
    else weeks.push({ week, from: date.toString(), to: date.toString() })
  }
  return weeks
}

/** The same with its fractions rounded, where two ways of reckoning differ by a hair. */
export function rounded<Document>(document: Document): Document {
  const text = JSON.stringify(document, (_, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1e9) / 1e9 : value,
  )
  return JSON.parse(text)
}

/** How many came in each hour of the week, Monday first, of all that counts. */
export function arrivalsOf(lines: readonly CsvLine[]): number[][] {
  return Array.from({ length: 7 }, (_, day) =>
    Array.from(
      { length: 24 },
      (_, hour) =>
        lines.filter(
          line =>
            line.state !== 'non compté' &&
            line.hour === hour &&
            Temporal.PlainDate.from(line.date).dayOfWeek === day + 1,
        ).length,
    ),
  )
}
