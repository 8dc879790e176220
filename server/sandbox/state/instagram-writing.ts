import type { AccountRow, MediaRow } from './instagram.ts'
import { by } from './lists.ts'
import type { Network } from './network.ts'
import type { PersonRow } from './rows.ts'
import { residentOf, UnknownThing, type Written } from './writing.ts'

/** What somebody writes on Instagram. Dated later than now, it appears when its instant comes. */
export type InstagramWriting = {
  /** The account's user name or id, or its page's id. */
  account: string
  /** A resident's name or number; null: the mairie, with Instagram's own app. */
  resident: string | number | null
  /** `mention`: somebody's own post, or a comment under it, names the account; `tag`: its photo does. */
  kind: 'comment' | 'message' | 'mention' | 'tag'
  /**
   * What a comment answers: the media or the comment; whom the mairie's message goes to; and for a mention in
   * a comment the resident's post that it is under, or the resident, who then makes one.
   */
  target?: string | undefined
  text: string
  /** ms UTC; now if absent. */
  at?: number | undefined
}

export type WrittenOnInstagram = Omit<Written, 'post'> & { media?: string }

export function writeOnInstagram(network: Network, writing: InstagramWriting): WrittenOnInstagram {
  const account = accountOf(network, writing.account)
  const writer =
    writing.resident === null ? null : residentOf(network, writing.resident, account.page)
  const { write, of } = kinds[writing.kind]
  const written = write(network, account, writer, writing)
  if (of !== null) network.news.tell({ page: account.page, of, did: 'add', id: written.id })
  const resident = writer && {
    id: writer.id,
    name: writer.name,
    scopedId: network.people.scopedId(account.id, writer.id),
  }
  return { ...written, page: account.page, ...(resident ? { resident } : {}) }
}

/** Somebody takes back what they wrote under a media, the replies to it with it, or a post of their own. */
export function removeFromInstagram(network: Network, id: string): void {
  if (network.instagram.elsewhere(id)) {
    network.instagram.removeElsewhere(id, network.now())
    return
  }
  if (!network.instagram.comment(id)) {
    throw new UnknownThing(`Il n’y a pas de commentaire « ${id} » sur Instagram.`)
  }
  network.instagram.remove(id, network.now())
}

export function accountOf(network: Network, key: string): AccountRow {
  const account = network.instagram.account(key)
  if (account) return account
  throw new UnknownThing(`Il n’y a pas de compte Instagram « ${key} » dans le bac à sable.`)
}

/** As one chooses a user name: `julie.renard`. */
export function usernameOf(person: PersonRow): string {
  return person.name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
}

function commentOn(
  network: Network,
  account: AccountRow,
  writer: PersonRow | null,
  { target = '', text, at = network.now() }: InstagramWriting,
) {
  const above = network.instagram.comment(target)
  const media = above?.media ?? network.instagram.media(target)?.id
  if (media === undefined || network.instagram.media(media)?.account !== account.id) {
    throw new UnknownThing(`${account.username} n’a rien publié sous « ${target} ».`)
  }
  const id = network.instagram.addComment({
    account: account.id,
    media,
    // What answers a reply stands beside it, under the comment above both.
    parent: above ? (above.parent ?? above.id) : null,
    author: writer?.id ?? null,
    text,
    createdAt: at,
    app: null,
  })
  return { id, media }
}

function messageTo(
  network: Network,
  account: AccountRow,
  writer: PersonRow | null,
  { target = '', text, at = network.now() }: InstagramWriting,
) {
  const { conversations, ids } = network
  const person = writer ?? residentOf(network, target, account.page)
  const conversation = conversations.open(account.id, person.id, ids.instagramTalk)
  const message = { conversation, author: writer?.id ?? null, text, createdAt: at, app: null }
  return { id: conversations.addMessage(message, ids.instagramMessage), conversation }
}

function elsewhere(
  network: Network,
  account: AccountRow,
  writer: PersonRow | null,
  { kind, target = '', text, at = network.now() }: InstagramWriting,
): { id: string; media: string } {
  if (writer === null) throw new UnknownThing('Il faut dire qui écrit.')
  const caption = kind === 'tag' ? text : naming(account, text)
  const post = { account: account.id, tagged: kind === 'tag', createdAt: at }
  if (target === '') {
    const id = network.instagram.addElsewhere({ ...post, author: writer.id, caption })
    return { id, media: id }
  }
  const owner = () => residentOf(network, target, account.page).id
  const media =
    network.instagram.elsewhere(target)?.id ??
    network.instagram.addElsewhere({
      ...post,
      author: owner(),
      caption: 'Une belle journée au village',
    })
  const id = network.instagram.addComment({
    account: account.id,
    media,
    parent: null,
    author: writer.id,
    text: caption,
    createdAt: at,
    app: null,
  })
  return { id, media }
}

function naming({ username }: AccountRow, text: string): string {
  return text.includes(`@${username}`) ? text : `@${username} ${text}`
}

/** How each kind is written, and what webhooks call it; of a tag they say nothing. */
const kinds = {
  comment: { write: commentOn, of: 'ig-comment' },
  message: { write: messageTo, of: 'ig-message' },
  mention: { write: elsewhere, of: 'ig-mention' },
  tag: { write: elsewhere, of: null },
} as const

/** What anybody sees of an account, the newest first. */
export const publicMedia = (network: Network, account: AccountRow): MediaRow[] =>
  by(network.instagram.mediaOf(account.id), network.now())
    .filter(({ removedAt }) => removedAt === null)
    .reverse()

/** Everything on an account, also what the public does not see: for tests. */
export function wholeInstagram(network: Network, key: string) {
  const account = accountOf(network, key)
  const { instagram } = network
  const rows = publicMedia(network, account)
  return rows.map(({ id, caption, createdAt }) => ({
    ...{ id, caption, createdAt },
    pictures: instagram.pictures.ofPost(id),
    comments: instagram.commentsOf(id, network.now()).map(comment => ({
      id: comment.id,
      parent: comment.parent,
      isByAccount: comment.author === null,
      text: comment.text,
      createdAt: comment.createdAt,
      isHidden: comment.hidden,
      app: comment.app,
    })),
  }))
}
