import type { Clock } from '../../clock.ts'
import { type Conversations, createConversations } from './conversations.ts'
import { type Db, openDatabase } from './database.ts'
import { createIds, type Ids } from './ids.ts'
import { createInstagram, type Instagram } from './instagram.ts'
import { createLogin, type Login } from './login.ts'
import { createPeople, type People } from './people.ts'
import { createPictures, type Pictures } from './pictures.ts'
import { createPosts, type Posts } from './posts.ts'
import { createSubscriptions, type Subscriptions } from './subscriptions.ts'
import { createTokens, type Tokens } from './tokens.ts'

/** The app to which every token of the sandbox belongs. */
export const app = {
  id: '1490190000000001',
  secret: '5f0c2a7d4e9b1836a0d7c4f2be19086d',
  name: 'Tambour',
}

/** Everything the network knows: what is on it, and what time it is. */
export type Network = {
  db: Db
  ids: Ids
  now: () => number
  people: People
  posts: Posts
  photos: Pictures
  instagram: Instagram
  conversations: Conversations
  tokens: Tokens
  login: Login
  subscriptions: Subscriptions
  mails: Mails
  news: NewsStand
}

export function openNetwork(databasePath: string, clock: Clock): Network {
  const db = openDatabase(databasePath)
  const ids = createIds(db)
  const tokens = createTokens(db, ids)
  return {
    db,
    ids,
    now: () => clock.now(),
    people: createPeople(db, ids),
    posts: createPosts(db, ids),
    photos: createPictures(db, 'photo', ids.photo),
    instagram: createInstagram(db, ids),
    conversations: createConversations(db, ids),
    tokens,
    login: createLogin(db, ids, tokens),
    subscriptions: createSubscriptions(db),
    mails: createMails(db),
    news: createNews(),
  }
}

/** What happened on a page, for anyone who follows it by webhook. */
export type News = {
  page: string
  /** `ig-…`: on the Instagram account that is linked to the page. */
  of: 'post' | 'comment' | 'message' | 'ig-comment' | 'ig-mention' | 'ig-message'
  did: 'add' | 'edit' | 'remove' | 'hide' | 'unhide'
  id: string
}

type NewsStand = ReturnType<typeof createNews>

/** Told at once, to anyone who listens then. */
function createNews() {
  const listeners = new Set<(news: News) => void>()
  return {
    tell: (news: News): void => {
      for (const listener of listeners) listener(news)
    },
    /** Returns how to stop listening. */
    listen: (listener: (news: News) => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

type Mails = ReturnType<typeof createMails>
export type Envelope = { from: string; to: string[] }
export type MailRow = { id: number; receivedAt: number; envelope: Envelope }

function createMails(db: Db) {
  const rows = db.table<MailRow>('mail')
  return {
    add: (receivedAt: number, envelope: Envelope, raw: Buffer): void => {
      rows.add({ id: rows.all().length + 1, receivedAt, envelope }, raw)
    },
    /** The newest first. */
    all: () => rows.all().reverse(),
    one: (id: number) => rows.one('id', id),
    raw: rows.bytesOf,
  }
}
