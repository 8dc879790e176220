import type { Db } from '../database/database.ts'
import { needReasons } from './rules/need/rules/described-rule.ts'
import type { ReportFiguresShape } from './shapes.ts'
import { lastMarks, type SentBetween } from './store/message-facts.ts'
import { textNeedsOf } from './thread-messages.ts'

/** Why somebody sets aside what no rule could know of from its text. */
const beyondRules: ReadonlySet<string | null> = new Set(['old', 'spam', 'elsewhere'])

/**
 * How many messages of a time people counted again that a rule leaves out, by rule: one that is
 * often overruled is a bad one. And how many they set aside that no rule leaves out: where these
 * are many, one is missing. Few are marked, and only those are read.
 */
export async function overruledRules(
  db: Db,
  time: SentBetween,
): Promise<Pick<ReportFiguresShape, 'overruled' | 'unruled'>> {
  const marks = await lastMarks(db, time)
  const asked = [...marks].filter(([, mark]) => !beyondRules.has(mark.reason)).map(([id]) => id)
  const takenBack: (string | null)[] = []
  let unruled = 0
  for (const { id, need } of await textNeedsOf(db, asked)) {
    const rule = need.needAt === null ? need.rule : null
    if (marks.get(id)?.needsReply === 1) takenBack.push(rule)
    else if (rule === null) unruled += 1
  }
  const overruled = needReasons
    .map(kind => ({ kind, count: takenBack.filter(rule => rule === kind).length }))
    .filter(({ count }) => count > 0)
  return { overruled, unruled }
}
