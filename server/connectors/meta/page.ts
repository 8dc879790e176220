/** Whether the page itself wrote the post. Without `from` it is of somebody whom Meta does not name. */
export function isOfPage(row: { from?: { id: string } | undefined }, self: string): boolean {
  return row.from?.id === self
}

/** Whose wall a post is on: a page's and its visitors' posts have ids that begin with the page's. */
export function isOnPage(post: { id: string }, page: string): boolean {
  return post.id.startsWith(`${page}_`)
}
