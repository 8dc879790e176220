import SqliteDatabase from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { withStatementCache } from '../../server/database/statement-cache.ts'

const one = 'select 1 as n union all select 2'

describe('the statement cache', () => {
  it('gives the same statement for the same text, but not while it is being read', () => {
    const cached = withStatementCache(new SqliteDatabase(':memory:'))
    const statement = cached.prepare(one)
    expect(cached.prepare(one)).toBe(statement)
    const rows = statement.iterate([])
    rows.next()
    const second = cached.prepare(one)
    expect(second).not.toBe(statement)
    expect(second.all([])).toHaveLength(2)
    rows.return?.()
    expect(cached.prepare(one)).toBe(statement)
    cached.close()
  })

  it('keeps few, the ones used last, and none that is long', () => {
    const cached = withStatementCache(new SqliteDatabase(':memory:'))
    const first = cached.prepare('select 0')
    const second = cached.prepare('select 1')
    for (let n = 2; n < 400; n += 1) cached.prepare(`select ${n}`)
    expect(cached.prepare('select 0')).toBe(first)
    cached.prepare('select 400')
    expect(cached.prepare('select 0')).toBe(first)
    expect(cached.prepare('select 1')).not.toBe(second)
    const long = `select '${'x'.repeat(5000)}'`
    expect(cached.prepare(long)).not.toBe(cached.prepare(long))
    cached.close()
  })

  it('follows a change of the tables', () => {
    const cached = withStatementCache(new SqliteDatabase(':memory:'))
    cached.prepare('create table t (a)').run([])
    cached.prepare('insert into t values (1)').run([])
    const read = cached.prepare('select * from t')
    expect(read.all([])).toEqual([{ a: 1 }])
    cached.prepare('alter table t add column b default 2').run([])
    expect(cached.prepare('select * from t').all([])).toEqual([{ a: 1, b: 2 }])
    cached.close()
  })
})
