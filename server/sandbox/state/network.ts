import type { Clock } from '../../clock.ts'
import { createConversations } from './conversations.ts'
import { type Db, openDatabase } from './database.ts'
import { createIds } from './ids.ts'
import { createInstagram } from './instagram.ts'
import { createLogin } from './login.ts'
import { createPeople } from './people.ts'
import { createPictures } from './pictures.ts'
import { createPosts } from './posts.ts'
import { createTokens } from './tokens.ts'

/** The app to which every token of the sandbox belongs. */
export const app = {
  id: '1490190000000001',
  secret: '5f0c2a7d4e9b1836a0d7c4f2be19086d',
  name: 'Tambour',
}

export type Network = ReturnType<typeof openNetwork>

/** Everything the network knows: what is on it, and what time it is. */
export function openNetwork(databasePath: string, clock: Clock) {
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

/**
 * What of a page's life the app may be told:
 * https://developers.facebook.com/docs/graph-api/webhooks/reference/page
 */
export const subscribable = ['feed', 'messages', 'message_echoes'] as const

/** The pages and the fields whose news the app wants. */
function createSubscriptions(db: Db) {
  const rows = db.table<{ page: string; fields: readonly string[] }>('subscription')
  const remove = (page: string) => rows.where('page', page).forEach(rows.remove)
  return {
    /** Where Meta calls the app, by what it tells of: « page », « instagram ». */
    callbacks: new Map<string, string>(),
    /** None when the app is not subscribed to the page. */
    of: (page: string): readonly string[] => rows.one('page', page)?.fields ?? [],
    set: (page: string, fields: readonly string[]) => {
      remove(page)
      rows.add({ page, fields })
    },
    remove,
  }
}
