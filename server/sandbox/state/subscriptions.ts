import type { Db } from './database.ts'

/**
 * What of a page's life the app may be told:
 * https://developers.facebook.com/docs/graph-api/webhooks/reference/page
 */
export const subscribable = ['feed', 'messages', 'message_echoes'] as const

/** The pages and the fields whose news the app wants. */
export function createSubscriptions(db: Db) {
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
