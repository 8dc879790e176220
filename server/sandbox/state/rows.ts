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

/** `app` is the id of the app that made it, or null for Facebook's own. Booleans are 0 or 1. */
export type PostRow = {
  seq: number
  id: string
  page: string
  placement: 'page' | 'visitor' | 'tagged'
  author: number | null
  text: string
  link: string | null
  tags: string
  createdAt: number
  editedAt: number | null
  published: number
  hidden: number
  removedAt: number | null
  app: string | null
  audience: 'public' | 'roles'
}

export type PhotoRow = {
  seq: number
  id: string
  page: string
  post: string | null
  place: number
  type: string
  width: number
  height: number
  caption: string
  alt: string | null
  published: number
  createdAt: number
  app: string | null
}

export type CommentRow = {
  seq: number
  id: string
  page: string
  post: string
  parent: string | null
  author: number | null
  text: string
  tags: string
  createdAt: number
  hidden: number
  removedAt: number | null
  app: string | null
}

/** `updatedAt` is the instant of the last message that has already been sent. */
export type ConversationRow = {
  seq: number
  id: string
  page: string
  person: number
  updatedAt: number
}

export type MessageRow = {
  seq: number
  id: string
  conversation: string
  author: number | null
  text: string
  createdAt: number
  app: string | null
}

/**
 * `access`: what Meta lets the app see of other people. `all` needs Advanced Access; `nameless`
 * gives comments without `from` and no conversations; `none` gives nothing of what people wrote.
 * `live` 0 is an app in development mode: what it publishes is shown to people with a role only.
 */
export type TokenRow = {
  token: string
  kind: 'user' | 'page'
  page: string | null
  longLived: number
  scopes: string
  issuedAt: number
  expiresAt: number
  deadSubcode: number | null
  access: Access
  live: number
}

export type Access = 'all' | 'nameless' | 'none'
