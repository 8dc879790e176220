import { type Measure, measureOf } from '../hours/measure.ts'
import { addDays } from '../language/iso-week.ts'
import type { Language, Sentence } from '../language/sentence.ts'
import { capital } from '../language/typeset.ts'
import { wordings } from '../language/wording.ts'
import { type PdfPart, pdfDocument } from '../platform/pdf/document.ts'
import type { Period } from './period-figures.ts'
import { type Cached, measuredFigures, type ReportDeps, replyHeadline } from './reply-report.ts'
import { councilTexts as say } from './rules/council-texts.ts'
import { monthsOf, yearBefore } from './rules/periods.ts'
import { shareLabel, verdictLabel, verdictOf, withinLabel } from './rules/verdict.ts'
import type { FiguresShape, ReportFiguresShape } from './shapes.ts'
import { type ChartColumn, pictureSize, weekPicture } from './week-picture.ts'

/** More weeks than these are told by months. */
const mostWeeks = 53
/** What a slide has room for under its heading. */
const slideSize = { width: 560, height: 220 }
/** Under so many cases a percentage says little by itself. */
const enough = 30

/** On one page to hand out, or as four slides to show. */
export type CouncilLayout = 'page' | 'slides'

/**
 * The reply times of a period for the council, by the functions that *Délais* shows: a tagged PDF with the same
 * period a year before beside it.
 * @throws Refusal as `replyReport` does
 */
export async function councilPdf(
  deps: ReportDeps & Cached,
  communeId: number,
  period: Period,
  { layout, language }: { layout: CouncilLayout; language: Language },
): Promise<Uint8Array> {
  const measure = await measureOf(deps, communeId)
  const report = await measuredFigures(deps, measure, period)
  const before = await measuredFigures(deps, measure, { ...period, ...yearBefore(period) })
  const { name } = measure.commune
  const title = say.title[language]
  // Before anything was measured there is nothing to compare with.
  const comparable = before.since !== null && before.since <= before.to ? before : null
  const tableOf = (rows: readonly Row[]) => figuresTable(rows, report, comparable, language)
  const isSlides = layout === 'slides'
  const size = isSlides ? slideSize : pictureSize
  const chart = await chartParts(deps, { measure, report, size, language })
  const parts: PdfPart[] = [
    { kind: 'heading', level: 1, text: title },
    { kind: 'paragraph', text: `${name}, ${wordings[language].period(period.from, period.to)}` },
    ...verdictParts(report, language),
    ...(isSlides
      ? [
          ...slide(say.overTime[language], chart),
          ...slide(say.figures[language], [tableOf(figureRows.slice(0, 5))]),
          ...slide(say.arrivals[language], arrivalParts(report.arrivals, language)),
        ]
      : [
          ...chart,
          { kind: 'heading' as const, level: 2 as const, text: say.figures[language] },
          tableOf(figureRows),
          ...channelParts(report, language),
          ...methodParts(report, language),
        ]),
  ]
  const at = deps.clock.now()
  const pages = isSlides ? 'slide' : 'sheet'
  return await pdfDocument({ title, language, author: name, at, pages, parts })
}

function slide(heading: string, parts: readonly PdfPart[]): PdfPart[] {
  if (parts.length === 0) return []
  return [{ kind: 'page' }, { kind: 'heading', level: 2, text: heading }, ...parts]
}

function methodParts(report: ReportFiguresShape, language: Language): PdfPart[] {
  const { onTime, counted } = report.unfiltered.summary
  const sentences = [say.clocks, say.unfiltered(onTime, counted), ...report.notMeasured]
  return [
    { kind: 'heading', level: 2, text: say.method[language] },
    ...sentences.map(one => ({ kind: 'note', text: one[language] }) as const),
  ]
}

function verdictParts(report: ReportFiguresShape, language: Language): PdfPart[] {
  const { summary, verdict, goalPercent, targets } = report
  const { onTime, counted, ratio, wilson } = summary
  if (verdict === null || ratio === null) {
    return [{ kind: 'heading', level: 2, text: say.nothing[language] }]
  }
  const answered = say.answered(onTime, counted, withinLabel(targets))[language]
  const share = shareLabel(ratio, goalPercent)[language]
  const doubt = counted < enough && wilson !== null ? say.probably(...wilson)[language] : ''
  return [
    { kind: 'heading', level: 2, text: capital(verdictLabel(verdict, goalPercent)[language]) },
    { kind: 'paragraph', text: `${answered}, ${share}. ${doubt}`.trim() },
  ]
}

type Charted = {
  measure: Measure
  report: ReportFiguresShape
  size: typeof pictureSize
  language: Language
}

async function chartParts(
  deps: ReportDeps,
  { measure, report, size, language }: Charted,
): Promise<PdfPart[]> {
  const { since } = report
  const weeks = report.weeks.filter(({ to }) => since !== null && to >= since)
  const isByWeek = weeks.length <= mostWeeks
  const columns: ChartColumn[] = isByWeek
    ? weeks.map(({ summary, verdict }) => ({ ratio: summary.ratio, verdict }))
    : await byMonth(deps, measure, report)
  if (columns.filter(({ ratio }) => ratio !== null).length < 2) return []
  const caption = (isByWeek ? say.byWeek : say.byMonth)(report.goalPercent)[language]
  const shares = say.shares(columns.map(({ ratio }) => ratio))[language]
  const bytes = weekPicture(columns, report.goalPercent, size)
  return [
    { ...{ kind: 'picture', bytes, ratio: size }, alt: `${caption} ${shares}` },
    { kind: 'note', text: caption },
  ]
}

