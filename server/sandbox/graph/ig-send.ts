import type { AccountRow } from '../state/instagram.ts'
import { app } from '../state/network.ts'
import type { PageRow } from '../state/rows.ts'
import { objectParam, textIn } from './call.ts'
import { badParameter, GraphError, noSuchRecipient, notFound, outsideWindow } from './errors.ts'
import { privateReplySpan } from './nodes/comment.ts'
import { requireTalks } from './nodes/ig-talk.ts'
import type { Reading } from './reading.ts'
import { requireOpenWindow } from './send.ts'

const longestBytes = 1_000

/** Whether a message to `recipient` is for Instagram: the numbers of its people are its own. */
export function isForInstagram(reading: Reading, page: PageRow): AccountRow | undefined {
  const { instagram, people } = reading.network
  const account = instagram.account(page.id)
  const recipient = objectParam(reading.call.params, 'recipient')
  const comment = textIn(recipient, 'comment_id')
  const isHere =
    comment === undefined
      ? people.unscoped(textIn(recipient, 'id') ?? '')?.page === account?.id
      : instagram.comment(comment) !== undefined
  return isHere ? account : undefined
}

/**
 * `POST /{page}/messages` to somebody on Instagram: within 24 h of their last message, to 7 days as
 * a person, or once in answer to a comment of the last 7 days.
 */
export function sendOnInstagram(reading: Reading, account: AccountRow): unknown {
  requireTalks(reading)
  const { call, network } = reading
  const text = textIn(objectParam(call.params, 'message'), 'text')
  if (!text) throw badParameter('param message must be non-empty.', 2018006)
  if (Buffer.byteLength(text) > longestBytes) {
    throw badParameter(`Length of param message[text] must be at most ${longestBytes} bytes`)
  }
  const recipient = objectParam(call.params, 'recipient')
  const comment = textIn(recipient, 'comment_id')
  if (comment !== undefined) return replyPrivately(reading, account, comment, text)
  const id = textIn(recipient, 'id') ?? ''
  const known = network.people.unscoped(id)
  const talk = known && network.conversations.between(account.id, known.person)
  if (!talk) throw noSuchRecipient(2534014)
  requireOpenWindow(reading, talk, outsideWindow(2534022))
  return { recipient_id: id, message_id: add(reading, account, talk, text) }
}

function replyPrivately(reading: Reading, account: AccountRow, target: string, text: string) {
  const { instagram, conversations, people, ids } = reading.network
  const row = instagram.comment(target)
  if (row?.account !== account.id || row.removedAt !== null || row.createdAt > reading.now) {
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
  const talk = conversations.open(account.id, row.author, ids.instagramTalk)
  const message = add(reading, account, talk, text)
  conversations.noteRepliedPrivately(target, message)
  return { recipient_id: people.scopedId(account.id, row.author), message_id: message }
}

function add(reading: Reading, account: AccountRow, conversation: string, text: string): string {
  const { conversations, ids, news } = reading.network
  const message = { conversation, text, author: null, createdAt: reading.now, app: app.id }
  const id = conversations.addMessage(message, ids.instagramMessage)
  news.tell({ page: account.page, of: 'ig-message', did: 'add', id })
  return id
}
