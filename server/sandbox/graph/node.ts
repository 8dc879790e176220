import type { Connection } from './connection.ts'
import { noSuchField, notFound } from './errors.ts'
import { type Field, parseFields } from './fields.ts'
import type { Reading } from './reading.ts'

/**
 * A kind of node: how each field is read, which edges it has, what an app may do there, and what is
 * given to anyone who asks for no field. A field that gives `undefined` is left out, as Meta leaves
 * out what it has nothing for.
 */
export type NodeType<Row> = {
  /** As Meta names it in its errors. */
  name: string
  defaults: string
  fields: Record<string, (reading: Reading, row: Row, field: Field) => unknown>
  edges: Record<string, (reading: Reading, row: Row, field: Field) => Connection>
  /** By the edge to which an app posts; '' is the node itself. */
  posts?: Record<string, (reading: Reading, row: Row) => unknown>
  remove?: (reading: Reading, row: Row) => unknown
}

/** Whatever has an id, with the page it belongs to and all that its type can do with it. */
export type Node = {
  page: string | null
  isPage: boolean
  render(reading: Reading, fields: Field[] | null): Record<string, unknown>
  edge(reading: Reading, field: Field): Connection
  act(reading: Reading, edge: string): unknown
}

export function nodeOf<Row extends { id: string }>(
  type: NodeType<Row>,
  row: Row,
  page: string | null,
): Node {
  return {
    page,
    isPage: row.id === page,
    render: (reading, fields) => render(type, reading, row, fields),
    edge(reading, field) {
      const read = own(type.edges, field.name)
      if (!read) throw noSuchField(field.name, type.name)
      return read(reading, row, field)
    },
    act(reading, edge) {
      const { method, path } = reading.call
      const removal = edge === '' ? type.remove : undefined
      const act = method === 'DELETE' ? removal : own(type.posts ?? {}, edge)
      if (!act) throw notFound(method, path.join('/'))
      return act(reading, row)
    },
  }
}

const own = <Value>(record: Record<string, Value>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** The fields asked for, and `id` always. */
export function render<Row extends { id: string }>(
  type: NodeType<Row>,
  reading: Reading,
  row: Row,
  fields: Field[] | null,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const field of fields ?? parseFields(type.defaults)) {
    const read = own(type.fields, field.name)
    const edge = own(type.edges, field.name)
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
