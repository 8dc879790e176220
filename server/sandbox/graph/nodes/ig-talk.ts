import { conversationsSource, detailedMessages, messagesSource } from '../../state/conversations.ts'
import type { AccountRow } from '../../state/instagram.ts'
import { usernameOf } from '../../state/instagram-writing.ts'
import type { ConversationRow, MessageRow } from '../../state/rows.ts'
import { graphTime } from '../call.ts'
import { type Connection, connect } from '../connection.ts'
import { mayNotMessage, mustBePageToken, notPermitted } from '../errors.ts'
import type { Field } from '../fields.ts'
import { type NodeType, pick, render } from '../node-type.ts'
import { hasScope, type Reading, seesNames } from '../reading.ts'

/** A private talk on Instagram; its `page` is the account. People have a user name there. */
export const igTalk: NodeType<ConversationRow> = {
  name: 'UnifiedThread',
  defaults: 'updated_time',
  fields: {
    updated_time: (_, row) => graphTime(row.updatedAt),
    message_count: (reading, row) =>
      reading.network.conversations.counts(row.id, reading.now).total,
    participants: (reading, row, field) =>
      pick({ data: [account(reading, row), citizen(reading, row)] }, field.fields),
    // Meta has a link for Messenger alone.
    link: () => undefined,
  },
  edges: {
    messages: (reading, row, field) => {
      requireTalks(reading)
      const detailed = new Set(
        reading.network.conversations
          .latest(row.id, reading.now, detailedMessages)
          .map(message => message.id),
      )
      return connect<MessageRow>(reading, field, {
        path: `${row.id}/messages`,
        source: messagesSource(row.id, reading.now),
        order: 'desc',
        defaults: igMessage.defaults,
        show: (one, fields) =>
          detailed.has(one.id)
            ? render(igMessage, reading, one, fields)
            : { created_time: graphTime(one.createdAt), id: one.id },
      })
    },
  },
}

export const igMessage: NodeType<MessageRow> = {
  name: 'Message',
  defaults: 'created_time',
  fields: {
    created_time: (_, row) => graphTime(row.createdAt),
    message: (_, row) => row.text,
    from: (reading, row, field) => pick(ends(reading, row).from, field.fields),
    to: (reading, row, field) => pick({ data: [ends(reading, row).to] }, field.fields),
  },
  edges: { attachments: () => ({ data: [] }), shares: () => ({ data: [] }) },
}

/** `GET /{page}/conversations?platform=instagram`: to the token of the page that it is linked to. */
export function igTalks(reading: Reading, row: AccountRow | undefined, field: Field): Connection {
  requireTalks(reading)
  // Without Advanced Access the conversations of people who have no role on the app are not given.
  if (!row || !seesNames(reading)) return { data: [] }
  return connect<ConversationRow>(reading, field, {
    path: `${row.page}/conversations`,
    source: conversationsSource(row.id, reading.now),
    order: 'desc',
    defaults: igTalk.defaults,
    show: (one, fields) => render(igTalk, reading, one, fields),
  })
}

export function requireTalks(reading: Reading): void {
  if (reading.token.kind !== 'page') throw mustBePageToken()
  if (!hasScope(reading, 'instagram_manage_messages')) {
    throw mayNotMessage('instagram_manage_messages')
  }
  if (reading.token.access === 'none') throw notPermitted('instagram_manage_messages')
}

function ends(reading: Reading, row: MessageRow) {
  const talk = reading.network.conversations.one(row.conversation, reading.now)
  if (!talk) throw new Error(`Message ${row.id} is in no conversation.`)
  const both = { citizen: citizen(reading, talk), account: account(reading, talk) }
  return row.author === null
    ? { from: both.account, to: both.citizen }
    : { from: both.citizen, to: both.account }
}

function citizen(reading: Reading, row: ConversationRow) {
  const { people } = reading.network
  const id = people.scopedId(row.page, row.person)
  return { username: usernameOf(people.person(row.person)), id }
}

function account(reading: Reading, row: ConversationRow) {
  const username = reading.network.instagram.account(row.page)?.username ?? ''
  return { username, id: row.page }
}
