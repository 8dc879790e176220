import type { CheckLine } from '../../connectors/connector.ts'

/**
 * How much of what residents write a network lets a channel see, and so what its figures can tell.
 * Meta: https://developers.facebook.com/docs/graph-api/overview/access-levels
 * A channel fed by its downloaded archive alone has no check: it will be a case of its own here.
 */
export type AccessLevel = {
  comments: 'named' | 'nameless' | 'unread'
  /** `unseen`: allowed, as far as one can tell, and none is there. */
  private: 'read' | 'unseen' | 'unread'
}

/** Lines that a check has only where something cannot be read. */
const refusals = [
  'comments',
  'pages_read_user_content',
  'pages_messaging',
  'instagram_manage_comments',
  'instagram_manage_messages',
]

/** The level that the lines of a channel's check tell; null where they tell none. */
export function accessLevel(
  checks: readonly Pick<CheckLine, 'key' | 'level'>[],
): AccessLevel | null {
  const levelOf = (key: string) => checks.find(line => line.key === key)?.level
  const names = levelOf('names')
  const conversations = levelOf('conversations')
  const isRefused = refusals.some(key => levelOf(key) !== undefined)
  if (names === undefined && conversations === undefined && !isRefused) return null
  const comments = names === undefined ? 'unread' : names === 'warning' ? 'nameless' : 'named'
  if (conversations === 'ok') return { comments, private: 'read' }
  // Who is not given names is not given conversations either: both need Advanced Access.
  const mayBeEmpty = conversations !== undefined && comments === 'named'
  return { comments, private: mayBeEmpty ? 'unseen' : 'unread' }
}
