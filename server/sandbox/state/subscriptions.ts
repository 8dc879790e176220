import type { Db } from './database.ts'

export type Subscriptions = ReturnType<typeof createSubscriptions>

/**
 * What of a page's life the app may be told:
 * https://developers.facebook.com/docs/graph-api/webhooks/reference/page
 */
export const subscribable = ['feed', 'messages', 'message_echoes'] as const

/** The pages and the fields whose news the app wants. */
export function createSubscriptions(db: Db) {
  const one = db.prepare<[string], { fields: string }>(
    'SELECT fields FROM subscriptions WHERE page = ?',
  )
  const put = db.prepare(
    'INSERT INTO subscriptions VALUES (?, ?) ON CONFLICT DO UPDATE SET fields = excluded.fields',
  )
  const remove = db.prepare('DELETE FROM subscriptions WHERE page = ?')
  return {
    /** Where Meta calls the app, by what it tells of: « page », « instagram ». */
    callbacks: new Map<string, string>(),
    /** None when the app is not subscribed to the page. */
    of: (page: string): string[] => one.get(page)?.fields.split(',') ?? [],
    set: (page: string, fields: readonly string[]) => {
      put.run(page, fields.join(','))
    },
    remove: (page: string) => {
      remove.run(page)
    },
  }
}
