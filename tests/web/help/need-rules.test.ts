import { expect, it } from 'vitest'
import { needRules } from '../../../server/reply-times/rules/need/rules/need-rules.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { expectNarrow, expectSoundAtBothSizes, walkTo } from '../screen.ts'

eachWindow({})

it('tells each rule in one sentence with its examples, on one screen', async () => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await walkTo(page, api, '/aide/delais#ecarts')
  const rules = page.locator('#ecarts dl > div')
  await expect.poll(() => rules.count()).toBe(Object.keys(needRules).length)
  for (const [at, { title, examples }] of Object.values(needRules).entries()) {
    await expect.poll(() => rules.nth(at).locator('dt').textContent()).toBe(title.fr)
    const told = await rules.nth(at).locator('dd span').textContent()
    expect(told?.match(/«/g)).toHaveLength(examples.length)
  }
  const box = await page.locator('#ecarts').boundingBox()
  expect(box?.height).toBeLessThan(900)
})

it('opens the words that each goes by', async () => {
  await walkTo(page, api, '/aide/delais#ecarts')
  await page.getByText('Les mots de ces règles').click()
  await page.getByText('Condoléances', { exact: true }).last().click()
  await page.getByText('sincères condoléances', { exact: true }).waitFor()
  await expectSoundAtBothSizes(page)
  await expectNarrow(page)
})
