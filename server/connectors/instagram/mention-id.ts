/**
 * What names the account elsewhere than under its own posts: somebody's post, by its words or by a tag
 * on its photo, or a comment under it.
 */
export type Mention = { kind: 'mention' | 'tag'; media: string; comment: string | null }

/**
 * The remote id of a mention, which is its conversation's too. It says what it is: neither it nor what is
 * above it can be asked for by its number, and it is answered by another way than a comment is.
 */
export function mentionId({ kind, media, comment }: Mention): string {
  return comment === null ? `${kind}:${media}` : `${kind}:${media}:${comment}`
}

/** Null: it is no mention, but a comment under a post of the account's or a private message. */
export function mentionOf(remoteId: string): Mention | null {
  const [, kind, media, comment = null] = /^(mention|tag):(\d+)(?::(\d+))?$/.exec(remoteId) ?? []
  if (media === undefined) return null
  return { kind: kind === 'tag' ? 'tag' : 'mention', media, comment }
}
