import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCommune, aMembership } from '../../support/builders/people.ts'
import { expectSound, follow, settle, visit } from '../screen.ts'
import { type WithWorker, windowsWithWorker } from './with-worker.ts'

const openWithWorker = windowsWithWorker()
let opened: WithWorker
beforeEach(async () => {
  opened = await openWithWorker()
})
afterEach(() => opened.close())

const minutes = 60_000
/** What the browser keeps of what was seen, by key. */
const kept = () =>
  opened.page.evaluate(async () => {
    if (!(await caches.has('tambour-kept'))) return []
    const all = await (await caches.open('tambour-kept')).keys()
    return all.map(({ url }) => decodeURIComponent(new URL(url).pathname)).toSorted()
  })
const banner = () => opened.page.locator('.offline-line span[aria-hidden]')

/** Opens a screen as from the home screen, so much later. */
async function openLater(path: string, ms: number): Promise<void> {
  const { api, page } = opened
  await page.clock.setSystemTime(Date.now() + ms)
  await page.goto(api.origin + path)
  await settle(page)
}

describe('without a line', () => {
  it('shows what was last seen, with its age, until the line is back', async () => {
    const { api, page, window } = opened
    await visit(page, api, '/messages')
    await follow(page, '/messages/3')
    await expect.poll(kept).toContain('/kept/conversation 3')
    await window.context.setOffline(true)
    await openLater('/', 12 * minutes)
    await page.getByRole('heading', { name: 'Marc Dubois' }).waitFor()
    await banner().waitFor()
    await expect.poll(() => banner().textContent()).toMatch(/^Vu il y a 12\smin, hors ligne/)
    await expectSound(page)
    await openLater('/messages', 3 * 60 * minutes)
    await page
      .getByRole('link', { name: /Marc Dubois/ })
      .first()
      .waitFor()
    await expect.poll(() => banner().textContent()).toMatch(/^Vu il y a 3\sheures, hors ligne/)
    await follow(page, '/messages/3')
    await page.getByRole('heading', { name: 'Marc Dubois', level: 1 }).waitFor()
    await expectSound(page)
    // What was not seen is not there, and says so.
    await follow(page, '/messages/2')
    await page.getByRole('alert').getByText('n’a pas répondu').waitFor()
    await window.context.setOffline(false)
    await banner().waitFor({ state: 'detached' })
    await page.getByRole('alert').waitFor({ state: 'detached' })
    // But for what the browser says of the line.
    const complaints = window.complaints.filter(text => !text.startsWith('Failed to load resource'))
    expect(complaints).toEqual([])
  })

  it('opens with what was last seen while the server takes its time', async () => {
    const { api, page } = opened
    api.fail('GET', '/api/me', 'hang')
    api.fail('GET', '/api/today', 'hang')
    await page.goto(api.origin)
    await page.getByRole('heading', { name: 'Marc Dubois' }).waitFor()
    await expect.poll(() => banner().count()).toBe(0)
  })

  it('shows nothing that is older than a day', async () => {
    const { page, window } = opened
    await window.context.setOffline(true)
    await openLater('/', 25 * 60 * minutes)
    await page.getByRole('heading', { name: 'Tambour ne répond pas' }).waitFor()
    // And keeps nothing of it once it is open.
    await window.context.setOffline(false)
    await page.getByRole('heading', { name: 'Marc Dubois' }).waitFor()
    await expect.poll(kept).toEqual(['/kept/me', '/kept/today'])
  })
})

describe('what was seen', () => {
  it('is erased when one signs out', async () => {
    const { page } = opened
    await expect.poll(kept).toEqual(['/kept/me', '/kept/today'])
    await page.getByRole('button', { name: /Plus/ }).click()
    await page.getByRole('button', { name: 'Se déconnecter' }).filter({ visible: true }).click()
    await page.getByLabel('Mot de passe').waitFor()
    await expect.poll(() => kept()).toEqual([])
  })

  it('is erased when the session is over', async () => {
    const { api, page } = opened
    await api.signOut()
    await visit(page, api, '/')
    await page.getByLabel('Mot de passe').waitFor()
    await expect.poll(kept).toEqual([])
  })

  it('is of the commune in which one works', async () => {
    const { api, page } = opened
    const { id } = await aCommune(api.db, { name: 'Vouzy' })
    await aMembership(api.db, id, 'u2', 'officer')
    const commune = { commune: id }
    await page.request.put(`${api.origin}/api/me/commune`, {
      data: commune,
      headers: { origin: api.origin },
    })
    await page.goto(api.origin)
    await page.getByText('Vouzy').first().waitFor({ state: 'attached' })
    await expect.poll(() => page.getByRole('heading', { name: 'Marc Dubois' }).count()).toBe(0)
  })
})

describe('an answer that is sent without a line', () => {
  it('leaves by itself when Tambour is opened with one, and once though the first try had arrived', async () => {
    const { api, page, cutAfter } = opened
    const path = '/api/conversations/3/replies'
    await visit(page, api, '/messages/3')
    await expect.poll(kept).toContain('/kept/conversation 3')
    cutAfter(path)
    await page.getByRole('textbox', { name: /^Répondre/ }).fill('Oui, à 14 h 30.')
    await page.getByRole('button', { name: 'Répondre en public' }).click()
    await page.getByText('Votre réponse attend la connexion').waitFor()
    await expectSound(page)
    await page.goto(`${api.origin}/messages/3`)
    await page.getByText('Votre réponse attend la connexion').waitFor()
    const field = page.getByRole('textbox', { name: /^Répondre/ })
    await expect.poll(() => field.inputValue()).toBe('Oui, à 14 h 30.')
    await expect.poll(() => field.getAttribute('readonly')).not.toBeNull()
    await follow(page, '/')
    cutAfter(null)
    await page.getByText('votre réponse à Marc Dubois est partie').waitFor()
    const replies = await api.db.selectFrom('reply').select('text').execute()
    expect(replies.filter(({ text }) => text === 'Oui, à 14 h 30.')).toHaveLength(1)
    await follow(page, '/messages/3')
    await expect.poll(() => field.inputValue()).toBe('')
  })

  it('can be taken back, and stays where the server refuses it, which says why', async () => {
    const { api, page, window } = opened
    await visit(page, api, '/messages/3')
    const field = page.getByRole('textbox', { name: /^Répondre/ })
    const send = page.getByRole('button', { name: /^(Répondre|Réessayer)/ }).last()
    await window.context.setOffline(true)
    await field.fill('Oui.')
    await send.click()
    await page.getByRole('button', { name: 'Reprendre la réponse' }).click()
    await expect.poll(() => field.evaluate(one => one === document.activeElement)).toBe(true)
    await field.fill('Non.')
    await send.click()
    await page.getByText('Votre réponse attend la connexion').waitFor()
    const body = { error: 'conflict', message: 'Le fil est fermé.' }
    api.fail('POST', '/api/conversations/3/replies', { status: 409, body })
    await window.context.setOffline(false)
    await page.getByText('n’est pas partie, son texte est gardé. Le fil est fermé.').waitFor()
    await expect.poll(() => field.inputValue()).toBe('Non.')
    await expect.poll(() => field.getAttribute('readonly')).toBeNull()
    expect(api.asked).toEqual([])
  })
})
