import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { changeChannel, getChannel } from '../../../server/channels/channels.ts'
import { connectChannel } from '../../../server/channels/connect-channel.ts'
import { pollChannel } from '../../../server/inbox/receiving/poll.ts'
import { setup } from '../../../server/set-up/set-up.ts'
import { start } from '../../../server/start.ts'
import { connectChromium } from '../../support/browser/browser.ts'
import { aChannelToConnect } from '../../support/builders/channels.ts'
import { aSetup } from '../../support/builders/people.ts'
import { testClock } from '../../support/clock.ts'
import { testSettings } from '../../support/context.ts'
import {
  dovecotPath,
  password as mailPassword,
  startDovecot,
} from '../../support/mailbox/dovecot.ts'
import { startSmtpDrop } from '../../support/mailbox/smtp.ts'
import { freePort } from '../../support/network/free-port.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'
import { expectSoundAtBothSizes } from '../screen.ts'

const ten = paris('2026-06-02T10:00')
const minute = 60_000
const password = 'tambour-de-ville'
const user = 'mairie-repondeur@exemple.fr'
const machine = 'noreply@operateur.example'
const other = 'noreply@pbx.example'

const dovecot = dovecotPath()

/** A commune whose mailbox has voice messages from two callers, of whom one called twice. */
async function begin(path: string) {
  const server = await startDovecot(path)
  onTestFinished(() => server.stop())
  const drop = await startSmtpDrop()
  onTestFinished(drop.close)
  const clock = testClock(ten)
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const settings = await testSettings('sqlite', { port, publicUrl, loopbackFeeds: true })
  const tambour = await start(settings, { clock })
  onTestFinished(() => tambour.drain())
  const { context } = tambour
  const camille = { name: 'Camille', email: 'camille@mairie.exemple.fr', password }
  const { commune } = await setup(context, aSetup({ commune: 'Vaux', ...camille }))
  const who = { communeId: commune.id, actor: 'Camille' }
  let count = 0
  const ring = (caller: string, from = machine) => {
    clock.advance(minute)
    const subject = Buffer.from(`Message vocal de ${caller}`).toString('base64')
    const lines = [
      `From: Répondeur <${from}>`,
      'To: mairie@exemple.fr',
      `Subject: =?utf-8?B?${subject}?=`,
      `Message-ID: <${++count}@operateur.example>`,
      `Date: ${new Date(clock.now()).toUTCString()}`,
      'Content-Type: text/plain; charset=utf-8',
    ]
    server.deliver(user, `${lines.join('\r\n')}\r\n\r\nDurée : 0:42\r\n`, clock.now())
  }
  const channel = await connectChannel(
    context,
    who,
    aChannelToConnect({
      ...{ connector: 'mailbox', name: 'Courriel de la mairie', publishes: false },
      secrets: { password: mailPassword },
      config: { address: user, imap: server.imap, smtp: drop.smtp },
    }),
  )
  const politely = { patienceMs: 10_000, budgetMs: 20_000 }
  const poll = async () => {
    clock.advance(minute)
    await pollChannel(context, channel.id, politely)
  }
  const browser = await connectChromium()
  onTestFinished(() => browser.close())
  const window = await browser.newContext({
    ...{ locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce' },
    viewport: { width: 1280, height: 860 },
  })
  const page = await window.newPage()
  const headers = { origin: publicUrl }
  const data = { email: camille.email, password }
  await page.request.post(`${publicUrl}/api/auth/sign-in/email`, { data, headers })
  const change = async (config: Record<string, string>) =>
    await changeChannel(context, who, channel.id, { config })
  const now = async () => await getChannel(context, commune.id, channel.id)
  return { page, ring, poll, drop, url: publicUrl, channel: now, change }
}

async function expectSoundEverywhere(page: Page): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 860 })
    await expectSoundAtBothSizes(page)
  }
}

