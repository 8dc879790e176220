import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { addPerson } from '../../server/people/people.ts'
import { believedMs } from '../../server/platform/presence.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { type Running, start } from '../../server/start.ts'
import { connectChromium } from '../support/browser/browser.ts'
import { aPersonToAdd, aSetup } from '../support/builders/people.ts'
import { testClock } from '../support/clock.ts'
import { testSettings } from '../support/context.ts'
import { newDatabaseUrl } from '../support/database/databases.ts'
import { byCommune, fakeNetwork, from, thread } from '../support/network/fake-network.ts'
import { freePort } from '../support/network/free-port.ts'
import { channelOf, newChannel } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const minute = 60_000
const password = 'tambour-de-ville'
const question = from('Ann', ten, 'Il faut réserver pour la belote ?')

/** Two web processes on one PostgreSQL, and a question that waits. */
async function installation() {
  const databaseUrl = await newDatabaseUrl('postgres')
  const clock = testClock(ten + 5 * minute)
  const network = fakeNetwork()
  const serve = async (): Promise<Running> => {
    const port = await freePort()
    const publicUrl = `http://127.0.0.1:${port}`
    const settings = await testSettings('postgres', { databaseUrl, port, publicUrl, role: 'web' })
    const running = await start(settings, { clock, connectors: { fake: network } })
    onTestFinished(() => running.drain())
    // It listens to the other from the first time on that this was asked.
    await running.context.database.foreignVersion()
    return running
  }
  const [here, there] = [await serve(), await serve()]
  const { context } = here
  const camille = { name: 'Camille', email: 'camille@mairie.exemple.fr', password }
  const { commune } = await setup(context, aSetup({ commune: 'Vaux', ...camille }))
  const bernard = { name: 'Bernard', email: 'bernard@mairie.exemple.fr', password } as const
  await addPerson(context, commune.id, aPersonToAdd({ ...bernard, role: 'responder' }), 'test')
  const elise = { name: 'Élise', email: 'elise@mairie.exemple.fr', password } as const
  await addPerson(context, commune.id, aPersonToAdd({ ...elise, role: 'councillor' }), 'test')
  const channel = await newChannel(context, commune.id, 'Page de la mairie', 0)
  const receive = async (...said: Parameters<typeof thread>[1]) => {
    await ingest(context, await channelOf(context, channel), [thread('post-1', said)])
    context.changes.tell(commune.id, 'messages')
  }
  await receive(question)
  const { id } = await context.db.selectFrom('conversation').select('id').executeTakeFirstOrThrow()
  return { here, there, clock, network, receive, camille, bernard, elise, path: `/messages/${id}` }
}

/** Opens the conversation for somebody in a window of their own. */
async function opener(path: string) {
  const browser = await connectChromium()
  onTestFinished(() => browser.close())
  return async ({ url }: Running, { email }: { email: string }): Promise<Page> => {
    const window = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' })
    const page = await window.newPage()
    const data = { email, password }
    const headers = { origin: url }
    const signedIn = await page.request.post(`${url}/api/auth/sign-in/email`, { data, headers })
    expect(signedIn.ok(), await signedIn.text()).toBe(true)
    await page.clock.install()
    await page.goto(url + path)
    await page.getByText(question.text).first().waitFor()
    return page
  }
}

it('two browsers at two processes see each other, and do not answer against each other', async () => {
  const { here, there, clock, network, receive, camille, bernard, path } = await installation()
  const open = await opener(path)
  const one = await open(here, camille)
  await one.getByRole('textbox').fill('Bonjour, oui, au 03 26 00 00 01.')
  const other = await open(there, bernard)
  await other.getByText('Camille écrit…').waitFor()
  await one.getByText('Bernard regarde cette conversation').waitFor()
  await other.getByRole('textbox').fill('Bonjour, non, entrée libre.')
  await one.getByText('Bernard écrit…').waitFor()

  // Camille is quicker, in the other process.
  await one.keyboard.press('Control+Enter')
  await one.getByText('Votre réponse est envoyée.').waitFor()
  await other.getByText('Camille a répondu depuis que vous avez commencé').waitFor()
  await other.getByRole('textbox').press('Control+Enter')
  // It is not sent: the keyboard is led to the notice.
  await other.locator(':focus', { hasText: 'Camille a répondu' }).waitFor()
  expect(network.replied).toHaveLength(1)
  await other.getByRole('button', { name: 'Garder le brouillon' }).click()

  // Then somebody answers on the network itself.
  await receive(question, byCommune(ten + 6 * minute, 'Voyez avec le club.'))
  await other.getByText('La mairie a répondu depuis que vous avez commencé').waitFor()
  await other.getByRole('button', { name: 'Envoyer quand même' }).click()
  await other.getByText('Votre réponse est envoyée.').waitFor()
  expect(network.replied.map(({ text }) => text)).toEqual([
    'Bonjour, oui, au 03 26 00 00 01.',
    'Bonjour, non, entrée libre.',
  ])

  // Bernard’s network breaks: he is there until he would have said so twice, and no longer.
  await one.getByText('Bernard regarde cette conversation').waitFor()
  await other.context().setOffline(true)
  await one.clock.fastForward(10_000)
  await one.getByText('Bernard regarde cette conversation').waitFor()
  // What he said last may still be on its way, and be heard after the clock went on.
  const isSeen = async () => {
    clock.advance(believedMs)
    await one.clock.fastForward(10_000)
    return await one.getByText('Bernard regarde cette conversation').isVisible()
  }
  await expect.poll(isSeen, { interval: 200 }).toBe(false)
  await other.context().setOffline(false)
  await other.clock.fastForward(10_000)
  await one.getByText('Bernard regarde cette conversation').waitFor()

  // And a window that is closed says so itself.
  await other.close({ runBeforeUnload: true })
  await one.getByText('Bernard regarde cette conversation').waitFor({ state: 'detached' })
})

it('two windows of one account do not answer against each other', async () => {
  const { here, there, network, camille, elise, path } = await installation()
  const open = await opener(path)
  const one = await open(here, camille)
  const other = await open(there, camille)
  const reader = await open(here, elise)
  await other.getByRole('textbox').fill('Bonjour, non, entrée libre.')
  await one.getByRole('textbox').fill('Bonjour, oui, au 03 26 00 00 01.')
  // Who may only read sees who writes, and stands in nobody’s way.
  await reader.getByText('Camille écrit…').waitFor()
  await expect.poll(() => one.getByText('Élise').count()).toBe(0)

  await one.getByRole('textbox').press('Control+Enter')
  await one.getByText('Votre réponse est envoyée.').waitFor()
  const left = 'Une réponse de vous est partie depuis que vous avez commencé'
  await other.getByText(left).waitFor()
  await other.getByRole('textbox').press('Control+Enter')
  await other.locator(':focus', { hasText: left }).waitFor()
  expect(network.replied).toHaveLength(1)

  // The window that answered goes on at once.
  await one.getByRole('textbox').fill('Et prenez vos jetons.')
  await one.getByRole('textbox').press('Control+Enter')
  await expect.poll(() => network.replied.length).toBe(2)
  await expect.poll(() => one.getByText(left).count()).toBe(0)
  await other.getByText('Et prenez vos jetons.').first().waitFor()
  await other.getByRole('button', { name: 'Envoyer quand même' }).click()
  await expect.poll(() => network.replied.length).toBe(3)
})
