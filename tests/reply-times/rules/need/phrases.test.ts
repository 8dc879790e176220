import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

const rules = new URL('../../../../server/reply-times/rules/', import.meta.url)
const node = process.execPath

/** In a process that has read nothing yet: how many words were folded to small letters until then. */
const program = `
  let folded = 0
  const { toLowerCase } = String.prototype
  String.prototype.toLowerCase = function () {
    folded += 1
    return toLowerCase.call(this)
  }
  const { textNeedOf } = await import('${new URL('need/reply-need.ts', rules)}')
  const { readWordLists } = await import('${new URL('need/phrases.ts', rules)}')
  const counts = [folded]
  readWordLists()
  counts.push(folded)
  readWordLists()
  const { rule } = textNeedOf({ text: 'Merci beaucoup', mentions: [] })
  counts.push(folded)
  console.log(JSON.stringify({ counts, rule }))
`

it('word lists are read by nobody who only starts, once by anyone who judges, and by no message then', () => {
  const said = execFileSync(node, ['--input-type=module', '--eval', program], { encoding: 'utf8' })
  const {
    counts: [started, read, judged],
    rule,
  } = JSON.parse(said)
  expect(rule).toBe('courtesy')
  expect(started).toBeLessThan(100)
  expect(read - started).toBeGreaterThan(2_000)
  expect(judged - read).toBeLessThan(10)
})
