import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import { toIso } from '../../language/instant.ts'
import { linesAbout } from '../../people/store/journal.ts'
import type { ConversationShape, OverrideShape } from '../shapes-conversation.ts'

type Line = Row<'journal'>

/**
 * What people decided about these messages, by message id, as the journal has it: who, when, why.
 * The mark that counts can be taken back, which is what its `mark` is for; earlier ones cannot. So can
 * what was said last of a private message, by its `answer`.
 */
export async function overridesOf(
  db: Db,
  communeId: number,
  messageIds: readonly number[],
): Promise<Map<number, OverrideShape[]>> {
  const subjects = messageIds.map(id => `message:${id}`)
  const actions = [
    'message.marked',
    'message.unmarked',
    'message.holding',
    'message.automatic',
    'message.hidden',
    'message.private-answer',
    'message.arrived',
    'message.called',
  ] as const
  const byMessage = new Map<number, Line[]>()
  for (const line of await linesAbout(db, communeId, subjects, actions)) {
    const id = numberOf(line)
    byMessage.set(id, [...(byMessage.get(id) ?? []), line])
  }
  return new Map([...byMessage].map(([id, lines]) => [id, shapesOf(lines)]))
}

function shapesOf(lines: readonly Line[]): OverrideShape[] {
  const details = lines.map(detailOf)
  const undone = new Set(
    lines.flatMap((line, at) => (line.action === 'message.unmarked' ? details[at]?.mark : [])),
  )
  const last = lines.findLastIndex(
    (line, at) => line.action === 'message.marked' && !undone.has(details[at]?.mark),
  )
  const lastOf = new Map<unknown, number>()
  for (const [index, line] of lines.entries()) {
    if (line.action === 'message.private-answer') lastOf.set(details[index]?.answer, index)
  }
  return lines.map((line, index) => {
    const detail = details[index] ?? {}
    const { reason, mark, answer, answers } = detail
    const isLast = lastOf.get(answer) === index && answers !== null
    return {
      at: toIso(line.at),
      by: line.actor,
      act: actOf(line.action, detail),
      reason: typeof reason === 'string' ? reason : null,
      mark: index === last && typeof mark === 'number' ? mark : null,
      answer: isLast && typeof answer === 'number' ? answer : null,
    }
  })
}

function actOf(action: string, detail: Partial<Record<string, unknown>>): OverrideShape['act'] {
  switch (action) {
    case 'message.unmarked':
      return 'undone'
    case 'message.holding':
      return detail.holding === true ? 'holding' : 'complete'
    case 'message.hidden':
      return detail.hidden === true ? 'hidden' : 'shown'
    case 'message.private-answer':
      if (detail.answers === null) return 'undone'
      return detail.answers === true ? 'private-answer' : 'no-private-answer'
    case 'message.arrived':
      return detail.arrived === true ? 'arrived' : 'in-doubt'
    case 'message.called':
      return detail.called === true ? 'called' : 'not-called'
    case 'message.automatic':
      if (detail.automatic === null) return 'unsaid'
      return detail.automatic === true ? 'automatic' : 'human'
    default:
      return detail.needsReply === true ? 'needed' : 'not-needed'
  }
}

/** Who joined these conversations with others, and who parted them, in the order of time. */
export async function joiningsOf(
  db: Db,
  communeId: number,
  conversationIds: readonly number[],
): Promise<ConversationShape['joinings']> {
  const subjects = conversationIds.map(id => `conversation:${id}`)
  const actions = ['conversation.merged', 'conversation.split'] as const
  return (await linesAbout(db, communeId, subjects, actions)).map(line => ({
    at: toIso(line.at),
    by: line.actor,
    act: line.action === 'conversation.merged' ? 'merged' : 'split',
    conversation: numberOf(line),
  }))
}

/** The number of what a line is about: 12 of `message:12`. */
function numberOf({ subject }: Pick<Line, 'subject'>): number {
  return Number(subject.slice(subject.indexOf(':') + 1))
}

function detailOf({ detail }: Pick<Line, 'detail'>): Partial<Record<string, unknown>> {
  return detail === null ? {} : JSON.parse(detail)
}
