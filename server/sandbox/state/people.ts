import type { Db } from './database.ts'
import type { Ids } from './ids.ts'
import type { PageRow, PersonRow } from './rows.ts'

export type People = ReturnType<typeof createPeople>

/** The pages, the people, and the id under which each page knows each person. */
export function createPeople(db: Db, ids: Ids) {
  const insertPage = db.prepare(
    'INSERT INTO pages VALUES (@id, @name, @username, @kind, @about, @followers, @instantReply)',
  )
  const allPages = db.prepare<[], PageRow>('SELECT * FROM pages ORDER BY rowid')
  const onePage = db.prepare<[string, string], PageRow>(
    'SELECT * FROM pages WHERE id = ? OR username = ?',
  )
  const setReply = db.prepare('UPDATE pages SET instantReply = ? WHERE id = ?')
  const insertPerson = db.prepare<[string, string], PersonRow>(
    'INSERT INTO people (name, home) VALUES (?, ?) RETURNING *',
  )
  const everyone = db.prepare<[], PersonRow>('SELECT * FROM people ORDER BY name')
  const byId = db.prepare<[number], PersonRow>('SELECT * FROM people WHERE id = ?')
  const byName = db.prepare<[string], PersonRow>('SELECT * FROM people WHERE name = ?')
  const scoped = db.prepare<[string, number], { id: string }>(
    'SELECT id FROM scopedIds WHERE page = ? AND person = ?',
  )
  const insertScoped = db.prepare('INSERT INTO scopedIds VALUES (?, ?, ?)')
  const unscoped = db.prepare<[string], { page: string; person: number }>(
    'SELECT page, person FROM scopedIds WHERE id = ?',
  )

  function person(id: number): PersonRow {
    const row = byId.get(id)
    if (!row) throw new Error(`Nobody has the number ${id}.`)
    return row
  }

  return {
    addPage: (page: PageRow) => {
      insertPage.run(page)
    },
    pages: () => allPages.all(),
    /** By id or by user name. */
    page: (key: string) => onePage.get(key, key),
    setInstantReply: (page: string, text: string | null) => {
      setReply.run(text, page)
    },
    everyone: () => everyone.all(),
    person,
    find: (id: number) => byId.get(id),
    named: (name: string) => byName.get(name),
    /** The person of that name, who is made a resident of `home` if nobody bears it yet. */
    personNamed: (name: string, home: string): PersonRow => {
      const row = byName.get(name) ?? insertPerson.get(name, home)
      if (!row) throw new Error(`${name} could not be written down.`)
      return row
    },
    /** The id by which `page` knows the person: another page has another. */
    scopedId: (page: string, personId: number): string => {
      const known = scoped.get(page, personId)
      if (known) return known.id
      const id = ids.person()
      insertScoped.run(page, personId, id)
      return id
    },
    /** Whose id it is, and of which page. */
    unscoped: (id: string) => unscoped.get(id),
  }
}
