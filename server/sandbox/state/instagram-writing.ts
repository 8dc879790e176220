import type { AccountRow } from './instagram.ts'
import type { Network } from './network.ts'
import type { PersonRow } from './rows.ts'
import { UnknownThing, type Written } from './writing.ts'

/** What somebody writes on Instagram. Dated later than now, it appears when its instant comes. */
export type InstagramWriting = {
  /** The account's user name or id, or its page's id. */
  account: string
  /** A resident's name or number; null: the mairie, with Instagram's own app. */
  resident: string | number | null
  kind: 'comment' | 'message'
  /** Of a comment: the media or the comment it answers. Of the mairie's message: the resident. */
  target?: string | undefined
  text: string
  /** ms UTC; now if absent. */
  at?: number | undefined
}

export type WrittenOnInstagram = Omit<Written, 'post'> & { media?: string }

export function writeOnInstagram(network: Network, writing: InstagramWriting): WrittenOnInstagram {
  const account = accountOf(network, writing.account)
  const writer = writing.resident === null ? null : personOf(network, account, writing.resident)
  const of = writing.kind === 'comment' ? 'ig-comment' : 'ig-message'
  const written =
    writing.kind === 'comment'
      ? commentOn(network, account, writer, writing)
      : messageTo(network, account, writer, writing)
  network.news.tell({ page: account.page, of, did: 'add', id: written.id })
  const resident = writer && {
    id: writer.id,
    name: writer.name,
    scopedId: network.people.scopedId(account.id, writer.id),
  }
  return { ...written, page: account.page, ...(resident ? { resident } : {}) }
}

/** Somebody takes back what they wrote under a media; the replies to it go too. */
export function removeFromInstagram(network: Network, id: string): void {
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
  const person = writer ?? personOf(network, account, target)
  const conversation = conversations.open(account.id, person.id, ids.instagramTalk)
  const message = { conversation, author: writer?.id ?? null, text, createdAt: at, app: null }
  return { id: conversations.addMessage(message, ids.instagramMessage), conversation }
}

function personOf(network: Network, account: AccountRow, key: string | number): PersonRow {
  if (typeof key === 'number' || /^\d+$/.test(key)) {
    const known = network.people.find(Number(key))
    if (known) return known
    throw new UnknownThing(`Aucun habitant n’a le numéro ${key}.`)
  }
  const name = key.trim().replace(/\s+/g, ' ')
  if (name === '') throw new UnknownThing('Il faut dire qui écrit.')
  return network.people.personNamed(name, account.page)
}
