import type { AccountRow, ContainerRow, IgCommentRow, MediaRow } from '../state/instagram.ts'
import { containerLife } from '../state/instagram.ts'
import { usernameOf } from '../state/instagram-writing.ts'
import type { ConversationRow, MessageRow } from '../state/rows.ts'
import { badParameter } from './errors.ts'
import type { NodeType, WithRow } from './node-type.ts'
import { igAccount, isHeldBack, requireInstagram } from './nodes/ig-account.ts'
import { igComment, requireComments } from './nodes/ig-comment.ts'
import { igMedia } from './nodes/ig-media.ts'
import { onInstagram } from './nodes/ig-talk.ts'
import type { Reading } from './reading.ts'

/** Whatever has an id on Instagram, with the page to which its account is linked. */
export type InstagramNode = { type: 'instagram'; page: string } & (
  | { kind: 'account'; row: AccountRow }
  | { kind: 'media'; row: MediaRow }
  | { kind: 'comment'; row: IgCommentRow }
  | { kind: 'container'; row: ContainerRow }
  | { kind: 'talk'; row: ConversationRow }
  | { kind: 'message'; row: MessageRow }
  | { kind: 'person'; row: { id: string; username: string; name: string } }
)

/** @throws GraphError when the token has not the permission for such a node. */
export function findInstagram(reading: Reading, id: string): InstagramNode | undefined {
  const { instagram, conversations, people } = reading.network
  const of = (account: string) => instagram.account(account)?.page ?? ''
  // A page's number finds its account too, and means the page here.
  const isAccount = (key: string) => instagram.account(key)?.id === key
  const base = (account: string) => ({ type: 'instagram' as const, page: of(account) })

  const account = instagram.account(id)
  if (account && isAccount(id)) return { ...base(id), kind: 'account', row: account }
  const media = instagram.media(id)
  if (media) {
    requireInstagram(reading)
    const isThere =
      media.removedAt === null && media.createdAt <= reading.now && !isHeldBack(reading, media)
    return isThere ? { ...base(media.account), kind: 'media', row: media } : undefined
  }
  const comment = instagram.comment(id)
  if (comment) {
    requireComments(reading)
    // What others wrote elsewhere is found through the account alone.
    const isForUs = comment.author === null || instagram.media(comment.media) !== undefined
    const isThere = comment.removedAt === null && comment.createdAt <= reading.now && isForUs
    return isThere ? { ...base(comment.account), kind: 'comment', row: comment } : undefined
  }
  const container = instagram.container(id)
  if (container) return { ...base(container.account), kind: 'container', row: container }
  const talk = conversations.one(id)
  if (talk && isAccount(talk.page)) {
    onInstagram.mayRead(reading)
    return { ...base(talk.page), kind: 'talk', row: talk }
  }
  const message = conversations.message(id)
  const around = message && conversations.one(message.conversation)
  if (message && around && isAccount(around.page) && message.createdAt <= reading.now) {
    onInstagram.mayRead(reading)
    requireRecent(reading, message)
    return { ...base(around.page), kind: 'message', row: message }
  }
  const known = people.unscoped(id)
  if (!known || !isAccount(known.page)) return undefined
  const person = people.person(known.person)
  const row = { id, username: usernameOf(person), name: person.name }
  return { ...base(known.page), kind: 'person', row }
}

/** Details are given of the latest twenty messages of a talk. */
function requireRecent(reading: Reading, message: MessageRow): void {
  const { conversations } = reading.network
  const latest = conversations.latest(message.conversation, reading.now, 20)
  if (latest.some(({ id }) => id === message.id)) return
  throw badParameter('This message has been deleted or is no longer available.')
}

/** With the type that reads it. */
export function withTypeOnInstagram<Result>(node: InstagramNode, use: WithRow<Result>): Result {
  switch (node.kind) {
    case 'account':
      return use(igAccount, node.row)
    case 'media':
      return use(igMedia, node.row)
    case 'comment':
      return use(igComment, node.row)
    case 'container':
      return use(container, node.row)
    case 'talk':
      return use(onInstagram.thread, node.row)
    case 'message':
      return use(onInstagram.message, node.row)
    case 'person':
      return use(person, node.row)
  }
}

export type ContainerStatus = 'EXPIRED' | 'ERROR' | 'FINISHED' | 'IN_PROGRESS' | 'PUBLISHED'

export function statusOf(row: ContainerRow, now: number): ContainerStatus {
  if (row.media !== null) return 'PUBLISHED'
  if (now - row.createdAt > containerLife) return 'EXPIRED'
  if (row.looks > 0) return 'IN_PROGRESS'
  return row.failed === null ? 'FINISHED' : 'ERROR'
}

/** https://developers.facebook.com/docs/instagram-platform/reference/ig-container */
const container: NodeType<ContainerRow> = {
  name: 'IGContainer',
  defaults: '',
  fields: {
    status_code: (reading, row) => {
      const status = statusOf(row, reading.now)
      reading.network.instagram.lookAt(row.id)
      return status
    },
    status: (reading, row) => {
      const status = statusOf(row, reading.now)
      return status === 'ERROR' ? `Error: ${row.failed}` : `${status}: Media status.`
    },
  },
  edges: {},
}

/** https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/messaging-api/user-profile */
const person: NodeType<{ id: string; username: string; name: string }> = {
  name: 'IGBusinessScopedUser',
  defaults: 'name,username',
  fields: { username: (_, row) => row.username, name: (_, row) => row.name },
  edges: {},
}
