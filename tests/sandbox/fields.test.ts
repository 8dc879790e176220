import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Field, parseFields } from '../../server/sandbox/graph/fields.ts'

const name = fc.stringMatching(/^[a-z_]{1,8}$/).filter(text => text !== 'fields')
const value = fc.stringMatching(/^[a-zA-Z0-9_:+-]{0,6}$/)

type Tree = { name: string; args: [string, string][]; fields: Tree[] | null }

const { tree } = fc.letrec<{ tree: Tree }>(tie => ({
  tree: fc.record({
    name,
    args: fc.uniqueArray(fc.tuple(name, value), { maxLength: 3, selector: ([key]) => key }),
    fields: fc.option(fc.array(tie('tree'), { minLength: 1, maxLength: 3 }), {
      maxDepth: 3,
      depthSize: 'small',
    }),
  }),
}))

function print(fields: Tree[]): string {
  return fields
    .map(field => {
      const args = field.args.map(([key, text]) => `.${key}(${text})`).join('')
      return `${field.name}${args}${field.fields ? `{${print(field.fields)}}` : ''}`
    })
    .join(',')
}

function plain(fields: Field[]): Tree[] {
  return fields.map(field => ({
    name: field.name,
    args: [...field.args],
    fields: field.fields && plain(field.fields),
  }))
}

it('reads whatever is nested and modified, and keeps the text between braces', () => {
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 4 }), fields => {
      const read = parseFields(print(fields))
      expect(plain(read)).toEqual(fields)
      for (const field of read) {
        if (field.fields) expect(plain(parseFields(field.text))).toEqual(plain(field.fields))
      }
    }),
  )
})

it.each([
  '',
  'id,',
  ',id',
  'id,{a',
  'comments{id',
  'comments}',
  'a.limit',
  'a.limit(2',
  'a{}',
  'a b',
])('refuses %j as Meta does', text => {
  expect(() => parseFields(text)).toThrow(/Syntax error/)
})
