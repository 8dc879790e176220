import { BadUse, command, type Input, optional, required } from '../../cli/command.ts'
import { targetsLabel } from '../../hours/rules-target.ts'
import {
  frenchCount,
  frenchDuration,
  frenchOfficeDuration,
  frenchPercent,
  frenchPeriod,
} from '../../language/french.ts'
import { capital } from '../../language/typeset.ts'
import { shareLabel, verdictLabel, withinLabel } from '../rules/verdict.ts'
import { type EpisodeShape, type ReportShape, reportQuery } from '../shapes.ts'

/** The API's report; each episode also has the `thread` that docs/reply-times.md speaks of. */
type Document = Omit<ReportShape, 'episodes'> & {
  episodes: (EpisodeShape & { thread: string })[]
}

export const commands = [
  command<Document>({
    name: 'report replies',
    usage: '--from DATE --to DATE [--channel ID] [--now INSTANT] [--ignore-exclusions]',
    summary: 'Donne les délais de réponse d’une période, comme l’écran Délais.',
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      channel: { type: 'string' },
      now: { type: 'string' },
      'ignore-exclusions': { type: 'boolean' },
    },
    ask: async (api, input) =>
      withThreads(await api('GET /reports/replies', { query: wanted(input) })),
    print,
  }),
]

function wanted({ values }: Input) {
  const parsed = reportQuery.safeParse({
    from: required(values, 'from'),
    to: required(values, 'to'),
    channel: optional(values, 'channel'),
    now: optional(values, 'now'),
    exclusions: values['ignore-exclusions'] === true ? 'ignored' : 'applied',
  })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const option = String(issue?.path[0])
  const said = option in expected ? expected[option] : 'n’est pas valable'
  throw new BadUse(`--${option} ${issue?.code === 'custom' ? issue.message : said}.`)
}

const expected: Record<string, string> = {
  from: 'doit être une date comme 2026-06-01',
  to: 'doit être une date comme 2026-06-30',
  channel: 'doit être le numéro d’un canal',
  now: 'doit être un instant comme 2026-06-02T10:16:00Z',
}

function withThreads(report: ReportShape): Document {
  return {
    ...report,
    episodes: report.episodes.map(episode => ({
      ...episode,
      thread: String(episode.conversation),
    })),
  }
}

function print(report: Document): string {
  const { from, to, summary, elapsed, notMeasured } = report
  return [
    `Délais de réponse ${frenchPeriod(from, to)}`,
    headline(report),
    ...(summary.medianMs === null
      ? summary.counted > 0
        ? ['Médiane : plus de la moitié attendent encore.']
        : []
      : [
          `Médiane : ${frenchOfficeDuration(summary.medianMs)} en heures d’ouverture${
            elapsed.medianMs === null ? '' : `, ${frenchDuration(elapsed.medianMs)} écoulées`
          }.`,
        ]),
    ...(summary.p90Ms === null
      ? []
      : [`Neuf sur dix en ${frenchOfficeDuration(summary.p90Ms)} au plus, en heures d’ouverture.`]),
    ...others(summary),
    ...beside(report),
    ...notMeasured.map(({ fr }) => `Non mesuré : ${fr}`),
  ].join('\n')
}

function headline({ summary, targets, verdict, goalPercent }: Document): string {
  const { onTime, counted, ratio, wilson } = summary
  if (ratio === null || verdict === null) {
    const total = summary.waiting + summary.excluded + summary.withdrawn
    return total === 0
      ? 'Aucun message.'
      : 'Aucun délai à compter : personne n’attend depuis trop longtemps.'
  }
  const interval =
    wilson !== null && counted < 30
      ? `, entre ${frenchPercent(wilson[0])} et ${frenchPercent(wilson[1])} à 95 % de confiance`
      : ''
  const held = capital(verdictLabel(verdict, goalPercent).fr)
  return `${held} : ${onTime} sur ${counted} ${withinLabel(targets).fr} (${shareLabel(ratio, goalPercent).fr}${interval}).`
}

/** What the headline would be without any exclusion, and how much of it are holding replies. */
function beside({ summary, unfiltered, holding, exclusions, targets }: Document): string[] {
  const lines: string[] = []
  if (exclusions === 'applied') {
    const { onTime, counted, ratio } = unfiltered.summary
    if (summary.excluded > 0 || counted !== summary.counted || onTime !== summary.onTime) {
      lines.push(
        `Sans aucune exclusion : ${onTime} sur ${counted} dans ${targetsLabel(targets).fr}${
          ratio === null ? '' : ` (${frenchPercent(ratio)})`
        }.`,
      )
    }
  }
  if (holding.answered > 0) {
    lines.push(`Réponses d’attente : ${holding.answered}, dont ${holding.onTime} dans l’objectif.`)
  }
  return lines
}

function others({ waiting, missed, excluded, withdrawn }: ReportShape['summary']): string[] {
  const counts = [
    waiting > 0 && `${frenchCount(waiting, 'attend', 'attendent')} dans les temps`,
    missed > 0 && `${frenchCount(missed, 'reste', 'restent')} sans réponse à temps`,
    excluded > 0 && `${frenchCount(excluded, 'non compté', 'non comptés')}`,
    withdrawn > 0 && `${frenchCount(withdrawn, 'retiré', 'retirés')} par son auteur`,
  ].filter(text => text !== false)
  return counts.length === 0 ? [] : [`${counts.join(', ')}.`]
}
