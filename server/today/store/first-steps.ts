import type { Db } from '../../database/database.ts'
import { unindexed } from '../../database/dialect.ts'

/**
 * What a commune has of what it is to settle at first, asked at once. The journal knows whether the
 * hours of the start were changed or confirmed, and who closed the list last: no column beside it.
 */
export async function settledSteps(db: Db, communeId: number) {
  const found = await db
    .selectFrom('commune')
    .where('commune.id', '=', communeId)
    .select(({ exists, selectFrom }) => {
      const lines = selectFrom('journal')
        .where(unindexed(db, 'communeId'), '=', communeId)
        .where('subject', '=', `commune:${communeId}`)
      return [
        'commune.department',
        exists(selectFrom('conversation').select('id').where('communeId', '=', communeId)).as(
          'message',
        ),
        exists(
          lines
            .select('id')
            .where('action', 'in', ['opening-hours.changed', 'opening-hours.confirmed']),
        ).as('hours'),
        selectFrom('member')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('communeId', '=', communeId)
          .as('people'),
        exists(
          selectFrom('mail')
            .select('id')
            .where('communeId', '=', communeId)
            .where('state', '=', 'sent'),
        ).as('mail'),
        lines
          .select('action')
          .where('action', 'in', ['first-steps.dismissed', 'first-steps.shown'])
          .orderBy('id', 'desc')
          .limit(1)
          .as('lastAct'),
      ]
    })
    .executeTakeFirstOrThrow()
  return {
    message: Boolean(found.message),
    hours: Boolean(found.hours),
    department: found.department !== null,
    colleague: Number(found.people) > 1,
    mail: Boolean(found.mail),
    isDismissed: found.lastAct === 'first-steps.dismissed',
  }
}
