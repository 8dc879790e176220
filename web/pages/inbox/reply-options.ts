import type {
  MessageShape,
  OpeningShape,
  ReplyShape,
} from '../../../server/inbox/shapes/conversation.ts'

export type ReplyOption = ReplyShape['way']
export type OpenReplyOption = Extract<OpeningShape, { open: true }>

/** How it can be answered if it can be by that way now. */
export function openingOf(
  message: MessageShape | undefined,
  way: ReplyOption,
): OpenReplyOption | null {
  const opening = message?.ways[way] ?? null
  return opening?.open ? opening : null
}

/** The ways in which a message can be answered: where it was written first. */
export function openReplyOptions(message: MessageShape): ReplyOption[] {
  const ways: ReplyOption[] = message.visibility === 'public' ? ['public', 'private'] : ['private']
  return ways.filter(way => openingOf(message, way) !== null)
}

/** Why a message that somebody could expect to answer that way cannot be; null when it can. */
export function reasonAgainst(message: MessageShape, way: ReplyOption): string | null {
  const opening = message.ways[way]
  return opening === null || opening.open ? null : opening.reason
}