it.skipIf(dovecot === null)(
  'voice messages are offered, followed, called back, and left aside again',
  async () => {
    const { page, ring, poll, drop, url } = await begin(dovecot ?? '')
    ring('06 12 34 56 78')
    ring('+33 6 12 34 56 78')
    ring('numéro masqué')
    await poll()

    // Offered, with what it would know.
    await page.goto(`${url}/canaux`)
    const card = page.getByRole('article')
    const question = card.getByText(/^3\smessages vocaux de noreply@operateur\.example ne sont pas/)
    await question.waitFor()
    await expectSoundEverywhere(page)
    await card.getByRole('button', { name: /^Oui, les suivre/ }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/^un numéro masqué, /).waitFor()
    await expect.poll(() => dialog.getByText(/^06\s12\s34\s56\s78, /).count()).toBe(2)
    await expectSoundEverywhere(page)
    await dialog.getByRole('button', { name: 'Suivre ces messages' }).press('Enter')
    await page.getByText(/sont suivis comme des demandes/).waitFor()
    await question.waitFor({ state: 'detached' })

    // Those that were there already wait: the same caller once.
    await poll()
    await page.goto(`${url}/messages`)
    await page.getByRole('link', { name: /^Messages 2\spersonnes attendent/ }).waitFor()
    await page.getByRole('link', { name: /Message vocal de 06/ }).click()
    await page.getByRole('heading', { level: 1, name: /06\s12\s34\s56\s78/ }).waitFor()
    await expect.poll(() => page.getByRole('article').count()).toBe(2)

    // Called back, and never written to.
    await expect.poll(() => page.getByRole('textbox').count()).toBe(0)
    const call = page.getByRole('link', { name: /^Appeler le 06/ })
    await expect.poll(() => call.getAttribute('href')).toBe('tel:0612345678')
    await expectSoundEverywhere(page)
    await page.getByRole('button', { name: 'Répondu par téléphone' }).press('Enter')
    await dialog.getByLabel('Quand avez-vous répondu').waitFor()
    await expectSoundEverywhere(page)
    await dialog.getByRole('button', { name: 'Noter cette réponse' }).press('Enter')
    await page.getByText('Camille a noté cette réponse par téléphone').waitFor()
    // Nobody waits any more: to call is no longer what is asked.
    await expect.poll(() => call.getAttribute('class')).not.toContain('btn-primary')
    await page
      .getByText(/^Réponse en /)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await page.getByText('Camille a retiré cette réponse par téléphone').waitFor()
    expect(drop.mails).toEqual([])
  },
)

it.skipIf(dovecot === null)(
  '« Annuler » takes back what was said of one sender alone',
  async () => {
    const { page, ring, poll, url, channel, change } = await begin(dovecot ?? '')
    ring('06 12 34 56 78')
    ring('06 98 76 54 32', other)
    await poll()
    await page.goto(`${url}/canaux`)
    const card = page.getByRole('article')
    await card.getByRole('button', { name: `Oui, les suivre ${other}` }).press('Enter')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Suivre ces messages' })
      .press('Enter')
    await page.getByText(/sont suivis comme des demandes/).waitFor()
    // Meanwhile somebody else follows the first, of which this screen has not heard.
    const { config } = await channel()
    const rules = JSON.parse(config.reports ?? '[]')
    const more = { ...rules[0], sender: machine }
    await change({ reports: JSON.stringify([...rules, more]) })
    await page.getByRole('button', { name: 'Annuler', exact: true }).last().press('Enter')
    await expect
      .poll(async () => JSON.parse((await channel()).config.reports ?? '[]'))
      .toEqual([more])
  },
)

it.skipIf(dovecot === null)('voice messages that are left aside are offered no more', async () => {
  const { page, ring, poll, url } = await begin(dovecot ?? '')
  ring('06 12 34 56 78')
  await poll()
  await page.goto(`${url}/canaux`)
  const card = page.getByRole('article')
  const question = card.getByText(/messages? voca(l|ux) de noreply@operateur\.example/)
  await question.waitFor()
  await card.getByRole('button', { name: /^Non merci/ }).press('Enter')
  await page.getByText(/ne proposera plus de suivre/).waitFor()
  await question.waitFor({ state: 'detached' })
  // Taken back, and asked again.
  await page.getByRole('button', { name: 'Annuler', exact: true }).press('Enter')
  await question.waitFor()
  await card.getByRole('button', { name: /^Non merci/ }).press('Enter')
  await question.waitFor({ state: 'detached' })
  await page.reload()
  await card.getByText('Détails et réglages').press('Enter')
  await card.getByRole('button', { name: /^Réglages/ }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect
    .poll(() => dialog.getByLabel(/^Répondeurs laissés de côté/).inputValue())
    .toBe(machine)
  await expect.poll(() => question.count()).toBe(0)

  // Wanted after all, and the ready rule added where the rules are.
  await dialog.getByLabel(/^Répondeurs laissés de côté/).fill('')
  await dialog.getByRole('button', { name: 'Enregistrer' }).press('Enter')
  await question.waitFor()
  await card.getByRole('button', { name: /^Réglages/ }).press('Enter')
  await dialog.getByRole('button', { name: 'Ajouter la règle toute prête' }).press('Enter')
  await dialog.getByText(/^Sur 1\scourriel de ces outils\s: 1\sdemande/).waitFor()
  await dialog.getByText(/message de 06\s12\s34\s56\s78/).waitFor()
  await expect
    .poll(() => dialog.getByLabel('Objet d’un nouveau signalement').inputValue())
    .toBe('Message vocal de {numéro}')
  await expectSoundEverywhere(page)
})
