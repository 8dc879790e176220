import SqliteDatabase from 'better-sqlite3'

type Cell = string | number | null
type Sheet = { headings: string[]; rows: Iterable<Cell[]> }

/** What a backup holds, read one row after the other, however many there are. */
export type Held = {
  /** A query's rows; its columns' names are the headings. */
  sheet(query: string): Sheet
  /** The other tables, without what opens doors. */
  tables(): Iterable<{ name: string; rows: Iterable<Record<string, unknown>> }>
  pictures(): Iterable<{ id: number; type: string; bytes: Buffer }>
  /** Those that came with residents’ messages, by the message’s number. */
  photos(): Iterable<{ id: number; type: string; bytes: Buffer }>
  close(): void
}

/** How people get in, and what is made anew from the rest. */
const leftOut =
  /^(session|account|verification|rateLimit|connection|rendition|tambour_backup|twoFactor|passkey)$/
/** What opens a door has a column so named. */
const opensDoors = /secret|token|password|hash|backupCodes/i

/** What no column says of which commune it is: bodies of webhooks, backups of all. */
const ofNoCommune = ['webhook', 'backup'] as const

/** Leaves one commune in a backup, and of the accounts those that its rows speak of. */
export function keepCommune(path: string, communeId: number): void {
  const file = new SqliteDatabase(path)
  try {
    file.pragma('foreign_keys = on')
    file.prepare('delete from "commune" where "id" <> ?').run(communeId)
    for (const table of ofNoCommune) file.prepare(`delete from "${table}"`).run()
    const naming = file
      .prepare<[], { table: string; column: string }>(
        `select m."name" as "table", c."name" as "column"
         from pragma_table_list m, pragma_table_info(m."name") c
         where m."schema" = 'main' and m."type" = 'table' and c."name" in ('userId', 'ownerId')`,
      )
      .all()
      .filter(({ table }) => !leftOut.test(table))
    const spokenOf = naming.map(
      ({ table, column }) => `select "${column}" from "${table}" where "${column}" is not null`,
    )
    file.prepare(`delete from "user" where "id" not in (${spokenOf.join(' union ')})`).run()
  } finally {
    file.close()
  }
}

export function openHeld(path: string): Held {
  const file = new SqliteDatabase(path, { readonly: true })
  const columnsOf = file.prepare<[string], { name: string; type: string }>(
    'select "name", "type" from pragma_table_info(?)',
  )
  return {
    sheet(query) {
      const statement = file.prepare<[], Cell[]>(query)
      return {
        headings: statement.columns().map(({ name }) => name),
        rows: statement.raw().iterate(),
      }
    },
    *tables() {
      const names = file
        .prepare<[], string>(
          // An index of words is nobody’s rows.
          `select "name" from pragma_table_list where "schema" = 'main' and "type" = 'table'
           and "name" not like 'sqlite_%' and "name" not like 'kysely_%' order by "name"`,
        )
        .pluck()
        .all()
      for (const name of names) {
        if (leftOut.test(name)) continue
        const columns = columnsOf
          .all(name)
          .filter(column => !opensDoors.test(column.name) && !/blob/i.test(column.type))
          .map(column => `"${column.name}"`)
        yield {
          name,
          rows: file
            .prepare<[], Record<string, unknown>>(`select ${columns.join()} from "${name}"`)
            .iterate(),
        }
      }
    },
    *pictures() {
      yield* file
        .prepare<[], { id: number; type: string; bytes: Buffer }>(
          'select "id", "type", "bytes" from "picture" order by "id"',
        )
        .iterate()
    },
    *photos() {
      yield* file
        .prepare<[], { id: number; type: string; bytes: Buffer }>(
          'select "messageId" as "id", "type", "bytes" from "messageFile" order by "id"',
        )
        .iterate()
    },
    close: () => file.close(),
  }
}
