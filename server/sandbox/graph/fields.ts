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
  const reader = createReader(text)
  const fields = readList(reader)
  if (!reader.done()) throw reader.error('end of string')
  return fields
}

type Reader = ReturnType<typeof createReader>

function createReader(text: string) {
  let at = 0
  const skip = () => {
    while (/\s/.test(text[at] ?? '')) at++
  }
  return {
    done: () => {
      skip()
      return at >= text.length
    },
    take: (mark: string): boolean => {
      skip()
      if (text[at] !== mark) return false
      at++
      return true
    },
    word: (): string => {
      skip()
      const word = /^[A-Za-z_][A-Za-z0-9_]*/.exec(text.slice(at))?.[0] ?? ''
      at += word.length
      return word
    },
    /** Up to the parenthesis that closes the one just taken. */
    argument: (): string | undefined => {
      let depth = 1
      for (let end = at; end < text.length; end++) {
        if (text[end] === '(') depth++
        if (text[end] === ')') depth--
        if (depth === 0) {
          const value = text.slice(at, end)
          at = end + 1
          return value.trim()
        }
      }
      return undefined
    },
    position: () => at,
    between: (from: number, to: number) => text.slice(from, to),
    error: (expected: string) =>
      new GraphError(400, {
        message:
          `Syntax error "Expected ${expected} instead of ${JSON.stringify(text[at] ?? 'end of string')}." ` +
          `at character ${at}: ${text}`,
        code: 2500,
      }),
  }
}

function readList(reader: Reader): Field[] {
  const fields: Field[] = []
  do {
    const name = reader.word()
    if (name === '') throw reader.error('string')
    fields.push(readField(reader, name))
  } while (reader.take(','))
  return fields
}

function readField(reader: Reader, name: string): Field {
  const field: Field = { name, args: new Map(), fields: null, text: '' }
  while (reader.take('.')) {
    const modifier = reader.word()
    const value = modifier !== '' && reader.take('(') ? reader.argument() : undefined
    if (value === undefined) throw reader.error('modifier')
    if (modifier === 'fields') {
      field.fields = parseFields(value)
      field.text = value
    } else {
      field.args.set(modifier, value)
    }
  }
  if (reader.take('{')) {
    const from = reader.position()
    field.fields = readList(reader)
    field.text = reader.between(from, reader.position())
    if (!reader.take('}')) throw reader.error('"}"')
  }
  return field
}
