import type { IncomingMessage } from '../connectors/connector.ts'
import { tidied } from './message-difference.ts'
import type { PlacedMessage } from './store/imported.ts'

/**
 * Messages without a common id that are nevertheless the same: sent in the same second, in the same
 * direction, with the same text. A network tells times to the second, its download to the
 * millisecond. Of a text that was erased here the second and the direction are enough.
 */
export type Matches = {
  /** The stored message that this one is, each given away once. */
  take(message: Pick<IncomingMessage, 'direction' | 'sentAt' | 'text'>): PlacedMessage | undefined
}

export function matchesAmong(rows: readonly PlacedMessage[]): Matches {
  const byKey = Map.groupBy(rows, keyOf)
  return {
    take(message) {
      return (
        byKey.get(keyOf(message))?.shift() ?? byKey.get(keyOf({ ...message, text: null }))?.shift()
      )
    },
  }
}

export function keyOf({
  direction,
  sentAt,
  text,
}: Pick<PlacedMessage, 'direction' | 'sentAt' | 'text'>): string {
  return `${secondOf(sentAt)} ${direction} ${text === null ? 'erased' : `said ${tidied(text)}`}`
}

export function secondOf(sentAt: number): number {
  return Math.floor(sentAt / 1000)
}

/** The ways to look a message up among stored ones, each with what a find is worth. */
export function keysOf(
  message: Pick<PlacedMessage, 'direction' | 'sentAt' | 'text'>,
): readonly (readonly [key: string, worth: number])[] {
  // Where the text was erased the second alone is half a find: two people may write in one.
  return [
    [keyOf(message), 1],
    [keyOf({ ...message, text: null }), 0.5],
  ]
}

/** A conversation that has some of another's messages. */
export type Alike = { id: number; subject: string | null; shared: number }

/** So many messages are no coincidence, whatever people are called by now. */
const beyondChance = 3

/**
 * Which of these conversations is the one with that citizen: it has the most messages in common,
 * the name deciding between equals. Two people may say « Bonjour » in the same second, and are
 * answered by the same automatic text: where both names are known and differ, three messages in
 * common are asked for. Undefined when it is none, or two might be.
 */
export function sameThread(alike: Iterable<Alike>, citizen: string | null): number | undefined {
  const [best, second] = [...alike]
    .filter(({ subject, shared }) => {
      const differs = subject !== null && citizen !== null && subject !== citizen
      return shared >= (differs ? beyondChance : 1)
    })
    // Half a message more than its equals, and never as much as a whole one.
    .map(({ id, subject, shared }) => ({ id, points: shared + (subject === citizen ? 0.5 : 0) }))
    .sort((a, b) => b.points - a.points)
  return best === undefined || best.points === second?.points ? undefined : best.id
}
