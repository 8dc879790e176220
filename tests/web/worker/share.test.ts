import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { expectSound, settle, visit } from '../screen.ts'
import { type WithWorker, windowsWithWorker } from './with-worker.ts'

const openWithWorker = windowsWithWorker()
let opened: WithWorker
afterEach(() => opened.close())

/** Sends what a telephone would, by a form of a page: the browser asks for the same address in the same way. */
async function share(shared: { title?: string; text?: string; url?: string }): Promise<void> {
  const { page } = opened
  const picture = await sharp({
    create: { width: 1200, height: 900, channels: 3, background: '#1d5c47' },
  })
    .jpeg()
    .toBuffer()
  await page.evaluate(fields => {
    const form = document.createElement('form')
    Object.assign(form, { action: '/partager', method: 'post', enctype: 'multipart/form-data' })
    for (const [name, value] of Object.entries(fields)) {
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
    }
    form.append(Object.assign(document.createElement('input'), { name: 'image', type: 'file' }))
    document.body.append(form)
  }, shared)
  const file = { name: 'affiche.jpg', mimeType: 'image/jpeg', buffer: picture }
  await page.locator('input[name=image]').setInputFiles(file)
  await Promise.all([
    page.waitForURL('**/evenements/nouveau'),
    page.locator('body > form').evaluate((form: HTMLFormElement) => form.submit()),
  ])
}

describe('what another application shares', () => {
  it('begins an event with its text and its picture, under what was begun', async () => {
    opened = await openWithWorker()
    const { api, page } = opened
    const text = 'Vide-grenier\nDimanche, place de l’église.\nhttps://exemple.fr/vide-grenier'
    await share({ text })
    const field = (name: string) => page.getByLabel(name, { exact: true })
    await expect.poll(() => field('Titre').inputValue()).toBe('Vide-grenier')
    await expect.poll(() => field('Texte').inputValue()).toBe('Dimanche, place de l’église.')
    await expect
      .poll(() => page.locator('[inputmode=url]').inputValue())
      .toBe('https://exemple.fr/vide-grenier')
    await expect.poll(() => api.asked.map(({ path }) => path)).toEqual(['/api/pictures'])
    await settle(page)
    await expectSound(page)
    await share({ title: 'La buvette', text: 'Tenue par les pompiers.' })
    await expect
      .poll(() => field('Texte').inputValue())
      .toBe('Dimanche, place de l’église.\n\nLa buvette\nTenue par les pompiers.')
    await expect.poll(() => field('Titre').inputValue()).toBe('Vide-grenier')
    // Once: the form that is opened again holds its draft, and takes nothing a second time.
    await visit(page, api, '/evenements/nouveau')
    await expect.poll(() => field('Texte').inputValue()).toMatch(/pompiers\.$/)
    expect(await page.evaluate(() => caches.has('tambour-shared'))).toBe(false)
    // By itself the server takes nothing, and leads to the form.
    const answer = await page.request.post(`${api.origin}/partager`, {
      multipart: { text },
      maxRedirects: 0,
    })
    expect([answer.status(), answer.headers().location]).toEqual([303, '/evenements/nouveau'])
  })

  it('waits while one signs in', async () => {
    opened = await openWithWorker()
    const { api, page, window } = opened
    const cookies = await window.context.cookies()
    await window.context.clearCookies()
    await share({ title: 'Vide-grenier', text: 'Dimanche.' })
    await page.getByLabel('Mot de passe').fill('tambour')
    await page.getByLabel('Adresse électronique').fill('hugo@sommeville.example')
    await window.context.addCookies(cookies)
    api.letIn()
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
    await expect
      .poll(() => page.getByLabel('Titre', { exact: true }).inputValue())
      .toBe('Vide-grenier')
  })

  it('is said to be none of theirs to somebody who may not announce', async () => {
    opened = await openWithWorker({ role: 'responder' })
    await share({ text: 'Vide-grenier' })
    await opened.page.getByText('Votre rôle permet de lire').waitFor()
    await expectSound(opened.page)
  })
})
