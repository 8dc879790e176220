/** A private message that may answer a public one of the same person; instants in ms UTC. */
type Possible = {
  messageId: number
  answersId: number
  contactId: number | null
  askedAt: number
  sentAt: number
}

/** `openedBy`: a message, which one that became a need by an edit was sent before. */
type Episode = { state: string; contactId: number | null; openedBy: number; openedAt: number }

/**
 * What is asked of people: of everybody who waits the first private message that was written to them
 * since, and whether it answers the first of what they wrote in public by then. One question a person,
 * and none of who has an answer.
 * @returns the private message by the public one
 */
export function questionsAmong(
  possible: readonly Possible[],
  episodes: readonly Episode[],
): Map<number, number> {
  const inOrder = possible.toSorted(
    (a, b) =>
      a.sentAt - b.sentAt ||
      a.messageId - b.messageId ||
      a.askedAt - b.askedAt ||
      a.answersId - b.answersId,
  )
  const questions = new Map<number, number>()
  for (const { state, contactId, openedBy, openedAt } of episodes) {
    if (state !== 'open' || contactId === null) continue
    const first = inOrder.find(
      one =>
        one.contactId === contactId &&
        one.sentAt >= openedAt &&
        (one.askedAt >= openedAt || one.answersId === openedBy),
    )
    if (first !== undefined) questions.set(first.answersId, first.messageId)
  }
  return questions
}

/** « en message privé », « par MP », « en privé »: where one asks to be written to apart. */
const apart = /[ \u00a0](?:en|par)[ \u00a0](?:messages?[ \u00a0]privés?|privé|MP)(?![\p{L}\d])/giu

/**
 * A text that is kept for public threads, as it is said to somebody who is written to in private
 * already: « donnez-nous l’adresse en message privé » is then « donnez-nous l’adresse ».
 */
export function saidInPrivate(text: string): string {
  return text.replace(apart, '')
}
