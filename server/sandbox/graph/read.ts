import type { Connection } from './connection.ts'
import { badParameter, noSuchField } from './errors.ts'
import { type Field, parseFields } from './fields.ts'
import { withTypeOnInstagram } from './instagram.ts'
import { render, type WithRow } from './node-type.ts'
import { comment } from './nodes/comment.ts'
import { onMessenger } from './nodes/conversation.ts'
import { requireInstagram } from './nodes/ig-account.ts'
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
  if (node.type === 'instagram' && node.kind === 'account') requireInstagram(reading)
  return withType(node, (type, row) => render(type, reading, row, fields))
}

function readEdge(reading: Reading, node: Node, field: Field): Connection {
  return withType(node, (type, row) => {
    const edge = Object.hasOwn(type.edges, field.name) ? type.edges[field.name] : undefined
    if (!edge) throw noSuchField(field.name, type.name)
    return edge(reading, row, field)
  })
}

/** With the node's own type beside it, so that one place reads all kinds. */
function withType<Result>(node: Node, use: WithRow<Result>): Result {
  switch (node.type) {
    case 'page':
      return use(page, node.row)
    case 'post':
      return use(post, node.row)
    case 'comment':
      return use(comment, node.row)
    case 'photo':
      return use(photo, node.row)
    case 'conversation':
      return use(onMessenger.thread, node.row)
    case 'message':
      return use(onMessenger.message, node.row)
    case 'person':
      return use(person, node.row)
    case 'instagram':
      return withTypeOnInstagram(node, use)
    case 'me':
      return use(me, node.row)
    case 'business':
      return use(business, node.row)
    case 'application':
      return use(application, node.row)
  }
}
