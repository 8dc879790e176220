import { describe, expect, it } from 'vitest'
import { readJournal, writeJournal } from '../../server/people/store/journal.ts'
import { aCommune } from '../support/builders/people.ts'
import { type DatabaseKind, itOnBoth, openTestDatabase } from '../support/database/databases.ts'

const entry = { at: 4, actor: 'Anne', action: 'event.changed', subject: 'event:1' } as const

describe('the journal', () => {
  async function house(kind: DatabaseKind = 'sqlite') {
    const { db, close } = await openTestDatabase(kind)
    const { id } = await aCommune(db, { name: 'Saint-Rémi', hours: [] })
    const other = await aCommune(db, { name: 'Bussy', hours: [] })
    const line = (at: number, subject: string, communeId = id) =>
      writeJournal(db, { communeId, at, actor: 'Anne', action: 'channel.connected', subject })
    return { db, close, communeId: id, otherId: other.id, line }
  }

  it('gives the newest lines first, of one commune alone', async () => {
    const { db, close, communeId, otherId, line } = await house()
    await line(1000, 'channel:1')
    await line(2000, 'channel:2', otherId)
    await line(2000, 'channel:3')
    const lines = await readJournal(db, { communeId })
    expect(lines.map(({ at, subject }) => [at, subject])).toEqual([
      [2000, 'channel:3'],
      [1000, 'channel:1'],
    ])
    await close()
  })

  itOnBoth('keeps the detail, and goes on from a line or about a subject', async kind => {
    const { db, close, communeId, line } = await house(kind)
    for (const n of [1, 2, 3]) await line(n, `channel:${n % 2}`)
    const detail = { name: 'Page « d’ici »', count: 2 }
    await writeJournal(db, { ...entry, communeId, detail })
    const [newest, second, ...rest] = await readJournal(db, { communeId })
    expect(JSON.parse(newest?.detail ?? '')).toEqual(detail)
    expect(second?.detail).toBeNull()
    expect(await readJournal(db, { communeId, before: second?.id ?? 0 })).toEqual(rest)
    expect(await readJournal(db, { communeId, limit: 1 })).toEqual([newest])
    const about = await readJournal(db, { communeId, subject: 'channel:1' })
    expect(about.map(({ at }) => at)).toEqual([3, 1])
    await close()
  })

  it('says nothing of what was rolled back', async () => {
    const { db, close, communeId } = await house()
    const attempt = db.transaction().execute(async transaction => {
      await writeJournal(transaction, { ...entry, communeId })
      throw new Error('the rest failed')
    })
    await expect(attempt).rejects.toThrow('the rest failed')
    expect(await readJournal(db, { communeId })).toEqual([])
    await close()
  })
})
