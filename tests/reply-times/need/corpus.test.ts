import { expect, it } from 'vitest'
import { readCorpus } from '../../support/reply-times/need-corpus.ts'

const corpus = readCorpus('corpus')
const second = readCorpus('second')
const hard = readCorpus('hard')
const heldBack = readCorpus('held-back')
const written = [...corpus, ...second, ...hard, ...heldBack]
const everyday = readCorpus('everyday')
const everydaySecond = readCorpus('everyday-second')
const distinct = readCorpus('distinct')
const everydayHeldBack = readCorpus('everyday-held-back')
const everydayUnseen = readCorpus('everyday-unseen')
const everydaySixth = readCorpus('everyday-sixth')
const everydaySeventh = readCorpus('everyday-seventh')
const everydayEighth = readCorpus('everyday-eighth')
const everydayNinth = readCorpus('everyday-ninth')
const everydayTenth = readCorpus('everyday-tenth')
const everydayEleventh = readCorpus('everyday-eleventh')
const everydayTwelfth = readCorpus('everyday-twelfth')
const belowResident = readCorpus('below-resident')
const all = [
  ...written,
  ...everyday,
  ...everydaySecond,
  ...distinct,
  ...everydayHeldBack,
  ...everydayUnseen,
  ...everydaySixth,
  ...everydaySeventh,
  ...everydayEighth,
  ...everydayNinth,
  ...everydayTenth,
  ...everydayEleventh,
  ...everydayTwelfth,
  ...belowResident,
]

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

it('is large enough', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(500)
  expect(second.length).toBeGreaterThanOrEqual(150)
  expect(hard.length).toBeGreaterThanOrEqual(5000)
  expect(heldBack.length).toBeGreaterThanOrEqual(250)
  expect(everyday.length).toBeGreaterThanOrEqual(350)
  expect(everydaySecond.length).toBeGreaterThanOrEqual(350)
  expect(distinct.length).toBeGreaterThanOrEqual(350)
  expect(everydayHeldBack.length).toBeGreaterThanOrEqual(350)
  expect(everydayUnseen.length).toBeGreaterThanOrEqual(350)
  expect(everydaySixth.length).toBeGreaterThanOrEqual(350)
  expect(everydaySeventh.length).toBeGreaterThanOrEqual(400)
  expect(everydayEighth.length).toBeGreaterThanOrEqual(400)
  expect(everydayNinth.length).toBeGreaterThanOrEqual(350)
  expect(everydayTenth.length).toBeGreaterThanOrEqual(350)
  expect(everydayEleventh.length).toBeGreaterThanOrEqual(400)
  expect(everydayTwelfth.length).toBeGreaterThanOrEqual(400)
  expect(belowResident.length).toBeGreaterThanOrEqual(240)
})

it.each([
  ['corpus', corpus],
  ['second', second],
  ['hard', hard],
  ['held-back', heldBack],
  ['below-resident', belowResident],
])('holds both labels in %s', (_, items) => {
  const share = items.filter(({ needs }) => needs).length / items.length
  expect(share).toBeGreaterThan(0.4)
  expect(share).toBeLessThan(0.6)
})

it.each([
  ['everyday', everyday],
  ['everyday-second', everydaySecond],
  ['distinct', distinct],
  ['everyday-held-back', everydayHeldBack],
  ['everyday-unseen', everydayUnseen],
  ['everyday-sixth', everydaySixth],
  ['everyday-seventh', everydaySeventh],
  ['everyday-eighth', everydayEighth],
  ['everyday-ninth', everydayNinth],
  ['everyday-tenth', everydayTenth],
  ['everyday-eleventh', everydayEleventh],
  ['everyday-twelfth', everydayTwelfth],
])('has as few who wait in %s as come every day', (_, items) => {
  const share = items.filter(({ needs }) => needs).length / items.length
  expect(share).toBeGreaterThan(0.15)
  expect(share).toBeLessThan(0.3)
})

// What comes every day comes again and again.
it('says nothing twice, in one file or in several, but for the everyday ones', () => {
  const seen = new Set<string>()
  const twice = written.filter(({ text }) => seen.size === seen.add(folded(text)).size)
  expect(twice).toEqual([])
})

it('gives each kind one label, and known and held-back items', () => {
  const kinds = (items: typeof all) =>
    [...new Set(items.map(({ kind, needs }) => `${kind} ${needs}`))].sort()
  expect(kinds(heldBack)).toEqual(kinds(corpus))
  expect(new Set(all.map(({ kind }) => kind)).size).toBe(kinds(all).length)
})

it('names only who is in the text', () => {
  const absent = all.filter(({ text, names = [] }) =>
    names.some(name => !text.includes(name) && !text.includes(`@${name.split(' ')[0]}`)),
  )
  expect(absent).toEqual([])
})
