import type { Db } from '../database/database.ts'
import { measureOf } from '../hours/measure.ts'
import { linesAbout, overridesBefore, rewriteDetail } from '../people/store/journal.ts'
import { recomputeConversations } from '../reply-times/episodes.ts'
import { ownReasonsBefore, reasonsAbout, replaceReasons } from './store-residents.ts'

/** What stands in the place of a reason in somebody's own words. */
const forgotten = 'motif effacé'

/**
 * Reasons that have words of their own on the screens, and name nobody: a rule's, a button's, those
 * of imported and hidden messages. Any other is a sentence that came by the API.
 */
const keyed: readonly string[] = [
  ...[
    'courtesy',
    'emoji',
    'tag',
    'automatic',
    'unlikely',
    'moderation',
    'spam',
    'old',
    'elsewhere',
    'other',
  ],
  ...['needed', 'undone', forgotten],
]

/**
 * Takes back why these messages count or do not, where the reason tells something: for the mark,
 * the figures, and the journal.
 */
export async function forgetReasons(
  db: Db,
  communeId: number,
  {
    messageIds,
    conversationIds,
    tells,
  }: {
    messageIds: readonly number[]
    conversationIds: readonly number[]
    tells: (reason: string) => boolean
  },
): Promise<void> {
  const marks = (await reasonsAbout(db, messageIds)).filter(
    ({ reason }) => reason !== null && tells(reason),
  )
  await replaceReasons(
    db,
    marks.map(({ id }) => id),
    forgotten,
  )
  const subjects = [
    ...messageIds.map(id => `message:${id}`),
    ...conversationIds.map(id => `conversation:${id}`),
  ]
  await rewriteReasons(db, await linesAbout(db, communeId, subjects, overrideActions), tells)
  if (marks.length === 0) return
  await recomputeConversations(db, conversationIds, await measureOf({ db }, communeId))
}

/** So many are rewritten in one transaction: others write between two. */
const batch = 200

/**
 * Takes back the reasons in people's own words that were given before an instant, ms UTC.
 * @returns whether there may be more
 */
export async function forgetReasonsBefore(
  db: Db,
  communeId: number,
  before: number,
): Promise<boolean> {
  const marks = await ownReasonsBefore(db, communeId, { before, keyed, limit: batch })
  await replaceReasons(
    db,
    marks.map(({ id }) => id),
    forgotten,
  )
  const conversationIds = [...new Set(marks.map(mark => mark.conversationId))]
  if (conversationIds.length > 0) {
    await recomputeConversations(db, conversationIds, await measureOf({ db }, communeId))
  }
  const lines = await overridesBefore(db, communeId, { before, actions: overrideActions })
  await rewriteReasons(db, lines, reason => !keyed.includes(reason))
  return marks.length === batch
}

const overrideActions = ['message.marked', 'message.unmarked', 'conversation.held'] as const

async function rewriteReasons(
  db: Db,
  lines: readonly { id: number; detail: string | null }[],
  tells: (reason: string) => boolean,
): Promise<void> {
  for (const line of lines) {
    const detail: Record<string, unknown> = line.detail === null ? {} : JSON.parse(line.detail)
    if (typeof detail.reason === 'string' && tells(detail.reason)) {
      await rewriteDetail(db, line.id, { ...detail, reason: forgotten })
    }
  }
}
