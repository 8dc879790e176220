/** What happened on a page, for whoever follows it by webhook. */
export type News = {
  page: string
  /** `ig-…`: on the Instagram account that is linked to the page. */
  of: 'post' | 'comment' | 'message' | 'ig-comment' | 'ig-mention' | 'ig-message'
  did: 'add' | 'edit' | 'remove' | 'hide' | 'unhide'
  id: string
}

export type NewsStand = ReturnType<typeof createNews>

/** Told at once, to whoever listens then. */
export function createNews() {
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
