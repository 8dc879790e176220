import { type Db, statementsOf } from './database.ts'
import type { Ids } from './ids.ts'
import type { PageRow, PersonRow } from './rows.ts'

export type People = ReturnType<typeof createPeople>

/** The pages, the people, and the id under which each page knows each person. */
export function createPeople(db: Db, ids: Ids) {
  const { one, all, run } = statementsOf(db)
  const onePage = one<[string, string], PageRow>('SELECT * FROM pages WHERE id = ? OR username = ?')
  const setReply = run<[string | null, string]>('UPDATE pages SET instantReply = ? WHERE id = ?')
  const insertPerson = one<[string, string], PersonRow>(
    'INSERT INTO people (name, home) VALUES (?, ?) RETURNING *',
  )
  const byId = one<[number], PersonRow>('SELECT * FROM people WHERE id = ?')
  const byName = one<[string], PersonRow>('SELECT * FROM people WHERE name = ?')
  const scoped = one<[string, number], { id: string }>(
    'SELECT id FROM scopedIds WHERE page = ? AND person = ?',
  )
  const insertScoped = run<[string, number, string]>('INSERT INTO scopedIds VALUES (?, ?, ?)')

  return {
    addPage: run<[PageRow]>(
      'INSERT INTO pages VALUES (@id, @name, @username, @kind, @about, @followers, @instantReply)',
    ),
    pages: all<[], PageRow>('SELECT * FROM pages ORDER BY rowid'),
    /** By id or by user name. */
    page: (key: string) => onePage(key, key),
    setInstantReply: (page: string, text: string | null) => setReply(text, page),
    everyone: all<[], PersonRow>('SELECT * FROM people ORDER BY name'),
    person: (id: number): PersonRow => {
      const row = byId(id)
      if (!row) throw new Error(`Nobody has the number ${id}.`)
      return row
    },
    find: byId,
    named: byName,
    /** The person of that name, who is made a resident of `home` if nobody bears it yet. */
    personNamed: (name: string, home: string): PersonRow => {
      const row = byName(name) ?? insertPerson(name, home)
      if (!row) throw new Error(`${name} could not be written down.`)
      return row
    },
    /** The id by which `page` knows the person: another page has another. */
    scopedId: (page: string, personId: number): string => {
      const known = scoped(page, personId)
      if (known) return known.id
      const id = ids.person()
      insertScoped(page, personId, id)
      return id
    },
    /** Whose id it is, and of which page. */
    unscoped: one<[string], { page: string; person: number }>(
      'SELECT page, person FROM scopedIds WHERE id = ?',
    ),
  }
}
