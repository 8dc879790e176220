/** A mention in a text: where it stands (UTF-16 units) and whom it names, by the network's id. */
export type Tag = {
  id: string
  name: string
  type: 'user' | 'page'
  offset: number
  length: number
}

export type PageRow = {
  id: string
  name: string
  username: string
  kind: 'village' | 'neighbour'
  about: string
  followers: number
  instantReply: string | null
}

/** `home` is the page of the person's own commune. */
export type PersonRow = { id: number; name: string; home: string }

/** What is written to be read by all: `author` is a person's id, or null for the page itself. */
type Public = {
  id: string
  page: string
  author: number | null
  text: string
  tags: Tag[]
  createdAt: number
  hidden: boolean
  removedAt: number | null
  /** The id of the app that made it, or null for Facebook's own. */
  app: string | null
}

export type PostRow = Public & {
  placement: 'page' | 'visitor' | 'tagged'
  link: string | null
  published: boolean
  audience: 'public' | 'roles'
}

export type CommentRow = Public & { post: string; parent: string | null }

export type ConversationRow = { id: string; page: string; person: number }

export type MessageRow = {
  id: string
  conversation: string
  author: number | null
  text: string
  files: MessageFile[]
  createdAt: number
  /** Anyone who takes a message back takes it from both. */
  unsentAt: number | null
  app: string | null
  /** The comment or the post that it answers in private. */
  answers: string | null
}

/** A file as the API tells it: one that European rules withhold has a number and a notice for a name. */
export type MessageFile = { id: string; name?: string; mime_type?: string; file_url?: string }

/**
 * `access`: what Meta lets the app see of other people. `all` needs Advanced Access; `nameless`
 * gives comments without `from` and no conversations; `none` gives nothing of what people wrote.
 * Not `live` is an app in development mode: what it publishes is shown to people with a role only.
 */
export type TokenRow = {
  token: string
  kind: 'user' | 'page'
  page: string | null
  longLived: boolean
  scopes: string[]
  issuedAt: number
  /** ms UTC; 0 never ends. */
  expiresAt: number
  /** 460 password changed, 458 app removed, 463 expired…; null lives. */
  deadSubcode: number | null
  access: Access
  live: boolean
  /** Those that were chosen for it in the dialog; null: no dialog made it, and it has them all. */
  pages: string[] | null
}

export type Access = 'all' | 'nameless' | 'none'
