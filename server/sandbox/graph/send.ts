import { app } from '../state/network.ts'
import type { PageRow } from '../state/rows.ts'
import { objectParam, textIn } from './call.ts'
import { badParameter, GraphError, noSuchRecipient, notFound, outsideWindow } from './errors.ts'
import { privateReplySpan } from './nodes/comment.ts'
import { type Reading, requireConversations } from './reading.ts'

const day = 24 * 3_600_000
const longestMessage = 2_000

/**
 * `POST /{page}/messages`: within 24 h of the citizen's last message, to 7 days as a person
 * (`HUMAN_AGENT`), or once in answer to a comment or a visitor's post of the last 7 days.
 * https://developers.facebook.com/docs/messenger-platform/reference/send-api
 */
export function sendMessage(reading: Reading, page: PageRow): unknown {
  requireConversations(reading)
  const text = textIn(objectParam(reading.call.params, 'message'), 'text')
  if (!text) throw badParameter('param message must be non-empty.', 2018006)
  if (text.length > longestMessage) {
    throw badParameter(
      `Length of param message[text] must be less than or equal to ${longestMessage}`,
      2018109,
    )
  }
  const recipient = objectParam(reading.call.params, 'recipient')
  const target = textIn(recipient, 'comment_id') ?? textIn(recipient, 'post_id')
  if (target !== undefined) return replyPrivately(reading, page, target, text)
  const id = textIn(recipient, 'id')
  if (id === undefined) throw badParameter('The parameter recipient is required')
  const known = reading.network.people.unscoped(id)
  if (known?.page !== page.id) throw noSuchRecipient()
  const conversation = reading.network.conversations.between(page.id, known.person)
  if (!conversation) throw noSuchRecipient()
  requireOpenWindow(reading, conversation)
  return { recipient_id: id, message_id: add(reading, page, conversation, text) }
}

/** @throws GraphError when it is too late to write into this conversation. */
export function requireOpenWindow(
  reading: Reading,
  conversation: string,
  late = outsideWindow(),
): void {
  const { params } = reading.call
  const type = params.get('messaging_type') ?? 'RESPONSE'
  if (!['RESPONSE', 'UPDATE', 'MESSAGE_TAG'].includes(type)) {
    throw badParameter('Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG}')
  }
  const tag = params.get('tag')
  if (type === 'MESSAGE_TAG' && tag !== 'HUMAN_AGENT') {
    throw badParameter(`The message tag ${tag ?? ''} is deprecated and can no longer be used`)
  }
  const last = reading.network.conversations.lastInboundAt(conversation, reading.now)
  const window = type === 'MESSAGE_TAG' ? 7 * day : day
  if (last === null || reading.now - last > window) throw late
}

/** https://developers.facebook.com/docs/messenger-platform/discovery/private-replies */
function replyPrivately(reading: Reading, page: PageRow, target: string, text: string): unknown {
  const { posts, people, conversations } = reading.network
  const row = posts.comment(target) ?? posts.post(target)
  if (!row || row.page !== page.id || row.removedAt !== null || row.createdAt > reading.now) {
    throw notFound('POST', target)
  }
  if (row.author === null || reading.now - row.createdAt > privateReplySpan) {
    throw new GraphError(400, {
      message: "(#10903) This user can't reply to this activity",
      code: 10903,
    })
  }
  if (conversations.wasRepliedPrivately(target)) {
    throw new GraphError(400, { message: '(#10900) Activity already replied to', code: 10900 })
  }
  const message = add(reading, page, conversations.open(page.id, row.author), text)
  conversations.noteRepliedPrivately(target, message)
  return { recipient_id: people.scopedId(page.id, row.author), message_id: message }
}

function add(reading: Reading, page: PageRow, conversation: string, text: string): string {
  const by = { author: null, createdAt: reading.now, app: app.id }
  const id = reading.network.conversations.addMessage({ conversation, text, ...by })
  reading.network.news.tell({ page: page.id, of: 'message', did: 'add', id })
  return id
}
