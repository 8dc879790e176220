import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectChannel } from '../../server/channels/connect-channel.ts'
import { createEvent, editEvent } from '../../server/events/plan-event.ts'
import type { Actor } from '../../server/people/rules/role.ts'
import { addMedia } from '../../server/pictures/media.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { addMember } from '../support/alerts.ts'
import { feast, mayor } from '../support/approval.ts'
import { findings } from '../support/browser/axe.ts'
import { connectChromium } from '../support/browser/browser.ts'
import { faintTexts } from '../support/browser/contrast.ts'
import { anApprover, needApproval } from '../support/builders/approval.ts'
import { aChannelToConnect } from '../support/builders/channels.ts'
import { anEventEdit } from '../support/builders/events.ts'
import { aSetup } from '../support/builders/people.ts'
import { testClock } from '../support/clock.ts'
import { startVillage } from '../support/village.ts'

let browser: Browser
beforeAll(async () => {
  browser = await connectChromium()
})
afterAll(() => browser.close())

it('is approved by the mayor, on a telephone, by the link of a mail', async () => {
  const clock = testClock('2026-06-02T08:00:00Z')
  const { sandbox, tambour, jobs } = await startVillage(clock)
  const { context } = tambour
  const { commune, user } = await setup(
    context,
    aSetup({
      commune: 'Vaubécourt-sur-Marne',
      name: 'Camille Perrin',
      email: 'camille@mairie.exemple.fr',
      password: 'tambour-de-ville',
    }),
  )
  const anne: Actor = { communeId: commune.id, userId: user.id, actor: user.name }
  const channel = await connectChannel(
    context,
    anne,
    aChannelToConnect({
      config: { page: sandbox.village.id },
      secrets: { token: sandbox.village.token },
    }),
  )
  await needApproval(context, anne, { roles: [], approvers: [anApprover(mayor)] })
  const bruno: Actor = {
    communeId: commune.id,
    userId: await addMember(context, commune.id, 'Bruno', 'officer'),
    actor: 'Bruno',
  }
  const bytes = await sharp({
    create: { width: 800, height: 450, channels: 3, background: '#1d5c47' },
  })
    .jpeg()
    .toBuffer()
  const media = await addMedia(context, bruno, { bytes, alt: 'Affiche : un feu devant la mairie.' })
  const wanted = { ...feast, channels: [channel.id], media: [media.id] }
  const event = await createEvent(context, bruno, wanted)

  // The mail as it was sent, without anybody but Tambour asking for it.
  await expect.poll(async () => (await sandbox.mail()).length).toBe(1)
  const [mail] = await sandbox.mail()
  expect(mail?.to).toContain(mayor.email)
  expect(mail?.subject).toMatch(/^À valider\s: Feux de la Saint-Jean, Vaubécourt-sur-Marne$/)
  expect(mail?.text).toContain('Affiche : un feu devant la mairie.')
  const link = /http\S+\/valider\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''

  const telephone = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'fr-FR',
    javaScriptEnabled: true,
  })
  const page = await telephone.newPage()
  const strangers: string[] = []
  page.on('request', request => {
    if (!request.url().startsWith(tambour.url)) strangers.push(request.url())
  })
  await page.setContent(mail?.html ?? '')
  await look(page, 'mail')
  await page.goto(`${link}#refuser`)
  await page.getByLabel('Pourquoi').waitFor()
  await expect.poll(() => page.getByLabel('Pourquoi').isVisible()).toBe(true)

  await page.goto(link)
  await page.getByRole('heading', { level: 1, name: 'À valider' }).waitFor()
  await page.getByText('Le comité des fêtes vous invite.').waitFor()
  await page.getByRole('img', { name: /un feu devant la mairie/ }).waitFor()
  expect(await page.evaluate('document.images[0].naturalWidth')).toBe(800)
  await look(page, 'page')

  // A question decides nothing, and is seen beside what would be published.
  await page.goto(`${link}#question`)
  await page.getByLabel('Votre message').fill('La route est-elle barrée ?\nMerci.')
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await page.getByRole('heading', { name: 'Questions et réponses' }).waitFor()
  await page.getByText('La route est-elle barrée ?').waitFor()
  await look(page, 'question')

  // Changed meanwhile: the mayor is told, reads again, and approves that.
  await editEvent(context, bruno, event.id, anEventEdit({ ...wanted, place: 'Le stade' }))
  await page.getByRole('button', { name: 'Valider', exact: true }).click()
  await page.getByRole('alert').getByText('Le contenu a changé').waitFor()
  await page.getByText('Le stade').first().waitFor()
  await look(page, 'changed')
  expect((await sandbox.mail()).length).toBe(1)
  await page.getByRole('button', { name: 'Valider', exact: true }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'C’est validé' }).waitFor()
  await page
    .getByText(/^Validé par Claude Martin \(maire@exemple\.fr\), le mardi 2\sjuin/)
    .waitFor()
  await look(page, 'receipt')
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'C’est validé' }).waitFor()

  clock.set('2026-06-05T16:00:00Z')
  await jobs.due.runOnce()
  const [post] = sandbox.posts(sandbox.village.id)
  expect(post?.text).toContain('Le stade')
  expect(strangers).toEqual([])
  await telephone.close()
})

/** axe finds nothing at either width in either theme, and nothing is wider than the window. */
async function look(page: Page, name: string): Promise<void> {
  // A mail is no page: it has no landmarks.
  const left = name === 'mail' ? ['landmark-one-main', 'region'] : []
  const rules = Object.fromEntries(left.map(rule => [rule, { enabled: false }]))
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const isDark = colorScheme === 'dark'
      expect(await (isDark ? faintTexts(page) : findings(page, rules))).toEqual([])
      const { scrollWidth, clientWidth } = await widths(page)
      expect(scrollWidth, `${name} at ${width}`).toBe(clientWidth)
    }
  }
  await page.setViewportSize({ width: 360, height: 740 })
}

async function widths(page: Page): Promise<{ scrollWidth: number; clientWidth: number }> {
  return await page.evaluate(
    '(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))(document.documentElement)',
  )
}
