import type { Connection } from './connection.ts'
import { noSuchField } from './errors.ts'
import { type Field, parseFields } from './fields.ts'
import type { Reading } from './reading.ts'

/**
 * A kind of node: how each field is read, which edges it has, and what is given to anyone who asks for
 * no field. A field that gives `undefined` is left out, as Meta leaves out what it has nothing for.
 */
export type NodeType<Row> = {
  /** As Meta names it in its errors. */
  name: string
  defaults: string
  fields: Record<string, (reading: Reading, row: Row, field: Field) => unknown>
  edges: Record<string, (reading: Reading, row: Row, field: Field) => Connection>
}

/** What is done with a row of any kind, by the type that reads it. */
export type WithRow<Result> = <Row extends { id: string }>(type: NodeType<Row>, row: Row) => Result

/** The fields asked for, and `id` always. */
export function render<Row extends { id: string }>(
  type: NodeType<Row>,
  reading: Reading,
  row: Row,
  fields: Field[] | null,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const field of fields ?? parseFields(type.defaults)) {
    const read = Object.hasOwn(type.fields, field.name) ? type.fields[field.name] : undefined
    const edge = Object.hasOwn(type.edges, field.name) ? type.edges[field.name] : undefined
    if (read) {
      const value = read(reading, row, field)
      if (value !== undefined) shown[field.name] = value
    } else if (edge) {
      const connection = edge(reading, row, field)
      if (isWorthShowing(connection)) shown[field.name] = connection
    } else if (field.name !== 'id') {
      throw noSuchField(field.name, type.name)
    }
  }
  return { ...shown, id: row.id }
}

/** In an expansion an empty edge is left out, unless there is more to read or a summary. */
function isWorthShowing(connection: Connection): boolean {
  return (
    connection.data.length > 0 ||
    connection.summary !== undefined ||
    connection.paging?.next !== undefined
  )
}

/** Keeps of a plain object (an attachment, a picture) what the inner fields name. */
export function pick(value: unknown, fields: Field[] | null): unknown {
  if (fields === null || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => pick(item, fields))
  const entries = Object.entries(value)
  if (Array.isArray(Object.fromEntries(entries).data)) {
    return Object.fromEntries(entries.map(([key, item]) => [key, pick(item, fields)]))
  }
  return Object.fromEntries(
    entries.flatMap(([key, item]) => {
      const field = fields.find(candidate => candidate.name === key)
      return field ? [[key, pick(item, field.fields)]] : []
    }),
  )
}
