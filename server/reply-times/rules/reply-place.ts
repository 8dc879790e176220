import { isFromCitizen, type Place, type ReplyMessage } from './reply-message.ts'
import { textNeedOf } from './reply-need.ts'
import { isQuestion } from './reply-resident.ts'

/**
 * The messages of one thread, in the same order, each with where it stands. Where the commune has
 * said anything, be it by a program, nobody below it only answers a neighbour any more; nor does
 * anybody whose author, or whose neighbour's, the network does not tell. What is sent later moves
 * no message; of an erased one what was noted counts, so that no figure changes with its words.
 */
export function withPlaces(messages: readonly ReplyMessage[]): readonly ReplyMessage[] {
  if (!messages.some(({ parent, under }) => parent || isOldTimes(under))) return messages
  let spoke = Number.POSITIVE_INFINITY
  for (const { direction, kind = 'message', sentAt } of messages) {
    if (direction === 'outbound' && kind === 'message') spoke = Math.min(spoke, sentAt)
  }
  const placed = new Map<string, ReplyMessage>()
  // Whoever is answered came first: their own place is known by then.
  for (const message of messages.toSorted((a, b) => a.sentAt - b.sentAt)) {
    const above = placed.get(message.parent ?? '')
    const place = placeOf(message, above, spoke)
    placed.set(message.id, place === null ? message : { ...message, place })
  }
  return messages.map(message => placed.get(message.id) ?? message)
}

function isBetweenResidents(message: ReplyMessage, above: ReplyMessage): boolean {
  return (
    isFromCitizen(message) &&
    isFromCitizen(above) &&
    message.author !== '' &&
    above.author !== '' &&
    message.author !== above.author
  )
}

function placeOf(
  message: ReplyMessage,
  above: ReplyMessage | undefined,
  spoke: number,
): Place | null {
  if (above === undefined)
    return isFromCitizen(message) && isOldTimes(message.under) ? 'memory' : null
  if (message.sentAt >= spoke || !isBetweenResidents(message, above)) return null
  return asksSomething(above) ? 'question' : 'resident'
}

const oldTimes =
  /\b(?:anciennes?|autrefois|antan|souvenirs?|archives|carte postale|photo de classe|18\d\d|19\d\d)\b/iu

function isOldTimes(under: string | null | undefined): boolean {
  return typeof under === 'string' && oldTimes.test(under)
}

/** Whether a message waits for an answer to something that it asked when it was sent. */
export function asksSomething(message: ReplyMessage): boolean {
  if (message.erased) return message.erased.rule === 'question'
  return isQuestion(message.text, message.mentions) && textNeedOf(message).rule === null
}
