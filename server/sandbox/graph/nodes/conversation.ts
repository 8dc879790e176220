import { detailedMessages, messagesSource } from '../../state/conversations.ts'
import type { ConversationRow, MessageRow } from '../../state/rows.ts'
import { graphTime } from '../call.ts'
import { connect } from '../connection.ts'
import { type NodeType, pick, render } from '../node-type.ts'
import { type Reading, requireConversations } from '../reading.ts'

/** Until when the page may answer at all, as a person. */
const replySpan = 7 * 24 * 3_600_000

/** https://developers.facebook.com/docs/graph-api/reference/conversation */
export const conversation: NodeType<ConversationRow> = {
  name: 'UnifiedThread',
  defaults: 'link,updated_time',
  fields: {
    updated_time: (_, row) => graphTime(row.updatedAt),
    link: (_, row) => `/${row.page}/inbox/${row.id.slice(2)}/?section=messages`,
    snippet: (reading, row) =>
      reading.network.conversations.latest(row.id, reading.now, 1)[0]?.text,
    message_count: (reading, row) =>
      reading.network.conversations.counts(row.id, reading.now).total,
    unread_count: (reading, row) =>
      reading.network.conversations.counts(row.id, reading.now).unread,
    participants: (reading, row, field) =>
      pick({ data: [citizen(reading, row), page(reading, row)] }, field.fields),
    senders: (reading, row, field) =>
      pick({ data: [citizen(reading, row), page(reading, row)] }, field.fields),
    can_reply: (reading, row) => {
      const last = reading.network.conversations.lastInboundAt(row.id, reading.now)
      return last !== null && reading.now - last <= replySpan
    },
    is_subscribed: () => true,
  },
  edges: {
    messages: (reading, row, field) => {
      requireConversations(reading)
      const detailed = new Set(
        reading.network.conversations
          .latest(row.id, reading.now, detailedMessages)
          .map(message => message.id),
      )
      return connect<MessageRow>(reading, field, {
        path: `${row.id}/messages`,
        source: messagesSource(row.id, reading.now),
        order: 'desc',
        defaults: message.defaults,
        show: (one, fields) =>
          detailed.has(one.id)
            ? render(message, reading, one, fields)
            : { created_time: graphTime(one.createdAt), id: one.id },
      })
    },
  },
}

/** https://developers.facebook.com/docs/graph-api/reference/message */
export const message: NodeType<MessageRow> = {
  name: 'Message',
  defaults: 'created_time',
  fields: {
    created_time: (_, row) => graphTime(row.createdAt),
    message: (_, row) => row.text,
    from: (reading, row, field) => pick(ends(reading, row).from, field.fields),
    to: (reading, row, field) => pick({ data: [ends(reading, row).to] }, field.fields),
    tags: (_, row, field) => {
      const names = ['inbox', 'read', ...(row.author === null ? ['sent'] : []), 'source:chat']
      return pick({ data: names.map(name => ({ name })) }, field.fields)
    },
  },
  edges: {
    attachments: (reading, row) => ({ data: reading.network.conversations.files(row.id) }),
    shares: () => ({ data: [] }),
  },
}

function ends(reading: Reading, row: MessageRow) {
  const thread = reading.network.conversations.one(row.conversation, reading.now)
  if (!thread) throw new Error(`Message ${row.id} is in no conversation.`)
  const both = { citizen: citizen(reading, thread), page: page(reading, thread) }
  return row.author === null
    ? { from: both.page, to: both.citizen }
    : { from: both.citizen, to: both.page }
}

function citizen(reading: Reading, row: ConversationRow) {
  const { people } = reading.network
  const id = people.scopedId(row.page, row.person)
  return { name: people.person(row.person).name, email: `${id}@facebook.com`, id }
}

function page(reading: Reading, row: ConversationRow) {
  const name = reading.network.people.page(row.page)?.name ?? ''
  return { name, email: `${row.page}@facebook.com`, id: row.page }
}
