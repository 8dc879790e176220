import { type Measure, measureOf } from '../hours/measure.ts'
import type { Language, Sentence } from '../language/sentence.ts'
import { capital } from '../language/typeset.ts'
import { wordings } from '../language/wording.ts'
import { type PdfPart, pdfDocument } from '../platform/pdf/document.ts'
import type { Period } from './period-figures.ts'
import { type Cached, type ReportDeps, replyFigures, replyHeadline } from './reply-report.ts'
import { councilTexts as say } from './rules/council-texts.ts'
import { monthsOf, yearBefore } from './rules/months.ts'
import { shareLabel, verdictLabel, verdictOf, withinLabel } from './rules/verdict.ts'
import type { FiguresShape, ReportFiguresShape } from './shapes.ts'
import { type ChartColumn, pictureSize, weekPicture } from './week-picture.ts'

/** More weeks than these are told by months. */
const mostWeeks = 53
/** Under so many cases a percentage says little by itself. */
const enough = 30

/**
 * The reply times of a period on one page for the council, by the functions that *Délais* shows: a tagged PDF
 * with the same period a year before beside it.
 * @throws Refusal as `replyReport` does
 */
export async function councilPdf(
  deps: ReportDeps & Cached,
  communeId: number,
  period: Period,
  language: Language,
): Promise<Uint8Array> {
  const report = await replyFigures(deps, communeId, period)
  const before = await replyFigures(deps, communeId, { ...period, ...yearBefore(period) })
  const measure = await measureOf(deps, communeId)
  const { name } = measure.commune
  const title = say.title[language]
  const span = wordings[language].period(period.from, period.to)
  const parts: PdfPart[] = [
    { kind: 'heading', level: 1, text: title },
    { kind: 'paragraph', text: `${name}, ${span}` },
    ...verdictParts(report, language),
    ...(await chartParts(deps, measure, report, language)),
    { kind: 'heading', level: 2, text: say.figures[language] },
    // Before anything was measured there is nothing to compare with.
    figuresTable(
      report,
      before.since !== null && before.since <= before.to ? before : null,
      language,
    ),
    ...channelParts(report, language),
    { kind: 'heading', level: 2, text: say.method[language] },
    ...[
      say.clocks,
      say.unfiltered(report.unfiltered.summary.onTime, report.unfiltered.summary.counted),
      ...report.notMeasured,
    ].map(one => ({ kind: 'note', text: one[language] }) as const),
  ]
  return await pdfDocument({ title, language, author: name, at: deps.clock.now(), parts })
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

async function chartParts(
  deps: ReportDeps,
  measure: Measure,
  report: ReportFiguresShape,
  language: Language,
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
  const size = { width: pictureSize.width * 0.9, height: pictureSize.height * 0.9 }
  return [
    {
      ...{ kind: 'picture', bytes: weekPicture(columns, report.goalPercent), ...size },
      alt: `${caption} ${shares}`,
    },
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

type Row = [Sentence, (figures: Shown) => string]
type Shown = Pick<FiguresShape, 'summary' | 'elapsed'>

function figuresTable(now: Shown, before: Shown | null, language: Language): PdfPart {
  const { number, officeDuration } = wordings[language]
  const none = say.none[language]
  const office = (ms: number | null) => (ms === null ? none : officeDuration(ms))
  const rows: Row[] = [
    [say.asked, ({ summary }) => number(summary.counted + summary.waiting)],
    [say.onTime, ({ summary: { onTime, ratio } }) => shareOf(onTime, ratio, language)],
    [say.median, ({ summary }) => office(summary.medianMs)],
    [
      say.elapsed,
      ({ elapsed: { medianMs } }) =>
        medianMs === null ? none : say.elapsedTime(medianMs)[language],
    ],
    [say.nine, ({ summary }) => office(summary.p90Ms)],
    [say.missed, ({ summary }) => number(summary.missed)],
    [say.waiting, ({ summary }) => number(summary.waiting)],
    [say.excluded, ({ summary }) => number(summary.excluded)],
    [say.withdrawn, ({ summary }) => number(summary.withdrawn)],
  ]
  return {
    kind: 'table',
    head: [say.figure, say.now, say.before].map(one => one[language]),
    rows: rows.map(([label, valueIn]) => [
      label[language],
      valueIn(now),
      before === null ? none : valueIn(before),
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
