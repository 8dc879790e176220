import { linesAt, type Measure, measureOf } from '../hours/measure.ts'
import { targetLabel } from '../hours/rules/target-label.ts'
import { toIso } from '../language/instant.ts'
import { byteOrderMark, type Cell, csvLine } from '../platform/rules/csv.ts'
import { exclusionOf } from './draft-episodes.ts'
import { episodeShapeOf, type WithOpener, withOpeners } from './episode-shape.ts'
import { type Period, periodRowsInTurn, type ReadAt, readAt } from './period-figures.ts'
import {
  channelsIn,
  type ReportDeps,
  type ReportOptions,
  refusePeriod,
  rowsShown,
} from './reply-report.ts'
import type { Exclusions } from './report-figures.ts'
import type { Exclusion } from './rules/episode-figures.ts'
import type { EpisodeShape } from './shapes.ts'

type Line = {
  episode: EpisodeShape
  openedOn: string
  /** Hour of the commune's clocks at which it opened, 0–23. */
  hour: number
  /** By the clock on the wall: to the answer, the removal, or so far, ms. */
  waitedMs: number
  holding: boolean
  /** By which it is judged: « 15 min », « 2 jours ouvrés ». */
  target: string
  now: string
}

const states: Record<EpisodeShape['state'], string> = {
  answered: 'répondu',
  waiting: 'en attente',
  missed: 'sans réponse à temps',
  withdrawn: 'retiré par son auteur',
  excluded: 'non compté',
}

/** The rules' own names; what a person gave as a reason stays as written. */
const reasons: Record<string, string> = {
  courtesy: 'politesse',
  emoji: 'emoji seul',
  tag: 'mention seule',
  automatic: 'automatique',
  moderation: 'masqué',
}

/** Who or what left it out: a person may give any reason, also one that reads like a rule. */
const leftOutBy: Record<Exclusion, string | null> = {
  none: null,
  courtesy: 'règle : politesse',
  emoji: 'règle : emoji seul',
  tag: 'règle : mention seule',
  automatic: 'règle : automatique',
  moderation: 'modération',
  person: 'avis d’un agent',
}
const visibilities = { private: 'privée', public: 'publique' }

/** Headings and what stands under them. Durations are in ms, instants in UTC: both can be reckoned with. */
const columns: [heading: string, cell: (line: Line) => Cell][] = [
  ['Échange', ({ episode }) => episode.id],
  ['Conversation', ({ episode }) => episode.conversation],
  ['Canal', ({ episode }) => episode.channelName],
  ['Numéro du canal', ({ episode }) => episode.channel],
  ['Visibilité', ({ episode }) => visibilities[episode.visibility]],
  ['Objet', ({ episode }) => episode.subject],
  ['Habitant', ({ episode }) => episode.author],
  ['Jour', ({ openedOn }) => openedOn],
  ['Heure locale', ({ hour }) => hour],
  ['Message reçu à (UTC)', ({ episode }) => episode.openedAt],
  ['Terminé à (UTC)', ({ episode }) => episode.closedAt],
  ['État', ({ episode }) => states[episode.state]],
  ['Motif', ({ episode: { reason } }) => (reason === null ? null : (reasons[reason] ?? reason))],
  [
    'Écarté par',
    ({ episode: { state, reason } }) =>
      state === 'excluded' ? leftOutBy[exclusionOf(reason)] : null,
  ],
  ['Objectif', ({ target }) => target],
  ['Dans l’objectif', ({ episode }) => episode.onTime],
  ['Délai en heures d’ouverture (ms)', ({ episode }) => episode.officeMs],
  [
    'Délai écoulé (ms)',
    ({ episode, waitedMs }) => (episode.state === 'excluded' ? null : waitedMs),
  ],
  ['Réponse complète (ms)', ({ episode }) => episode.fullAnswerMs],
  ['Réponse d’attente', ({ holding }) => holding],
  ['Hors horaires', ({ episode }) => episode.outOfHours],
  ['Délai de détection (ms)', ({ episode }) => episode.detectionMs],
  ['Historique importé', ({ episode }) => episode.history],
  ['Situation au (UTC)', ({ now }) => now],
]

/**
 * A period's episodes for a spreadsheet, one a line: RFC 4180 (commas, CRLF, quotes doubled), in
 * UTF-8 with its mark. Every figure of the report can be reckoned from it. The texts of messages
 * are left out: a file travels further than a screen.
 * @returns the file in pieces, a few days of it at a time, however long the period
 * @throws Refusal as `replyReport` does, before the first piece.
 */
export async function replyCsv(
  deps: ReportDeps,
  communeId: number,
  period: Period,
  { now, exclusions = 'applied' }: ReportOptions = {},
): Promise<AsyncGenerator<string>> {
  refusePeriod(period)
  const measure = await measureOf(deps, communeId)
  await channelsIn(deps.db, measure, period)
  return piecesOf(deps, { measure, at: readAt(deps, now), period, exclusions })
}

type Asked = { measure: Measure; at: ReadAt; period: Period; exclusions: Exclusions }

async function* piecesOf(
  { db }: ReportDeps,
  { measure, at, period, exclusions }: Asked,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(columns.map(([heading]) => heading))
  for await (const rows of periodRowsInTurn(db, measure, period, at)) {
    const found = await withOpeners(db, rowsShown(rows, exclusions))
    yield found.map(each => csvLine(cellsOf(each, measure, at))).join('')
  }
}

function cellsOf(each: WithOpener, measure: Measure, { now }: ReadAt): Cell[] {
  const { openedAt, openedOn, closedAt, channelId, holding } = each.row
  const line: Line = {
    episode: episodeShapeOf(each, now, measure),
    openedOn,
    hour: localHour(openedAt, measure),
    waitedMs: Math.max(0, (closedAt ?? now) - openedAt),
    holding: holding === 1,
    target: targetLabel(linesAt(measure, channelId, openedAt).target).fr,
    now: toIso(now),
  }
  return columns.map(([, cell]) => cell(line))
}

function localHour(at: number, { zone }: Measure): number {
  return Math.floor((at + zone.offsetAt(at)) / 3_600_000) % 24
}
