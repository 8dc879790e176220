import type { ConversationLine } from '../../server/inbox/shapes-conversation.ts'
import type { WaitingShape } from '../../server/reply-times/shapes.ts'
import { today } from '../today/load-today.ts'

type Place = Pick<ConversationLine, 'id' | 'merged'>

/** The one who is due first in a conversation, or in one that is joined to it. */
export function waitingIn(place: Place): WaitingShape | undefined {
  return today.value?.waiting.find(one => isIn(one, place))
}

/** The one who is due first elsewhere. */
export function waitingElsewhere(place: Place): WaitingShape | undefined {
  return today.value?.waiting.find(one => !isIn(one, place))
}

function isIn({ conversation }: WaitingShape, { id, merged }: Place): boolean {
  return conversation === id || merged.some(one => one.id === conversation)
}
