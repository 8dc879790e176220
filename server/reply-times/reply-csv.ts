import { linesAt, type Measure } from '../hours/measure.ts'
import { targetLabel } from '../hours/rules/target-label.ts'
import { toIso } from '../language/instant.ts'
import { byteOrderMark, type Cell, csvLine } from '../platform/rules/csv.ts'
import { exclusionOf } from './draft-episodes.ts'
import { episodeShapeOf } from './episode-shape.ts'
import type { Period } from './period-figures.ts'
import { type ReportDeps, type ReportOptions, readPeriod } from './reply-report.ts'
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
 * @throws Refusal as `replyReport` does.
 */
export async function replyCsv(
  deps: ReportDeps,
  communeId: number,
  period: Period,
  options: ReportOptions = {},
): Promise<string> {
  const { found, at, measure } = await readPeriod(deps, communeId, period, options)
  const lines = found.map(each => {
    const line: Line = {
      episode: episodeShapeOf(each, at.now, measure),
      openedOn: each.row.openedOn,
      hour: localHour(each.row.openedAt, measure),
      waitedMs: Math.max(0, (each.row.closedAt ?? at.now) - each.row.openedAt),
      holding: each.row.holding === 1,
      target: targetLabel(linesAt(measure, each.row.channelId, each.row.openedAt).target).fr,
      now: toIso(at.now),
    }
    return columns.map(([, cell]) => cell(line))
  })
  const rows: Cell[][] = [columns.map(([heading]) => heading), ...lines]
  return byteOrderMark + rows.map(csvLine).join('')
}

function localHour(at: number, { zone }: Measure): number {
  return Math.floor((at + zone.offsetAt(at)) / 3_600_000) % 24
}
