import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { answeredYear, writeAnswers } from '../../support/open-data.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { expectSoundAtBothSizes, expectSoundInBothThemes, walkTo } from '../screen.ts'

// The mairie's clock stands at 24 November 2026.
const november = { date: '2026-11-12', after: [3, 8, 9, 11, 12.5, 13, 14, 20, null] }

eachWindow({ also: context => writeAnswers(context, 1, [...answeredYear.slice(0, -1), november]) })

const section = () => page.getByRole('region', { name: 'Délai de réponse en public' })
const button = (name: string) => section().getByRole('button', { name })
const said =
  /^La mairie répond en \d+\s(minutes?) \(médiane des 4 dernières semaines, sur \d+\smessages\)$/

it('shows what residents would see, and lets an administrator show it to them', async () => {
  await walkTo(page, api, '/reglages/commune')
  await section().getByText('Personne ne le voit en dehors de la mairie.').waitFor()
  const sentence = await section().getByText(said).textContent()
  await expect
    .poll(() =>
      section()
        .locator('img')
        .evaluate(image => (image as HTMLImageElement).naturalWidth),
    )
    .toBe(440)
  await expectSoundInBothThemes(page)
  await button('Montrer à tous').click()
  await section().getByText('Tout le monde le voit.').waitFor()
  await expect.poll(() => section().locator('code').textContent()).toContain('/reponses.svg?')
  await expectSoundAtBothSizes(page)

  // On another site, narrower than the picture.
  const code = (await section().locator('code').textContent()) ?? ''
  const head = '<!doctype html><meta name="viewport" content="width=device-width">'
  const site = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html')
    answer.end(head + code)
  })
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  onTestFinished(() => site[Symbol.asyncDispose]())
  await page.setViewportSize({ width: 360, height: 860 })
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}`)
  const picture = page.getByRole('img')
  await expect
    .poll(() => picture.evaluate(image => (image as HTMLImageElement).naturalWidth))
    .toBe(440)
  expect((await picture.boundingBox())?.width).toBeLessThanOrEqual(360)

  await page.goto(`${api.origin}/reponses`)
  await expect.poll(() => page.locator('strong').textContent()).toBe(sentence)
  const rows = page.getByRole('table').getByRole('row')
  await expect.poll(() => rows.count()).toBe(9)
  await expectSoundInBothThemes(page)
  await page.goto(`${api.origin}/agenda?commune=${api.commune}`)
  await page.getByText(sentence ?? '').waitFor()
  await page.getByRole('link', { name: 'Comment c’est compté' }).click()
  await page.getByRole('heading', { name: 'Délais de réponse', level: 1 }).waitFor()
})

it('is decided by who may change the commune', async () => {
  await api.become('councillor')
  await walkTo(page, api, '/reglages/commune')
  await section().getByText(said).waitFor()
  await expect.poll(() => section().getByRole('button').count()).toBe(0)
})
