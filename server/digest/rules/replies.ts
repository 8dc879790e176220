import {
  frenchCount,
  frenchDuration,
  frenchNumber,
  frenchOfficeDuration,
  frenchPercent,
  NBSP,
  THIN,
} from '../../language/french.ts'
import type { ReplySummary } from '../../reply-times/rules/reply-stats.ts'

/** What stands beside a headline, so that nothing improves it unseen. */
export type Beside = {
  /** The same week without any exclusion. */
  bare: Pick<ReplySummary, 'onTime' | 'counted'>
  /** Answered within the target by a holding reply. */
  holdingOnTime: number
}

export type DigestFigure = {
  value: string
  label: string
  notes: string[]
  /** Somebody waits too long: told by the words too, never by a colour alone. */
  attention: boolean
}

export type ReplyFigures = {
  /** The line beyond which an answer is late. */
  targetMinutes: number
  summary: ReplySummary
  beside: Beside
  /** Median of the time by the clock on the wall, ms; null when more than half still wait. */
  elapsedMedianMs: number | null
  /** Of the week before. */
  before: ReplySummary
  /** Still unanswered from the weeks before. */
  older: number
}

/** What the digest says of replies, the most important first. */
export function replyFigures(figures: ReplyFigures): DigestFigure[] {
  const { summary, elapsedMedianMs, before, older } = figures
  if (isSilent(summary)) {
    const silence = {
      value: 'Aucun message',
      label: 'qui demande une réponse cette semaine',
      notes: [
        weekBefore(isSilent(before) ? 'aucun non plus' : shareWords(before)),
        ...besideNotes(figures),
      ],
      attention: false,
    }
    return older === 0 ? [silence] : [silence, forgotten(older)]
  }
  const share = {
    value: summary.counted === 0 ? '–' : shareOf(summary),
    label: `dans l’objectif de ${figures.targetMinutes}${NBSP}min`,
    notes: [...shareNotes(summary, before), ...besideNotes(figures)],
    attention: false,
  }
  const unanswered = {
    value: frenchNumber(unansweredOf(summary)),
    label: 'sans réponse',
    notes: unansweredNotes(summary, older),
    attention: summary.missed + older > 0,
  }
  return summary.counted === 0
    ? [share, unanswered]
    : [share, medianFigure(summary, elapsedMedianMs, before), unanswered]
}

/** The same in the few words of a subject. */
export function replySubject(summary: ReplySummary): string {
  if (isSilent(summary)) return 'aucun message'
  const unanswered = unansweredOf(summary)
  const waiting =
    unanswered === 0 ? 'chacun a eu sa réponse' : `${frenchNumber(unanswered)} sans réponse`
  return summary.counted === 0 ? waiting : `${shareOf(summary)} dans l’objectif, ${waiting}`
}

/** Whether nobody asked for anything. */
const isSilent = ({ counted, waiting }: ReplySummary): boolean => counted + waiting === 0

const unansweredOf = ({ waiting, missed }: ReplySummary): number => waiting + missed

const weekBefore = (words: string): string => `la semaine d’avant${NBSP}: ${words}`

function shareOf({ onTime, counted }: Pick<ReplySummary, 'onTime' | 'counted'>): string {
  return `${frenchNumber(onTime)}${NBSP}sur${NBSP}${frenchNumber(counted)}`
}

function shareWords(summary: ReplySummary): string {
  return summary.ratio === null
    ? `${frenchNumber(summary.waiting)} en attente`
    : `${shareOf(summary)} (${frenchPercent(summary.ratio)})`
}

function shareNotes(summary: ReplySummary, before: ReplySummary): string[] {
  const then = weekBefore(isSilent(before) ? 'aucun message' : shareWords(before))
  if (summary.ratio === null) return [then]
  return [`soit ${frenchPercent(summary.ratio)}${THIN}; ${then}`, ...caution(summary)]
}

/** No exclusion, removal or holding reply betters the share without being told beside it. */
function besideNotes({ summary, beside }: ReplyFigures): string[] {
  const { bare, holdingOnTime } = beside
  const differs = bare.onTime !== summary.onTime || bare.counted !== summary.counted
  const notes = [
    differs && `sans aucune exclusion${NBSP}: ${shareOf(bare)}, ${whyBare(summary, bare)}`,
    summary.withdrawn > 0 &&
      frenchCount(summary.withdrawn, 'retiré par son auteur', 'retirés par leur auteur'),
    holdingOnTime > 0 &&
      `dont ${frenchCount(holdingOnTime, 'réponse d’attente', 'réponses d’attente')}`,
  ]
  return notes.filter(note => note !== false)
}

/** Why it is another figure: read beside the share, it would look like a mistake. */
function whyBare({ onTime }: ReplySummary, bare: Beside['bare']): string {
  const counts = 'car tout message, même un merci, y compte comme une question'
  return bare.onTime < onTime ? `${counts} et l’attente commence parfois plus tôt` : counts
}

/** Under thirty cases a percentage says little by itself: its 95 % interval comes with it. */
function caution({ counted, wilson }: ReplySummary): string[] {
  if (wilson === null || counted >= 30) return []
  const [low, high] = wilson
  const bounds = `entre ${frenchPercent(low)} et ${frenchPercent(high)}`
  return [`trop peu de cas pour juger${NBSP}: la vraie part est sans doute ${bounds}`]
}

/** Opening hours never stand alone: the time that really passed is beside them. */
function medianFigure(
  summary: ReplySummary,
  elapsedMedianMs: number | null,
  before: ReplySummary,
): DigestFigure {
  const { medianMs } = summary
  return {
    value: medianMs === null ? '–' : frenchOfficeDuration(medianMs),
    label:
      medianMs === null
        ? 'plus de la moitié attendent encore'
        : `de délai médian, en heures d’ouverture${elapsedWords(elapsedMedianMs)}`,
    notes: before.counted === 0 ? [] : [weekBefore(medianWords(before))],
    attention: false,
  }
}

function elapsedWords(elapsedMedianMs: number | null): string {
  return elapsedMedianMs === null
    ? ''
    : `${THIN}; ${frenchDuration(elapsedMedianMs)} écoulées en tout`
}

function medianWords({ medianMs }: ReplySummary): string {
  return medianMs === null ? 'plus de la moitié attendaient' : frenchOfficeDuration(medianMs)
}

function unansweredNotes({ waiting, missed }: ReplySummary, older: number): string[] {
  const inTime =
    waiting === 0
      ? null
      : missed === 0
        ? 'encore dans les temps'
        : `dont ${frenchNumber(waiting)} encore dans les temps`
  const past =
    older === 0
      ? null
      : `et ${frenchCount(older, 'plus ancien', 'plus anciens')}, d’avant cette semaine`
  return [inTime, past].filter(note => note !== null)
}

function forgotten(older: number): DigestFigure {
  return {
    value: frenchNumber(older),
    label: 'sans réponse, d’avant cette semaine',
    notes: [],
    attention: true,
  }
}
