import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { createEvent } from '../../server/events/plan-event.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import type { Actor } from '../../server/people/rules/role.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { deliveryMails } from '../../server/publishing/mail.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { start } from '../../server/start.ts'
import { feast } from '../support/approval.ts'
import { connectChromium } from '../support/browser/browser.ts'
import { aSetup } from '../support/builders/people.ts'
import { testClock } from '../support/clock.ts'
import { testSettings } from '../support/context.ts'
import { fakeMailer } from '../support/fake-mailer.ts'
import { fakeNetwork } from '../support/network/fake-publisher.ts'
import { freePort } from '../support/network/free-port.ts'
import { addChannel } from '../support/publishing.ts'

let browser: Browser
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(() => browser.close())

const password = 'tambour-de-ville'
const email = 'camille@mairie.exemple.fr'

it('is four out and one failed: told by mail, mended by one click, and only that one', async () => {
  const clock = testClock('2026-06-02T08:00:00Z')
  const network = fakeNetwork()
  const port = await freePort()
  const settings = await testSettings('sqlite', { port, publicUrl: `http://127.0.0.1:${port}` })
  const tambour = await start(settings, { clock, connectors: { fake: network.connector } })
  onTestFinished(() => tambour.drain())
  const { context } = tambour
  const mailer = fakeMailer()
  context.mailer = mailer
  const { commune, user } = await setup(
    context,
    aSetup({ commune: 'Vaubécourt-sur-Marne', name: 'Camille Perrin', email, password }),
  )
  const by: Actor = { communeId: commune.id, userId: user.id, actor: user.name }
  const channels: number[] = []
  for (const page of ['a', 'b', 'c', 'd', 'e']) {
    channels.push(await addChannel({ context, communeId: commune.id }, page))
  }
  const event = await createEvent(context, by, {
    ...feast,
    channels,
    times: ['2026-06-05T18:00'],
  })
  network.refusing.add('c')
  clock.set('2026-06-05T16:00:00Z')
  await deliverDue(context, { worker: 'w1' })
  await expect.poll(() => network.calls.publish.toSorted().join('')).toBe('abcde')

  await sendMails(context, deliveryMails)
  clock.advance(5_000)
  await sendMails(context, deliveryMails)
  await expect.poll(() => mailer.mails.length).toBe(1)
  const href = /http\S+#publication-\d+/.exec(mailer.mails[0]?.text ?? '')?.[0] ?? ''
  expect(href).toContain(`/evenements/${event.id}#publication-`)

  // The mail's link leads through the sign-in to the one that failed.
  const page = await browser.newPage({ viewport: { width: 360, height: 600 }, locale: 'fr-FR' })
  await page.goto(href)
  await page.getByLabel('Adresse électronique').fill(email)
  await page.getByLabel('Mot de passe').fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  const failed = page.getByRole('dialog', { name: /^Page c/ })
  await failed.getByText('Le réseau refuse ce texte.').waitFor()
  await expect.poll(() => isInView(page, failed)).toBe(true)
  await page.getByText(/^4\spublications sur 5 sont en ligne/).waitFor()
  await expect.poll(() => page.getByRole('button', { name: /^Réessayer/ }).count()).toBe(1)
  const events = page
    .getByRole('navigation')
    .getByRole('link', { name: /^Événements/ })
    .last()
  await events.getByText(/^1\spublication à regarder$/).waitFor({ state: 'attached' })

  network.refusing.clear()
  network.calls.publish.splice(0)
  await failed.getByRole('button', { name: /^Réessayer/ }).click()
  await failed.getByText(/^Publiée/).waitFor()
  expect(network.calls.publish).toEqual(['c'])
  expect(network.posts.map(post => post.page).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e'])
  await events.getByText('publication à regarder').waitFor({ state: 'detached' })
  await expect.poll(() => page.getByText(/sur 5 sont en ligne/).count()).toBe(0)
  await page.close()
})

async function isInView(page: Page, locator: Locator): Promise<boolean> {
  const box = await locator.boundingBox()
  return box !== null && box.y >= 0 && box.y + box.height <= (page.viewportSize()?.height ?? 0)
}
