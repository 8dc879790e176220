import { expect, it } from 'vitest'
import { operations } from '../../server/operations.ts'
import { addressesOf, examples } from '../bench/route-examples.ts'

it('asks every GET of the table of routes, or says why not', () => {
  const reads = Object.keys(operations).filter(name => name.startsWith('GET '))
  expect(reads.filter(name => !Object.hasOwn(examples, name))).toEqual([])
  expect(Object.keys(examples).filter(name => !reads.includes(name))).toEqual([])
})

it('names a row wherever a path has one', () => {
  const rows = { conversation: 1, contact: 2, message: 3, event: 4 }
  const addresses = addressesOf(rows)
  expect(addresses.map(({ path }) => path).filter(path => path.includes(':id'))).toEqual([])
  expect(new Set(addresses.map(({ name }) => name)).size).toBe(addresses.length)
})
