import { GraphError } from './errors.ts'

/**
 * One field asked for: `comments.limit(5).filter(stream){id,from}` has the name `comments`, the
 * arguments `limit` and `filter`, and inner fields. `text` is what stood between the braces.
 */
export type Field = {
  name: string
  args: Map<string, string>
  fields: Field[] | null
  text: string
}

/**
 * Reads the `fields` parameter, nested as deep as one likes.
 * https://developers.facebook.com/docs/graph-api/guides/field-expansion
 *
 * @throws GraphError 2500, as Meta answers to bad syntax.
 */
export function parseFields(text: string): Field[] {
  let at = 0

  function take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at = pattern.lastIndex
    return found
  }

  function unexpected(expected: string): GraphError {
    const found = JSON.stringify(text[at] ?? 'end of string')
    const message = `Syntax error "Expected ${expected} instead of ${found}." at character ${at}: ${text}`
    return new GraphError(400, { message, code: 2500 })
  }

  function field(): Field {
    const name = take(/[A-Za-z_]\w*/y)?.[0]
    if (name === undefined) throw unexpected('string')
    const args = new Map<string, string>()
    for (let found = modifier(); found !== null; found = modifier()) {
      args.set(found[1] ?? '', found[2] ?? '')
    }
    if (!take(/\{/y)) return { name, args, fields: null, text: '' }
    const from = at
    const fields = list()
    const inner = text.slice(from, at)
    if (!take(/\}/y)) throw unexpected('"}"')
    return { name, args, fields, text: inner }
  }

  const modifier = () => take(/\.(\w+)\(([^()]*)\)/y)

  function list(): Field[] {
    const fields = [field()]
    while (take(/,/y)) fields.push(field())
    return fields
  }

  const fields = list()
  if (at < text.length) throw unexpected('end of string')
  return fields
}
