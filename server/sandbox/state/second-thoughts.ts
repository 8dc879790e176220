import type { Network } from './network.ts'
import { readMentions } from './tags.ts'
import { pageOf, UnknownThing } from './writing.ts'

/** A resident takes back a comment or a post of theirs; the answers under it go too. */
export function removeAsResident(network: Network, id: string): void {
  const { of, page } = found(network, id)
  network.posts.remove(id, network.now())
  network.news.tell({ page: page.id, of, did: 'remove', id })
}

/** A resident takes a private message back. */
export function unsendAsResident(network: Network, id: string): void {
  const row = network.conversations.message(id)
  const talk = row && network.conversations.one(row.conversation)
  if (row?.author == null || talk === undefined) {
    throw new UnknownThing(`Aucun habitant n’a envoyé le message « ${id} ».`)
  }
  network.conversations.unsend(id, network.now())
  network.news.tell({ page: talk.page, of: 'message', did: 'remove', id })
}

/** The mairie hides a comment or a post of a visitor's with Facebook's own app, or shows it again. */
export function hideAsPage(network: Network, id: string, hidden: boolean): void {
  const { of, page } = found(network, id)
  network.posts.hide(id, hidden)
  network.news.tell({ page: page.id, of, did: hidden ? 'hide' : 'unhide', id })
}

/** A resident changes the wording of a comment or a post of theirs. */
export function editAsResident(network: Network, id: string, typed: string): void {
  const { of, page } = found(network, id)
  const { text, tags } = readMentions(network.people, page, typed)
  network.posts.edit(id, text, tags)
  network.news.tell({ page: page.id, of, did: 'edit', id })
}

function found(network: Network, id: string) {
  const post = network.posts.post(id)
  const row = post ?? network.posts.comment(id)
  if (row === undefined) throw new UnknownThing(`Il n’y a ni publication ni commentaire « ${id} ».`)
  return { of: post ? ('post' as const) : ('comment' as const), page: pageOf(network, row.page) }
}
