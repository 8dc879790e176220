import { detailedMessages } from '../state/conversations.ts'
import { usernameOf } from '../state/instagram-writing.ts'
import type { ConversationRow, MessageRow } from '../state/rows.ts'
import { graphTime } from './call.ts'
import { type Connection, connect } from './connection.ts'
import { mayNotMessage, mustBePageToken, notPermitted } from './errors.ts'
import type { Field } from './fields.ts'
import { type NodeType, pick, render } from './node.ts'
import { hasScope, type Reading, seesNames } from './reading.ts'

/** What differs between private conversations on Messenger and on Instagram. */
type Talking = {
  scope: string
  /** The two who talk, in the order in which they are told. */
  ends(reading: Reading, row: ConversationRow): Record<'citizen' | 'us', { id: string }>
  thread: NodeType<ConversationRow>['fields']
  threadDefaults: string
  attachments(reading: Reading, row: MessageRow): unknown[]
}

/**
 * https://developers.facebook.com/docs/graph-api/reference/conversation
 * https://developers.facebook.com/docs/graph-api/reference/message
 */
function talkTypes({ scope, ends, ...differs }: Talking) {
  function mayRead(reading: Reading): void {
    if (reading.token.kind !== 'page') throw mustBePageToken()
    if (!hasScope(reading, scope)) throw mayNotMessage(scope)
    if (reading.token.access === 'none') throw notPermitted(scope)
  }

  function senderOf(reading: Reading, row: MessageRow) {
    const thread = reading.network.conversations.one(row.conversation)
    if (!thread) throw new Error(`Message ${row.id} is in no conversation.`)
    return ends(reading, thread)[row.author === null ? 'us' : 'citizen']
  }

  const message: NodeType<MessageRow> = {
    name: 'Message',
    defaults: 'created_time',
    fields: {
      created_time: (_, row) => graphTime(row.createdAt),
      message: (_, row) => row.text,
      from: (reading, row, field) => pick(senderOf(reading, row), field.fields),
    },
    edges: {
      attachments: (reading, row) => ({ data: differs.attachments(reading, row) }),
      shares: () => ({ data: [] }),
    },
  }

  const thread: NodeType<ConversationRow> = {
    name: 'UnifiedThread',
    defaults: differs.threadDefaults,
    fields: {
      updated_time: (reading, row) => graphTime(lastAt(reading, row)),
      message_count: (reading, row) =>
        reading.network.conversations.shown(row.id, reading.now).length,
      participants: (reading, row, field) =>
        pick({ data: Object.values(ends(reading, row)) }, field.fields),
      ...differs.thread,
    },
    edges: {
      messages: (reading, row, field) => {
        mayRead(reading)
        const { conversations } = reading.network
        const latest = conversations.latest(row.id, reading.now, detailedMessages)
        const detailed = new Set(latest.map(({ id }) => id))
        return connect<MessageRow>(reading, field, {
          path: `${row.id}/messages`,
          rows: conversations.sent(row.id, reading.now),
          at: one => one.createdAt,
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

  return {
    thread,
    mayRead,
    /** `GET /{page}/conversations`. @param of the page, or the account that is linked to it */
    threads(reading: Reading, page: string, of: string | undefined, field: Field): Connection {
      mayRead(reading)
      // Without Advanced Access the conversations of people who have no role on the app are not given.
      if (of === undefined || !seesNames(reading)) return { data: [] }
      const { conversations } = reading.network
      return connect<ConversationRow>(reading, field, {
        path: `${page}/conversations`,
        rows: conversations.of(of).filter(one => lastAt(reading, one) > 0),
        at: one => lastAt(reading, one),
        order: 'desc',
        defaults: thread.defaults,
        show: (one, fields) => render(thread, reading, one, fields),
      })
    },
  }
}

/** When the last message was sent; 0: none was. */
const lastAt = ({ network, now }: Reading, { id }: Pick<ConversationRow, 'id'>) =>
  network.conversations.sent(id, now).at(-1)?.createdAt ?? 0

export const onMessenger = talkTypes({
  scope: 'pages_messaging',
  ends(reading, row) {
    const { people } = reading.network
    const id = people.scopedId(row.page, row.person)
    const name = people.page(row.page)?.name ?? ''
    return {
      citizen: { name: people.person(row.person).name, email: `${id}@facebook.com`, id },
      us: { name, email: `${row.page}@facebook.com`, id: row.page },
    }
  },
  threadDefaults: 'link,updated_time',
  thread: {
    link: (_, row) => `/${row.page}/inbox/${row.id.slice(2)}/?section=messages`,
  },
  attachments: (_, row) => row.files,
})

/** A private talk on Instagram; its `page` is the account. People have a user name there. */
export const onInstagram = talkTypes({
  scope: 'instagram_manage_messages',
  ends({ network: { people, instagram } }, row) {
    const username = instagram.account(row.page)?.username ?? ''
    const id = people.scopedId(row.page, row.person)
    return {
      us: { username, id: row.page },
      citizen: { username: usernameOf(people.person(row.person)), id },
    }
  },
  threadDefaults: 'updated_time',
  // Meta has a link for Messenger alone.
  thread: { link: () => undefined },
  attachments: () => [],
})
