import { expect, it } from 'vitest'
import { listHoursVersions, replaceHoursVersions } from '../../server/hours/store.ts'
import { aCommune } from '../support/builders/people.ts'
import { onBothDatabases } from '../support/database/databases.ts'

const a = { fromDate: '2026-01-01', definition: '{"a":1}' }
const b = { fromDate: '2026-03-01', definition: '{"b":1}' }

onBothDatabases('versions of opening hours', (_kind, open) => {
  it('are replaced: what stays keeps its row, what goes is gone, in the order of dates', async () => {
    const { db, close } = await open()
    const { id } = await aCommune(db, { name: 'Saint-Rémi', hours: [] })
    const replace = (versions: (typeof a)[], at: number) =>
      db.transaction().execute(transaction => replaceHoursVersions(transaction, id, versions, at))
    await replace([b, a], 1)
    expect(await listHoursVersions(db, id)).toEqual([a, b])
    const changed = { ...b, definition: '{"b":2}' }
    await replace([a, changed], 2)
    expect(await listHoursVersions(db, id)).toEqual([a, changed])
    const rows = await db
      .selectFrom('openingHours')
      .select(['fromDate', 'createdAt'])
      .orderBy('fromDate')
      .execute()
    expect(rows).toEqual([
      { fromDate: '2026-01-01', createdAt: 1 },
      { fromDate: '2026-03-01', createdAt: 2 },
    ])
    expect(await listHoursVersions(db, id + 1)).toEqual([])
    await replace([], 3)
    expect(await listHoursVersions(db, id)).toEqual([])
    await close()
  })
})