async function byMonth(
  deps: ReportDeps,
  measure: Measure,
  { from, to, since, goalPercent }: ReportFiguresShape,
): Promise<ChartColumn[]> {
  const columns: ChartColumn[] = []
  const measured = { from: since !== null && since > from ? since : from, to }
  for (const month of monthsOf(measured, Number.POSITIVE_INFINITY)) {
    const { summary } = await replyHeadline(deps, measure, month)
    columns.push({ ratio: summary.ratio, verdict: verdictOf(summary, goalPercent) })
  }
  return columns
}

type Row = [Sentence, (figures: Shown, language: Language) => string]
type Shown = Pick<FiguresShape, 'summary' | 'elapsed'>

const officeIn = (ms: number | null, language: Language) =>
  ms === null ? say.none[language] : wordings[language].officeDuration(ms)
const numberIn = (count: number, language: Language) => wordings[language].number(count)

/** The first five are what a council asks for first. */
const figureRows: readonly Row[] = [
  [say.asked, ({ summary }, language) => numberIn(summary.counted + summary.waiting, language)],
  [say.onTime, ({ summary: { onTime, ratio } }, language) => shareOf(onTime, ratio, language)],
  [say.median, ({ summary }, language) => officeIn(summary.medianMs, language)],
  [
    say.elapsed,
    ({ elapsed: { medianMs } }, language) =>
      (medianMs === null ? say.none : say.elapsedTime(medianMs))[language],
  ],
  [say.nine, ({ summary }, language) => officeIn(summary.p90Ms, language)],
  [say.missed, ({ summary }, language) => numberIn(summary.missed, language)],
  [say.waiting, ({ summary }, language) => numberIn(summary.waiting, language)],
  [say.excluded, ({ summary }, language) => numberIn(summary.excluded, language)],
  [say.withdrawn, ({ summary }, language) => numberIn(summary.withdrawn, language)],
]

function figuresTable(
  rows: readonly Row[],
  now: Shown,
  before: Shown | null,
  language: Language,
): PdfPart {
  return {
    kind: 'table',
    head: [say.figure, say.now, say.before].map(one => one[language]),
    rows: rows.map(([label, valueIn]) => [
      label[language],
      valueIn(now, language),
      before === null ? say.none[language] : valueIn(before, language),
    ]),
    widths: [5, 3, 3],
  }
}

const shareOf = (onTime: number, ratio: number | null, language: Language) =>
  ratio === null ? say.none[language] : say.share(onTime, ratio)[language]

function channelParts({ channels }: ReportFiguresShape, language: Language): PdfPart[] {
  if (channels.length < 2) return []
  const { number, officeDuration } = wordings[language]
  return [
    { kind: 'heading', level: 2, text: say.byChannel[language] },
    {
      kind: 'table',
      head: [say.channel, say.messages, say.onTime, say.medianShort].map(one => one[language]),
      rows: channels.map(({ name, summary }) => [
        name,
        number(summary.counted + summary.waiting),
        shareOf(summary.onTime, summary.ratio, language),
        summary.medianMs === null ? say.none[language] : officeDuration(summary.medianMs),
      ]),
      widths: [4, 2, 3, 2],
    },
  ]
}

/** A Monday: the days from it on have the names of a week. */
const monday = '2024-01-01'

/** When people write, by day and hour, as *Délais* shows it; nothing where nobody did. */
function arrivalParts(arrivals: ReportFiguresShape['arrivals'], language: Language): PdfPart[] {
  const most = Math.max(...arrivals.flat().map(({ count }) => count))
  if (most === 0) return []
  const hours = Array.from({ length: 24 }, (_, hour) => hour).filter(hour =>
    arrivals.some(day => (day[hour]?.count ?? 0) > 0 || (day[hour]?.open ?? 0) > 0),
  )
  const [first = 0, last = 23] = [hours[0], hours.at(-1)]
  const shown = (day: ReportFiguresShape['arrivals'][number]) => day.slice(first, last + 1)
  const counts = arrivals.map(day => day.reduce((sum, { count }) => sum + count, 0))
  const open = arrivals.flat().reduce((sum, one) => sum + (one.open > 0 ? one.count : 0), 0)
  const all = counts.reduce((sum, count) => sum + count, 0)
  return [
    {
      kind: 'grid',
      columns: Array.from({ length: last - first + 1 }, (_, at) => say.hour(first + at)[language]),
      rows: arrivals.map((day, place) => ({
        label: say.weekday(addDays(monday, place))[language],
        cells: shown(day).map(({ count, open }) => ({ tint: count / most, open: open > 0 })),
      })),
      alt: say.arrivalsByDay(counts)[language],
    },
    { kind: 'note', text: say.arrivalsKey(open, all)[language] },
  ]
}
