import { expect, it } from 'vitest'
import { columns, columnsOf, textColumns } from '../support/network/every-column.ts'
import { village } from '../support/network/received.ts'

it('says of every column of text whose it is', async () => {
  const known = Object.values(columns).flatMap(columnsOf)
  // Of a download that is kept the file's own name is random.
  const all = (await textColumns(await village())).filter(name => name !== 'historyImport.file')
  expect(known.toSorted()).toEqual(all.toSorted())
  expect(new Set(known).size).toBe(known.length)
})
