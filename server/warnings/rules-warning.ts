import { shorten, type TextLimit } from '../events/rules/compose.ts'
import { frenchLocalTime, NBSP } from '../language/french.ts'
import { firstLineOf } from '../language/text.ts'
import { textLength } from '../language/text-length.ts'
import type { DeliveryState, Wanted } from '../publishing/rules/delivery.ts'
import { isOnline } from '../publishing/rules/delivery-state.ts'

/** What the mairie warns of. */
export const warningTopics = [
  'storm',
  'flood',
  'snow',
  'heat',
  'water-cut',
  'missing-person',
  'other',
] as const
export type WarningTopic = (typeof warningTopics)[number]

/** `over`: its end has passed, and nobody took it back. */
export const warningStates = ['running', 'over', 'lifted'] as const
export type WarningState = (typeof warningStates)[number]

/** @param now ms UTC, as the others */
export function stateOf(
  { liftedAt, endsAt }: { liftedAt: number | null; endsAt: number },
  now: number,
): WarningState {
  if (liftedAt !== null) return 'lifted'
  return endsAt <= now ? 'over' : 'running'
}

/** What a model leaves to be written, « [rue, quartier] », as it stands in a text. */
export function blanksIn(text: string): string[] {
  return text.match(/\[[^[\]]*\]?/g) ?? []
}

/**
 * What one channel is told: all of it, or its beginning, whole sentences, with its end; on a board of a few
 * lines the heading and until when.
 */
export function fitted(text: string, endLocal: string, limit: TextLimit): string {
  const fits = (one: string) => textLength(one, limit.counts) <= limit.textLength
  const whole = withEnd(text, endLocal)
  if (fits(whole)) return whole
  const room = limit.textLength - textLength(withEnd('', endLocal), limit.counts)
  if (room >= fewestSigns) {
    return withEnd(shorten(text, { ...limit, textLength: room }), endLocal)
  }
  const heading = firstLineOf(text)
  const short = `${heading}\nJusqu’au ${endOfLine(endLocal)}`
  return fits(short) ? short : shorten(heading, limit)
}

/** Fewer signs than this of a text say nothing. */
const fewestSigns = 60

/** « mardi 1er décembre à 18 h » */
const endOfLine = (endLocal: string) => frenchLocalTime(endLocal, { weekday: true, year: false })

/** « Valable jusqu’au mardi 1er décembre à 18 h. » */
export function withEnd(text: string, endLocal: string): string {
  return `${text}\n\nValable jusqu’au ${endOfLine(endLocal)}.`
}

/** What those are told who were reached, once it is over. */
export function endOf(text: string, said: string): { title: string; words: string } {
  return { title: `Fin de l’alerte${NBSP}: ${firstLineOf(text)}`, words: said }
}

/** More signs than the last line ever has, with the empty line before it. */
export const endLineRoom = 60

/** A warning that is to hold for longer is news. */
export const mostDays = 30

/**
 * What became of taking back what was out: `asked`: its network is being asked, `by-hand`: a person has to,
 * `impossible`: it stays where it is.
 */
export const takingBackStates = ['asked', 'done', 'by-hand', 'impossible'] as const
export type TakingBack = (typeof takingBackStates)[number]

/** Null: it was not out, or nothing is anywhere that could be taken back. */
export function takingBackOf({
  state,
  wanted,
  remoteId,
  publishedAt,
  reachesEach,
  isLifted,
}: {
  state: DeliveryState
  wanted: Wanted | null
  remoteId: string | null
  publishedAt: number | null
  /** Its readers are reached one by one. */
  reachesEach: boolean
  isLifted: boolean
}): TakingBack | null {
  if (reachesEach) return null
  if (wanted === 'withdrawn') return isOnline(state) && remoteId === null ? 'by-hand' : 'asked'
  if (state === 'cancelled') return publishedAt === null ? null : 'done'
  return isLifted && (isOnline(state) || state === 'unconfirmed') ? 'impossible' : null
}
