import { linesAt, type Measure, measureOf } from '../hours/measure.ts'
import { targetLabel } from '../hours/rules-target.ts'
import type { Language, Translations } from '../language/sentence.ts'
import { mapInTurn, nextTurn } from '../platform/event-loop.ts'
import { type Column, csvTable } from '../platform/rules/csv.ts'
import { episodeShapeOf, type WithOpener, withOpeners } from './episode-shape.ts'
import {
  type Period,
  periodRowsInTurn,
  type ReadAt,
  readAt,
  refusePeriod,
} from './period-figures.ts'
import {
  channelsIn,
  type ReportDeps,
  type ReportOptions,
  rowsShown,
  shownAtOnce,
} from './reply-report.ts'
import type { Exclusions } from './report-figures.ts'
import type { Exclusion } from './rules/episode-figures.ts'
import type { EpisodeShape } from './shapes.ts'
import { exclusionOf } from './store/period-episodes.ts'
import { laterTurns } from './store/turns.ts'

type Line = {
  episode: EpisodeShape
  row: WithOpener['row']
  /** Hour of the commune's clocks at which it opened, 0–23. */
  hour: number
  /** By the clock on the wall: to the answer, the removal, or so far, ms. */
  waitedMs: number
  closedAt: number | null
  /** By which it is judged: « 15 min », « 2 jours ouvrés ». */
  target: Translations
  /** Whether somebody asked in its conversation before; null where every message counts. */
  isLater: boolean | null
  now: number
}

const states: Record<EpisodeShape['state'], Translations> = {
  answered: { fr: 'répondu', en: 'answered' },
  waiting: { fr: 'en attente', en: 'waiting' },
  missed: { fr: 'sans réponse à temps', en: 'not answered in time' },
  withdrawn: { fr: 'retiré par son auteur', en: 'withdrawn by its author' },
  excluded: { fr: 'non compté', en: 'not counted' },
}

/** The rules' own names; what a person gave as a reason stays as written. */
const reasons: Record<string, Translations> = {
  courtesy: { fr: 'politesse', en: 'courtesy' },
  emoji: { fr: 'emoji seul', en: 'emoji alone' },
  tag: { fr: 'mention seule', en: 'mention alone' },
  automatic: { fr: 'automatique', en: 'automatic' },
  moderation: { fr: 'masqué', en: 'hidden' },
}

/** Who or what left it out: a person may give any reason, also one that reads like a rule. */
const leftOutBy: Record<Exclusion, Translations | null> = {
  none: null,
  courtesy: { fr: 'règle : politesse', en: 'rule: courtesy' },
  emoji: { fr: 'règle : emoji seul', en: 'rule: emoji alone' },
  tag: { fr: 'règle : mention seule', en: 'rule: mention alone' },
  automatic: { fr: 'règle : automatique', en: 'rule: automatic' },
  moderation: { fr: 'modération', en: 'moderation' },
  person: { fr: 'avis d’un agent', en: 'an officer’s judgement' },
}
const visibilities: Record<EpisodeShape['visibility'], Translations> = {
  private: { fr: 'privée', en: 'private' },
  public: { fr: 'publique', en: 'public' },
}

