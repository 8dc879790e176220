import type { Db } from './database.ts'
import type { Ids } from './ids.ts'
import type { PageRow, PersonRow } from './rows.ts'

export type People = ReturnType<typeof createPeople>

/** The pages, the people, and the id under which each page knows each person. */
export function createPeople(db: Db, ids: Ids) {
  const pages = db.table<PageRow>('page')
  const people = db.table<PersonRow>('person')
  const scoped = db.table<{ id: string; page: string; person: number }>('scoped id')
  const find = (id: number) => people.one('id', id)
  const named = (name: string) => people.one('name', name)
  /** By id or by user name. */
  const page = (key: string) => pages.one('id', key) ?? pages.one('username', key)

  return {
    addPage: (row: PageRow) => pages.add(row),
    pages: () => pages.all(),
    page,
    setInstantReply: (key: string, text: string | null) => {
      const row = page(key)
      if (row) pages.change(row, { instantReply: text })
    },
    everyone: () => people.all().sort((one, other) => (one.name < other.name ? -1 : 1)),
    person: (id: number): PersonRow => {
      const row = find(id)
      if (!row) throw new Error(`Nobody has the number ${id}.`)
      return row
    },
    find,
    named,
    /** The person of that name, who is made a resident of `home` if nobody bears it yet. */
    personNamed: (name: string, home: string): PersonRow =>
      named(name) ?? people.add({ id: people.all().length + 1, name, home }),
    /** The id by which `page` knows the person: another page has another. */
    scopedId: (page: string, person: number): string => {
      const known = scoped.where('person', person).find(one => one.page === page)
      return (known ?? scoped.add({ id: ids.person(), page, person })).id
    },
    /** Whose id it is, and of which page. */
    unscoped: (id: string) => scoped.one('id', id),
  }
}
