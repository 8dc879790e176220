import Database from 'better-sqlite3'
import { BadSetting } from '../../settings-shape.ts'

/**
 * The sandbox's own file, which shares nothing with the application's database. What it holds is small
 * and read all the time, so all of it is in memory; the file is for the next start.
 */
export type Db = {
  /** All rows of one kind. @param kind a word of its own for each */
  table<Row extends object>(kind: string): Table<Row>
  /** Writes all that `act` changes at once: one by one takes a hundred times as long. */
  together(act: () => void): void
  close(): void
}

/** A row as it is kept; `seq` counts the rows of all kinds in their order of arrival. */
export type Kept<Row> = Readonly<Row> & { readonly seq: number }

export type Table<Row> = {
  add(row: Row, bytes?: Uint8Array): Kept<Row>
  /** In the order of arrival. */
  all(): Kept<Row>[]
  /** Those that have this value there, in the order of arrival. */
  where<Column extends keyof Row>(column: Column, value: Row[Column]): Kept<Row>[]
  /** The first of them. */
  one<Column extends keyof Row>(column: Column, value: Row[Column]): Kept<Row> | undefined
  /** The row as it is then; what was read of it before stays as it was. */
  change(row: Kept<Row>, changes: Partial<Row>): Kept<Row>
  remove(row: Kept<Row>): void
  /** What was given with the row, which stays in the file until it is asked for. */
  bytesOf(row: Kept<Row>): Buffer
  keepBytes(row: Kept<Row>, bytes: Uint8Array): void
}

type Stored = { seq: number; kind: string; data: string }

/**
 * Opens (and makes, if it is new) the file at `path`; `:memory:` keeps nothing.
 * @throws BadSetting for a file of before December 2026, which had a table for each kind
 */
export function openDatabase(path: string): Db {
  const file = new Database(path)
  if (file.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'pages'").get() !== undefined) {
    file.close()
    throw new BadSetting(
      `Le village de ${path} vient d’une version d’avant : effacez son dossier pour recommencer.`,
    )
  }
  file.pragma('journal_mode = WAL')
  file.pragma('synchronous = NORMAL')
  file.exec(`CREATE TABLE IF NOT EXISTS rows (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, data TEXT NOT NULL, bytes BLOB
  )`)
  const kept = Map.groupBy(
    file.prepare<[], Stored>('SELECT seq, kind, data FROM rows ORDER BY seq').all(),
    ({ kind }) => kind,
  )
  const statements = {
    insert: file.prepare<[string, string, Uint8Array | null]>(
      'INSERT INTO rows (kind, data, bytes) VALUES (?, ?, ?)',
    ),
    update: file.prepare<[string, number]>('UPDATE rows SET data = ? WHERE seq = ?'),
    remove: file.prepare<[number]>('DELETE FROM rows WHERE seq = ?'),
    bytes: file.prepare<[number], { bytes: Buffer }>('SELECT bytes FROM rows WHERE seq = ?'),
    keep: file.prepare<[Uint8Array, number]>('UPDATE rows SET bytes = ? WHERE seq = ?'),
  }

  function table<Row extends object>(kind: string): Table<Row> {
    const rows = new Map<number, Kept<Row>>()
    /** By a column that was asked for, and its value: where the rows are. */
    const indexes = new Map<keyof Row, Map<unknown, Set<number>>>()
    for (const { seq, data } of kept.get(kind) ?? []) rows.set(seq, { ...JSON.parse(data), seq })

    function enter(index: Map<unknown, Set<number>>, value: unknown, seq: number): void {
      const found = index.get(value)
      if (found === undefined) index.set(value, new Set([seq]))
      else found.add(seq)
    }

    function indexOf(column: keyof Row): Map<unknown, Set<number>> {
      const known = indexes.get(column)
      if (known !== undefined) return known
      const made = new Map<unknown, Set<number>>()
      for (const [seq, row] of rows) enter(made, row[column], seq)
      indexes.set(column, made)
      return made
    }

    function where<Column extends keyof Row>(column: Column, value: Row[Column]): Kept<Row>[] {
      return [...(indexOf(column).get(value) ?? [])].flatMap(seq => rows.get(seq) ?? [])
    }

    return {
      add(row, bytes) {
        const { lastInsertRowid } = statements.insert.run(kind, JSON.stringify(row), bytes ?? null)
        const made: Kept<Row> = { ...row, seq: Number(lastInsertRowid) }
        rows.set(made.seq, made)
        for (const [column, index] of indexes) enter(index, row[column], made.seq)
        return made
      },
      all: () => [...rows.values()],
      where,
      one: (column, value) => where(column, value)[0],
      change({ seq }, changes) {
        const before = rows.get(seq)
        if (before === undefined) throw new Error(`No row ${seq} of ${kind} is kept.`)
        const after = { ...before, ...changes }
        statements.update.run(JSON.stringify({ ...after, seq: undefined }), seq)
        rows.set(seq, after)
        for (const [column, index] of indexes) {
          if (after[column] === before[column]) continue
          index.get(before[column])?.delete(seq)
          enter(index, after[column], seq)
        }
        return after
      },
      remove(row) {
        statements.remove.run(row.seq)
        rows.delete(row.seq)
        for (const [column, index] of indexes) index.get(row[column])?.delete(row.seq)
      },
      bytesOf: ({ seq }) => statements.bytes.get(seq)?.bytes ?? Buffer.alloc(0),
      keepBytes: ({ seq }, bytes) => void statements.keep.run(bytes, seq),
    }
  }

  return {
    table,
    together: act => file.transaction(act)(),
    close: () => void file.close(),
  }
}