const columns: Column<Line>[] = [
  [{ fr: 'Échange', en: 'Exchange' }, ({ episode }) => episode.id],
  [{ fr: 'Conversation', en: 'Conversation' }, ({ episode }) => episode.conversation],
  [{ fr: 'Canal', en: 'Channel' }, ({ episode }) => episode.channelName],
  [{ fr: 'Numéro du canal', en: 'Channel number' }, ({ episode }) => episode.channel],
  [{ fr: 'Visibilité', en: 'Visibility' }, ({ episode }) => visibilities[episode.visibility]],
  [{ fr: 'Objet', en: 'Subject' }, ({ episode }) => episode.subject],
  [{ fr: 'Habitant', en: 'Resident' }, ({ episode }) => episode.author],
  [{ fr: 'Jour', en: 'Day' }, ({ row }) => row.openedOn],
  [{ fr: 'Heure locale', en: 'Local hour' }, ({ hour }) => hour],
  [{ fr: 'Message reçu à', en: 'Message received at' }, ({ row }) => row.openedAt, 'instant'],
  [{ fr: 'Terminé à', en: 'Ended at' }, ({ closedAt }) => closedAt, 'instant'],
  [{ fr: 'État', en: 'State' }, ({ episode }) => states[episode.state]],
  [
    { fr: 'Motif', en: 'Reason' },
    ({ episode: { reason } }) =>
      reason === null ? null : (Object.hasOwn(reasons, reason) && reasons[reason]) || reason,
  ],
  [
    { fr: 'Écarté par', en: 'Left out by' },
    ({ episode: { state, reason } }) =>
      state === 'excluded' ? leftOutBy[exclusionOf(reason)] : null,
  ],
  [{ fr: 'Objectif', en: 'Target' }, ({ target }) => target],
  [{ fr: 'Dans l’objectif', en: 'Within the target' }, ({ episode }) => episode.onTime],
  [
    { fr: 'Délai en heures d’ouverture', en: 'Reply time in opening hours' },
    ({ episode }) => episode.officeMs,
    'duration',
  ],
  [
    { fr: 'Délai écoulé', en: 'Elapsed reply time' },
    ({ episode, waitedMs }) => (episode.state === 'excluded' ? null : waitedMs),
    'duration',
  ],
  [
    { fr: 'Réponse complète', en: 'Full answer' },
    ({ episode }) => episode.fullAnswerMs,
    'duration',
  ],
  [{ fr: 'Réponse d’attente', en: 'Holding reply' }, ({ row }) => row.holding === 1],
  [{ fr: 'Hors horaires', en: 'Outside opening hours' }, ({ episode }) => episode.outOfHours],
  [
    { fr: 'Délai de détection', en: 'Time to be noticed' },
    ({ episode }) => episode.detectionMs,
    'duration',
  ],
  [{ fr: 'Historique importé', en: 'Imported history' }, ({ episode }) => episode.history],
  [{ fr: 'Situation au', en: 'As of' }, ({ now }) => now, 'instant'],
  [{ fr: 'Suite d’un échange', en: 'Later turn' }, ({ isLater }) => isLater],
]

/**
 * A period's episodes, one a line, in UTF-8 with its mark: for programs, of which every figure of
 * the report can be reckoned, or for a spreadsheet (`platform/rules/csv.ts`). The texts of messages
 * are left out: a file travels further than a screen.
 * @param options.spreadsheet in which language; null: for programs
 * @returns the file in pieces, a few days of it at a time, however long the period
 * @throws Refusal as `replyReport` does, before the first piece.
 */
export async function replyCsv(
  deps: ReportDeps,
  communeId: number,
  period: Period,
  { now, exclusions = 'applied', spreadsheet }: CsvOptions = {},
): Promise<AsyncGenerator<string>> {
  refusePeriod(period)
  const measure = await measureOf(deps, communeId)
  await channelsIn(deps.db, measure, period)
  return piecesOf(deps, { measure, at: readAt(deps, now), period, exclusions, spreadsheet })
}

type CsvOptions = ReportOptions & { spreadsheet?: Language | undefined }
type Asked = {
  measure: Measure
  at: ReadAt
  period: Period
  exclusions: Exclusions
  spreadsheet: Language | undefined
}

async function* piecesOf(
  { db }: ReportDeps,
  { measure, at, period, exclusions, spreadsheet: language }: Asked,
): AsyncGenerator<string> {
  const { head, line } = csvTable(columns, language ? { language, zone: measure.zone } : null)
  yield head
  for await (const rows of periodRowsInTurn(db, measure, period, at)) {
    const found = await withOpeners(db, rowsShown(rows, exclusions))
    // Without exclusions each message is told by itself, whatever was said before it.
    const later = exclusions === 'applied' ? await laterTurns(db, rows.episodes) : null
    await nextTurn()
    const lines = await mapInTurn(
      found,
      each => line({ ...lineOf(each, measure, at), isLater: later?.has(each.row.id) ?? null }),
      shownAtOnce,
    )
    yield lines.join('')
  }
}

function lineOf(each: WithOpener, measure: Measure, { now }: ReadAt): Omit<Line, 'isLater'> {
  const { row } = each
  const { openedAt, channelId } = row
  const episode = episodeShapeOf(each, now, measure)
  return {
    episode,
    row,
    // As it stands at `now`, which its row does not know.
    closedAt: episode.closedAt === null ? null : Date.parse(episode.closedAt),
    hour: localHour(openedAt, measure),
    waitedMs: Math.max(0, (row.closedAt ?? now) - openedAt),
    target: targetLabel(linesAt(measure, channelId, openedAt).target),
    now,
  }
}

function localHour(at: number, { zone }: Measure): number {
  return Math.floor((at + zone.offsetAt(at)) / 3_600_000) % 24
}
