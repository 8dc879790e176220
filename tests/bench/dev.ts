import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { people } from '../../server/sandbox/demo-village.ts'
import { chromiumPath } from '../support/browser/chromium.ts'

/**
 * `node server/run.mjs bench-dev [ADDRESS]`, beside a running `npm run dev`: saves a component and
 * a file of the server, each several times, and says how long it took until the page that somebody
 * has open shows it. The files are as they were afterwards.
 */
const [address = 'http://127.0.0.1:5173'] = process.argv.slice(2)
const component = 'web/components/page.tsx'
const server = 'server/connectors/facebook/manifest.ts'
const times = 5

const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
const page = await browser.newPage({ locale: 'fr-FR' })
await page.goto(`${address}/canaux`)
await page.getByLabel('Adresse électronique').fill(people.officer.email)
await page.getByLabel('Mot de passe').fill(people.password)
await page.getByRole('button', { name: 'Se connecter' }).click()
await page.getByRole('heading', { name: 'Canaux', level: 1 }).waitFor()

/** ms from each saving until `shown` matches. */
async function measure(path: string, change: (text: string, n: number) => string, shown: string) {
  const before = readFileSync(path, 'utf8')
  const taken: number[] = []
  try {
    for (let n = 1; n <= times; n += 1) {
      const begun = performance.now()
      writeFileSync(path, change(before, n))
      await page
        .locator(shown.replaceAll('N', String(n)))
        .first()
        .waitFor({ timeout: 30_000 })
      taken.push(performance.now() - begun)
    }
  } finally {
    writeFileSync(path, before)
  }
  return taken.map(ms => `${(ms / 1000).toFixed(2)} s`).join(', ')
}

const saved = await measure(
  component,
  (text, n) => text.replace('<h1 ', `<h1 data-saved="${n}" `),
  'h1[data-saved="N"]',
)
process.stdout.write(`A saved component is on the screen after ${saved}\n`)
await page.goto(`${address}/canaux/connecter`)
const restarted = await measure(
  server,
  (text, n) => text.replace("'Page Facebook'", `'Page Facebook ${n}'`),
  'main:has-text("Page Facebook N")',
)
process.stdout.write(`A saved file of the server is after ${restarted}\n`)
await browser.close()
