import type { Db } from '../database/database.ts'
import { needRules } from './rules/reply-rules.ts'
import type { ReportFiguresShape } from './shapes.ts'
import { messagesTakenBack } from './store/overruled.ts'
import { textNeedsOf } from './text-needs.ts'

/**
 * How many messages of a time people counted again that a rule leaves out, by rule: one that is
 * often overruled is a bad one. Few are marked, and only those are read.
 * @param time by when they were sent, ms UTC
 */
export async function overruledRules(
  db: Db,
  communeId: number,
  time: { from: number; to: number; channelId: number | undefined },
): Promise<ReportFiguresShape['overruled']> {
  const needs = await textNeedsOf(db, await messagesTakenBack(db, communeId, time))
  const rules = needs.map(({ need }) => (need.needAt === null ? need.rule : null))
  return needRules
    .map(kind => ({ kind, count: rules.filter(rule => rule === kind).length }))
    .filter(({ count }) => count > 0)
}
