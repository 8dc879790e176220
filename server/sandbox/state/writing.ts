import type { Network } from './network.ts'
import type { CommentRow, MessageFile, PageRow, PersonRow, PostRow } from './rows.ts'
import { readMentions } from './tags.ts'

/** What a resident writes. Dated later than now, it appears when its instant comes. */
export type Writing = {
  /** The page's id or user name. */
  page: string
  /** The resident's name (a new one moves in), or number. */
  resident: string | number
  kind: 'comment' | 'visitor_post' | 'tagged_post' | 'message'
  /** What a comment answers: a post or a comment. */
  target?: string | undefined
  text: string
  /** A private message’s files, as the API tells them. */
  files?: MessageFile[] | undefined
  /** ms UTC; now if absent. */
  at?: number | undefined
}

/** What the mairie writes with Facebook's own app. */
export type PageWriting = {
  page: string
  kind: 'post' | 'comment' | 'message'
  /**
   * The post or comment answered (in private, by a message); the conversation's id, or the
   * resident's name or number.
   */
  target?: string | undefined
  text: string
  link?: string | undefined
  /** The application that sends a private message, by its number, as webhooks tell it. */
  app?: string | undefined
  at?: number | undefined
}

export type Written = {
  id: string
  page: string
  /** For a post or a comment alone. */
  post?: string
  conversation?: string
  resident?: { id: number; name: string; scopedId: string }
}

/** Said to anyone who asked for what the sandbox doesn't have. */
export class UnknownThing extends Error {}

export function writeAsResident(network: Network, writing: Writing): Written {
  return told(network, writing.kind, writtenByResident(network, writing))
}

function writtenByResident(network: Network, writing: Writing): Written {
  const page = pageOf(network, writing.page)
  const person = residentOf(network, writing.resident, page.id)
  const createdAt = writing.at ?? network.now()
  const resident = {
    id: person.id,
    name: person.name,
    scopedId: network.people.scopedId(page.id, person.id),
  }
  const common = { page: page.id, author: person.id, createdAt, app: null }
  if (writing.kind === 'message') {
    const conversation = network.conversations.open(page.id, person.id)
    const newcomer = isNewConversation(network, conversation, createdAt)
    const { text, files = [] } = writing
    const { author, app } = common
    const id = network.conversations.addMessage({
      conversation,
      author,
      text,
      files,
      createdAt,
      app,
    })
    if (newcomer && page.instantReply !== null) {
      const sent = { author: null, createdAt: createdAt + instantReplyDelay, app: null }
      network.conversations.addMessage({ ...sent, conversation, text: page.instantReply })
    }
    return { id, page: page.id, conversation, resident }
  }
  const { text, tags } = readMentions(network.people, page, writing.text)
  if (writing.kind === 'comment') {
    const target = targetOf(network, page, writing.target)
    const id = network.posts.addComment({ ...common, ...target, text, tags })
    return { id, page: page.id, post: target.post, resident }
  }
  const tagged = writing.kind === 'tagged_post'
  const id = network.posts.addPost({
    ...common,
    text,
    tags,
    placement: tagged ? 'tagged' : 'visitor',
    owner: tagged ? resident.scopedId : page.id,
  })
  return { id, page: page.id, post: id, resident }
}

export function writeAsPage(network: Network, writing: PageWriting): Written {
  return told(network, writing.kind, writtenByPage(network, writing))
}

function told(
  network: Network,
  kind: Writing['kind'] | PageWriting['kind'],
  written: Written,
): Written {
  const of = kind === 'comment' || kind === 'message' ? kind : 'post'
  network.news.tell({ page: written.page, of, did: 'add', id: written.id })
  return written
}

function writtenByPage(network: Network, writing: PageWriting): Written {
  const page = pageOf(network, writing.page)
  const createdAt = writing.at ?? network.now()
  const common = { page: page.id, author: null, createdAt, app: null }
  if (writing.kind === 'message') {
    const said = saidInPublic(network, page, writing.target)
    const conversation = said
      ? network.conversations.open(page.id, said.author)
      : conversationOf(network, page, writing.target)
    const { text, app = null } = writing
    const id = network.conversations.addMessage({
      ...{ conversation, author: null, text, createdAt, app },
      answers: said?.id ?? null,
    })
    return { id, page: page.id, conversation }
  }
  const { text, tags } = readMentions(network.people, page, writing.text)
  if (writing.kind === 'comment') {
    const target = targetOf(network, page, writing.target)
    const id = network.posts.addComment({ ...common, ...target, text, tags })
    return { id, page: page.id, post: target.post }
  }
  const link = writing.link ?? null
  const post = { ...common, text, tags, link, placement: 'page' as const, owner: page.id }
  const id = network.posts.addPost(post)
  return { id, page: page.id, post: id }
}

/** Facebook's "instant reply" leaves a few seconds after the first message of a conversation. */
const instantReplyDelay = 3_000
const newConversationAfter = 24 * 3_600_000

function isNewConversation(network: Network, conversation: string, at: number): boolean {
  const last = network.conversations.latest(conversation, at, 1)[0]
  return last === undefined || at - last.createdAt > newConversationAfter
}

export function pageOf(network: Network, key: string): PageRow {
  const page = network.people.page(key)
  if (!page) throw new UnknownThing(`Il n’y a pas de page « ${key} » dans le bac à sable.`)
  return page
}

/** By a name, which a new resident of `home` gets who has none yet, or by a number. @throws UnknownThing */
export function residentOf(network: Network, key: string | number, home: string): PersonRow {
  if (typeof key === 'number' || /^\d+$/.test(key)) {
    const known = network.people.find(Number(key))
    if (!known) throw new UnknownThing(`Aucun habitant n’a le numéro ${key}.`)
    return known
  }
  const name = key.trim().replace(/\s+/g, ' ')
  if (name === '') throw new UnknownThing('Il faut dire qui écrit.')
  return network.people.personNamed(name, home)
}

/** Where a comment goes: its post, and the comment it answers if it answers one. */
function targetOf(
  network: Network,
  page: PageRow,
  target: string | undefined,
): { post: string; parent: string | null } {
  const post: PostRow | undefined = target ? network.posts.post(target) : undefined
  if (post?.page === page.id) return { post: post.id, parent: null }
  const comment: CommentRow | undefined = target ? network.posts.comment(target) : undefined
  if (comment?.page === page.id) return { post: comment.post, parent: comment.id }
  throw new UnknownThing(
    `La page ${page.name} n’a ni publication ni commentaire « ${target ?? ''} ».`,
  )
}

/** What a resident wrote under or on the page, which is answered in private once. */
function saidInPublic(
  network: Network,
  page: PageRow,
  target = '',
): { id: string; author: number } | undefined {
  const row = network.posts.comment(target) ?? network.posts.post(target)
  if (row?.page !== page.id || row.author === null) return undefined
  if (network.conversations.privateReplyTo(target)) {
    throw new UnknownThing('Une réponse privée a déjà été envoyée à ce commentaire.')
  }
  return { id: row.id, author: row.author }
}

function conversationOf(network: Network, page: PageRow, target = ''): string {
  const known = network.conversations.one(target)
  if (known?.page === page.id) return known.id
  const person = /^\d+$/.test(target)
    ? network.people.find(Number(target))
    : network.people.named(target)
  const conversation = person && network.conversations.between(page.id, person.id)
  if (!conversation) {
    throw new UnknownThing(`${target || 'Personne'} n’a pas écrit en privé à ${page.name}.`)
  }
  return conversation
}
