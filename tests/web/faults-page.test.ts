import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../../server/sandbox/create.ts'
import { connectChromium } from '../support/browser/browser.ts'
import { expectSoundInBothThemes } from './screen.ts'

let browser: Browser
let sandbox: Sandbox
beforeAll(async () => {
  browser = await connectChromium()
  const clock = { now: () => Date.now() }
  sandbox = await createSandbox({ clock, databasePath: ':memory:', history: false })
})
afterAll(async () => {
  await browser?.close()
  await sandbox?.close()
})

it('faults are called for and taken away by keyboard, without a script, on a telephone', async () => {
  const viewport = { width: 360, height: 740 }
  const context = await browser.newContext({ viewport, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(sandbox.url)
  await page.getByRole('link', { name: 'Provoquer une panne' }).press('Enter')
  await page.getByText(/^Aucune panne/).waitFor()
  await page.getByRole('combobox', { name: /^Page/ }).selectOption(sandbox.village.id)
  await page.getByLabel('Appels touchés').fill('4')
  await page.getByRole('button', { name: 'Jeton mort, 190/460' }).press('Enter')
  await page.getByText(/encore 4\s+appels/).waitFor()
  await page.getByRole('button', { name: 'En désordre' }).press('Enter')
  await page.getByRole('button', { name: /^Retirer\s: En désordre/ }).waitFor()
  expect(sandbox.faults.list()).toMatchObject([
    { kind: 'dead-token', subcode: 460, left: 4, match: { page: sandbox.village.id } },
    { kind: 'webhook', how: 'out-of-order' },
  ])
  await page.getByRole('button', { name: /^Retirer\s: En désordre/ }).press('Enter')
  await page.getByText('En désordre').nth(1).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Retirer toutes les pannes' }).press('Enter')
  await page.getByText(/^Aucune panne/).waitFor()
  expect(sandbox.faults.list()).toEqual([])
  await context.close()
})

it('the page of faults is sound, with some and without', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  for (const kinds of [[], ['slow', 'nameless']] as const) {
    for (const kind of kinds) sandbox.faults.add(kind === 'slow' ? { kind, ms: 1 } : { kind })
    await page.goto(`${sandbox.url}/pannes`)
    await expectSoundInBothThemes(page, { isPaper: true })
  }
  await page.close()
})
