import type { Connection } from './connection.ts'
import { badParameter, noSuchField } from './errors.ts'
import { type Field, parseFields } from './fields.ts'
import { readInstagram, readInstagramEdge } from './instagram.ts'
import { type NodeType, render } from './node-type.ts'
import { comment } from './nodes/comment.ts'
import { onMessenger } from './nodes/conversation.ts'
import { page } from './nodes/page.ts'
import { photo } from './nodes/photo.ts'
import { post } from './nodes/post.ts'
import { application, business, me, person } from './nodes/user.ts'
import type { Reading } from './reading.ts'
import { type Node, resolve } from './resolve.ts'

/** `GET /{id}`, `GET /{id}/{edge}`, `GET /?ids=…`. */
export function answerRead(reading: Reading): unknown {
  const [id, edge, ...rest] = reading.call.path
  const field = fieldOf(reading, edge ?? '')
  if (id === undefined) return readSeveral(reading, field)
  if (rest.length > 0) throw noSuchField(rest.join('/'), 'Page')
  const node = resolve(reading, id)
  return edge === undefined ? readNode(reading, node, field.fields) : readEdge(reading, node, field)
}

/** The parameters of a call, in the shape of a field: an edge reads the same from both. */
function fieldOf(reading: Reading, name: string): Field {
  const args = new Map(reading.call.params)
  const text = args.get('fields') ?? ''
  for (const own of ['fields', 'access_token', 'appsecret_proof', 'pretty', 'ids']) args.delete(own)
  return { name, args, fields: text === '' ? null : parseFields(text), text }
}

function readSeveral(reading: Reading, field: Field): unknown {
  const ids = (reading.call.params.get('ids') ?? '').split(',').filter(id => id !== '')
  if (ids.length === 0) throw badParameter('The parameter ids is required')
  if (ids.length > 50) throw badParameter('Too many IDs. Maximum: 50.')
  return Object.fromEntries(
    ids.map(id => [id, readNode(reading, resolve(reading, id), field.fields)]),
  )
}

function readNode(reading: Reading, node: Node, fields: Field[] | null): unknown {
  switch (node.type) {
    case 'page':
      return render(page, reading, node.row, fields)
    case 'post':
      return render(post, reading, node.row, fields)
    case 'comment':
      return render(comment, reading, node.row, fields)
    case 'photo':
      return render(photo, reading, node.row, fields)
    case 'conversation':
      return render(onMessenger.thread, reading, node.row, fields)
    case 'message':
      return render(onMessenger.message, reading, node.row, fields)
    case 'person':
      return render(person, reading, node.row, fields)
    case 'instagram':
      return readInstagram(reading, node, fields)
    case 'me':
      return render(me, reading, node.row, fields)
    case 'business':
      return render(business, reading, node.row, fields)
    case 'application':
      return render(application, reading, node.row, fields)
  }
}

function readEdge(reading: Reading, node: Node, field: Field): Connection {
  switch (node.type) {
    case 'page':
      return edgeOf(page, reading, node.row, field)
    case 'post':
      return edgeOf(post, reading, node.row, field)
    case 'comment':
      return edgeOf(comment, reading, node.row, field)
    case 'photo':
      return edgeOf(photo, reading, node.row, field)
    case 'conversation':
      return edgeOf(onMessenger.thread, reading, node.row, field)
    case 'message':
      return edgeOf(onMessenger.message, reading, node.row, field)
    case 'person':
      return edgeOf(person, reading, node.row, field)
    case 'instagram':
      return readInstagramEdge(reading, node, field)
    case 'me':
      return edgeOf(me, reading, node.row, field)
    case 'business':
      return edgeOf(business, reading, node.row, field)
    case 'application':
      return edgeOf(application, reading, node.row, field)
  }
}

function edgeOf<Row>(type: NodeType<Row>, reading: Reading, row: Row, field: Field): Connection {
  const edge = Object.hasOwn(type.edges, field.name) ? type.edges[field.name] : undefined
  if (!edge) throw noSuchField(field.name, type.name)
  return edge(reading, row, field)
}
