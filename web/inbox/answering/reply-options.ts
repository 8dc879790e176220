import type {
  MessageShape,
  OpeningShape,
  ReplyShape,
} from '../../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../../server/language/sentence.ts'

export type ReplyOption = Spoken<ReplyShape>['way']
export type OpenReplyOption = Extract<Spoken<OpeningShape>, { open: true }>

/** How it can be answered if it can be by that way now. */
export function openingOf(
  message: Spoken<MessageShape> | undefined,
  way: ReplyOption,
): OpenReplyOption | null {
  const opening = message?.replyOptions[way] ?? null
  return opening?.open ? opening : null
}

/** The ways in which a message can be answered: where it was written first. */
export function openReplyOptions(message: Spoken<MessageShape>): ReplyOption[] {
  const options: ReplyOption[] =
    message.visibility === 'public' ? ['public', 'private'] : ['private']
  return options.filter(way => openingOf(message, way) !== null)
}

/** Why a message that somebody could expect to answer that way cannot be; null when it can. */
export function reasonAgainst(message: Spoken<MessageShape>, way: ReplyOption): string | null {
  const opening = message.replyOptions[way]
  return opening === null || opening.open ? null : opening.reason
}
