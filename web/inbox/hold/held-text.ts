import type { ConversationLine } from '../../../server/inbox/shapes/conversation.ts'
import { day } from '../../format.ts'
import { holdMessages } from './messages.ts'

/** « En attente de la voirie, jusqu’au lundi 8 juin », or that it is back from that. */
export function heldText({ words, until, isBack }: NonNullable<ConversationLine['hold']>): string {
  const t = holdMessages()
  return isBack ? t.back : t.held(words, day(until))
}
