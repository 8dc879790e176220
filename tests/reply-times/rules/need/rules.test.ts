import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { kindRules, needRules } from '../../../../server/reply-times/rules/need/rules/need-rules.ts'
import { reasonAgainst, ruleAgainst } from '../../../../server/reply-times/rules/need/rules.ts'
import { corpusFiles, readCorpus, scoresOf } from '../../../support/reply-times/need-corpus.ts'

const texts = new URL('./', import.meta.url)
const product = new URL('../../../../server/reply-times/rules/need/', import.meta.url)

const linesOf = (url: URL) => readFileSync(url, 'utf8').trimEnd().split('\n')
const linesIn = (folder: URL, endings: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => endings.test(name))
    .reduce((sum, name) => sum + linesOf(new URL(name, folder)).length, 0)

describe('on pages of villages from which no rule was written', () => {
  const scores = corpusFiles.map(file => scoresOf(readCorpus(file)))
  const { needed, rest } = scoresOf(corpusFiles.flatMap(readCorpus))

  it('counts anyone who waits', () => {
    expect(needed.right / needed.all).toBeGreaterThanOrEqual(0.99)
    for (const village of scores) {
      expect(village.needed.right / village.needed.all).toBeGreaterThanOrEqual(0.98)
    }
  })

  it('leaves most of the rest out, or has it set aside in one press', () => {
    expect(rest.right / rest.all).toBeGreaterThanOrEqual(0.8)
    expect(rest.likely / rest.all).toBeGreaterThanOrEqual(0.87)
    expect(needed.likely / needed.all).toBeGreaterThanOrEqual(0.98)
  })
})

it('stays small enough to defend, and so do its texts', () => {
  expect(Object.keys(needRules).length).toBeLessThanOrEqual(12)
  expect(linesIn(product, /\.ts$/)).toBeLessThanOrEqual(1700)
  expect(linesIn(texts, /\.(jsonl|txt|md)$/)).toBeLessThanOrEqual(3000)
})

describe.each(Object.entries(needRules))('the rule of %s', (name, { reason, examples }) => {
  it.each([...examples])('leaves %j out, as *Aide* says', example => {
    expect(ruleAgainst(example)).toBe(name)
    expect(reasonAgainst(example)).toBe(reason)
  })
})

describe.each(kindRules)('words of %s', rule => {
  it('each leave out a text that is nothing else', () => {
    const asked = needRules[rule].terms.filter(words => reasonAgainst(words) !== 'courtesy')
    expect(asked).toEqual([])
  })

  it('leave nothing out beside a question or what must be seen to', () => {
    for (const words of needRules[rule].terms) {
      expect([words, reasonAgainst(`${words} ?`)]).not.toEqual([words, 'courtesy'])
      const reported = `${words}, la route est barrée au moulin`
      expect([reported, reasonAgainst(reported)]).toEqual([reported, null])
    }
  })
})

it('leaves out none of what waits and is worded almost like what does not', () => {
  const lines = linesOf(new URL('near.txt', texts))
  expect(lines.length).toBeGreaterThan(600)
  expect(lines.filter(text => ruleAgainst(text) !== null)).toEqual([])
})
