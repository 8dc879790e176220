import { describe, expect, it } from 'vitest'
import { plainText } from '../../server/platform/html/plain-text.ts'
import { workOf } from '../support/network/counted-work.ts'
import { shapes } from '../support/network/hostile-html.ts'

describe('what foreign HTML costs', () => {
  it.each(shapes)('is at most twice as much for twice as much of %s', (_name, html) => {
    const [once, twice] = [1, 2].map(times => {
      const page = html(times * 20_000)
      return workOf(() => plainText(page))
    })
    // What is done once, whatever there is, counts as well.
    expect(twice).toBeLessThanOrEqual(2 * (once ?? 0) + 1_000)
  })

  it.each(['td', 'tr', 'tbody'])('is the same for each <%s> however much is open', name => {
    const [few, many] = [10, 400].map(depth => {
      const cells = `<table><tr><td><table>${'<div>'.repeat(depth)}${`<${name}>`.repeat(5_000)}`
      return workOf(() => plainText(cells))
    })
    expect(many).toBeLessThanOrEqual(2 * (few ?? 0))
  })
})
