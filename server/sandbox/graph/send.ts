import { app, type News } from '../state/network.ts'
import type { PageRow } from '../state/rows.ts'
import { objectParam, textIn } from './call.ts'
import { privateReplySpan } from './comment-node.ts'
import { onInstagram, onMessenger } from './conversation-node.ts'
import { badParameter, GraphError, noSuchRecipient, notFound, outsideWindow } from './errors.ts'
import type { Reading } from './reading.ts'

const day = 24 * 3_600_000

/** What was written in public, and may be answered in private. */
type Said = { author: number | null; createdAt: number; removedAt: number | null }

/** Where a page writes in private: on Messenger, or as the Instagram account that is linked to it. */
type Desk = {
  /** By which the people are known who write to it. */
  id: string
  mayRead(reading: Reading): void
  tooLong(text: string): GraphError | null
  unknown: () => GraphError
  late: () => GraphError
  said(target: string): Said | undefined
  openTalk?: () => string
  messageId?: () => string
  news: News['of']
}

/**
 * `POST /{page}/messages`: within 24 h of the citizen's last message, to 7 days as a person
 * (`HUMAN_AGENT`), or once in answer to a comment or a visitor's post of the last 7 days.
 * https://developers.facebook.com/docs/messenger-platform/reference/send-api
 */
export function sendMessage(reading: Reading, page: PageRow): unknown {
  const { people, conversations } = reading.network
  const desk = deskOf(reading, page)
  desk.mayRead(reading)
  const text = textIn(objectParam(reading.call.params, 'message'), 'text')
  if (!text) throw badParameter('param message must be non-empty.', 2018006)
  const tooLong = desk.tooLong(text)
  if (tooLong !== null) throw tooLong
  const recipient = objectParam(reading.call.params, 'recipient')
  const target = textIn(recipient, 'comment_id') ?? textIn(recipient, 'post_id')
  if (target !== undefined) return replyPrivately(reading, page, desk, target, text)
  const id = textIn(recipient, 'id')
  if (id === undefined) throw badParameter('The parameter recipient is required')
  const known = people.unscoped(id)
  const conversation =
    known?.page === desk.id ? conversations.between(desk.id, known.person) : undefined
  if (!conversation) throw desk.unknown()
  requireOpenWindow(reading, conversation, desk)
  return { recipient_id: id, message_id: add(reading, page, desk, conversation, text) }
}

/** The numbers of Instagram's people and comments are its own. */
function deskOf(reading: Reading, page: PageRow): Desk {
  const { instagram, people, ids, posts } = reading.network
  const account = instagram.account(page.id)
  const recipient = objectParam(reading.call.params, 'recipient')
  const comment = textIn(recipient, 'comment_id')
  const isOnInstagram =
    comment === undefined
      ? people.unscoped(textIn(recipient, 'id') ?? '')?.page === account?.id
      : instagram.comment(comment) !== undefined
  if (account && isOnInstagram) {
    return {
      id: account.id,
      mayRead: onInstagram.mayRead,
      tooLong: text => longerThan(Buffer.byteLength(text), 1_000),
      unknown: () => noSuchRecipient(2534014),
      late: () => outsideWindow(2534022),
      said(target) {
        const row = instagram.comment(target)
        return row?.account === account.id ? row : undefined
      },
      openTalk: ids.instagramTalk,
      messageId: ids.instagramMessage,
      news: 'ig-message',
    }
  }
  return {
    id: page.id,
    mayRead: onMessenger.mayRead,
    tooLong: text => longerThan(text.length, 2_000, 2018109),
    unknown: noSuchRecipient,
    late: outsideWindow,
    said(target) {
      const row = posts.comment(target) ?? posts.post(target)
      return row?.page === page.id ? row : undefined
    },
    news: 'message',
  }
}

function longerThan(length: number, most: number, subcode?: number): GraphError | null {
  const message = `Length of param message[text] must be less than or equal to ${most}`
  return length > most ? badParameter(message, subcode) : null
}

/** @throws GraphError when it is too late to write into this conversation. */
function requireOpenWindow(reading: Reading, conversation: string, { late }: Desk): void {
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
  if (last === null || reading.now - last > window) throw late()
}

/** https://developers.facebook.com/docs/messenger-platform/discovery/private-replies */
function replyPrivately(
  reading: Reading,
  page: PageRow,
  desk: Desk,
  target: string,
  text: string,
): unknown {
  const { people, conversations } = reading.network
  const row = desk.said(target)
  if (!row || row.removedAt !== null || row.createdAt > reading.now) throw notFound('POST', target)
  if (row.author === null || reading.now - row.createdAt > privateReplySpan) {
    throw new GraphError(400, {
      message: "(#10903) This user can't reply to this activity",
      code: 10903,
    })
  }
  if (conversations.privateReplyTo(target)) {
    throw new GraphError(400, { message: '(#10900) Activity already replied to', code: 10900 })
  }
  const talk = conversations.open(desk.id, row.author, desk.openTalk)
  const message = add(reading, page, desk, talk, text, target)
  return { recipient_id: people.scopedId(desk.id, row.author), message_id: message }
}

function add(
  reading: Reading,
  page: PageRow,
  { messageId, news }: Desk,
  conversation: string,
  text: string,
  answers: string | null = null,
): string {
  const by = { author: null, createdAt: reading.now, app: app.id }
  const { conversations } = reading.network
  const id = conversations.addMessage({ conversation, text, answers, ...by }, messageId)
  reading.network.news.tell({ page: page.id, of: news, did: 'add', id })
  return id
}
