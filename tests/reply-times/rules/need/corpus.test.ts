import { expect, it } from 'vitest'
import { corpusFiles, readCorpus } from '../../../support/reply-times/need-corpus.ts'

it.each(corpusFiles)('has a page in %s, with as few who wait as come every day', file => {
  const items = readCorpus(file)
  expect(items.length).toBeGreaterThanOrEqual(350)
  const share = items.filter(({ needs }) => needs).length / items.length
  expect(share).toBeGreaterThan(0.15)
  expect(share).toBeLessThan(0.3)
})

it('gives each kind one label', () => {
  const all = corpusFiles.flatMap(readCorpus)
  const kinds = new Set(all.map(({ kind, needs }) => `${kind} ${needs}`))
  expect(new Set(all.map(({ kind }) => kind)).size).toBe(kinds.size)
})

it('names only who is in the text', () => {
  const absent = corpusFiles
    .flatMap(readCorpus)
    .filter(({ text, names = [] }) =>
      names.some(name => !text.includes(name) && !text.includes(`@${name.split(' ')[0]}`)),
    )
  expect(absent).toHaveLength(0)
})
