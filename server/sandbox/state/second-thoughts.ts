import type { Network } from './network.ts'
import { readMentions } from './tags.ts'
import { UnknownThing } from './writing.ts'

/** A resident takes back a comment or a post of theirs; the answers under it go too. */
export function removeAsResident(network: Network, id: string): void {
  const { of, page } = kindOf(network, id)
  network.posts.remove(of, id, network.now())
  network.news.tell({ page, of: singular[of], did: 'remove', id })
}

/** A resident takes a private message back. */
export function unsendAsResident(network: Network, id: string): void {
  const row = network.conversations.message(id)
  const talk = row && network.conversations.one(row.conversation, network.now())
  if (row?.author == null || talk === undefined) {
    throw new UnknownThing(`Aucun habitant n’a envoyé le message « ${id} ».`)
  }
  network.conversations.unsend(id, network.now())
  network.news.tell({ page: talk.page, of: 'message', did: 'remove', id })
}

/** The mairie hides a comment or a post of a visitor's with Facebook's own app, or shows it again. */
export function hideAsPage(network: Network, id: string, hidden: boolean): void {
  const { of, page } = kindOf(network, id)
  network.posts.hide(of, id, hidden)
  network.news.tell({ page, of: singular[of], did: hidden ? 'hide' : 'unhide', id })
}

/** A resident changes the wording of a comment or a post of theirs. */
export function editAsResident(network: Network, id: string, typed: string): void {
  const { of, page } = kindOf(network, id)
  const row = network.people.page(page)
  if (!row) throw new UnknownThing(`Il n’y a pas de page « ${page} ».`)
  const { text, tags } = readMentions(network.people, row, typed)
  network.posts.edit(of, id, text, tags, network.now())
  network.news.tell({ page, of: singular[of], did: 'edit', id })
}

const singular = { posts: 'post', comments: 'comment' } as const

function kindOf(network: Network, id: string): { of: 'posts' | 'comments'; page: string } {
  const post = network.posts.post(id)
  if (post) return { of: 'posts', page: post.page }
  const comment = network.posts.comment(id)
  if (comment) return { of: 'comments', page: comment.page }
  throw new UnknownThing(`Il n’y a ni publication ni commentaire « ${id} ».`)
}
