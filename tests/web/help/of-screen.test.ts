import { expect, it } from 'vitest'
import { api, eachWindow, page } from '../each-window.ts'
import { walkTo } from '../screen.ts'

eachWindow({})

it('keeps the sign of Aide on the line of the title, however long that is', async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  await walkTo(page, api, '/messages')
  const alone = await page.evaluate(() => {
    const heading = document.querySelector('h1')
    const sign = heading?.parentElement?.querySelector('a')
    if (!heading || !sign) throw new Error('no title, or no sign')
    const lengths = Array.from({ length: 80 }, (_, at) => at + 1)
    return lengths.filter(length => {
      heading.textContent = `Les ${'i'.repeat(length)}`
      const line = [...heading.getClientRects()].at(-1)
      const { top, bottom, left } = sign.getBoundingClientRect()
      return line === undefined || (top + bottom) / 2 > line.bottom || left < line.right - 40
    })
  })
  expect(alone).toEqual([])
})
