import { describe, expect, it } from 'vitest'
import { eachWindow, type Opened } from './each-window.ts'
import { expectSound, settle, visit } from './screen.ts'

let api: Opened['api']
let window: Opened['window']
let page: Opened['page']
eachWindow({ role: 'officer' }, opened => {
  ;({ api, window, page } = opened)
})

const answers = '/api/conversations/2/replies'
const text = 'Bonjour, oui, samedi de 9 h à 12 h.'

/** Presses Tab until the focus is on what is looked for. */
async function tabTo(description: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const here = await page.evaluate(() => {
      const { activeElement, body } = document
      return activeElement === body
        ? ''
        : (activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '')
    })
    if (here.includes(description)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached « ${description} »`)
}

const focused = () => page.evaluate(() => document.activeElement?.tagName)

describe('answering', () => {
  it('takes nothing but a keyboard', async () => {
    await visit(page, api, '/messages')
    await tabTo('Marc Dubois')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Julie Martin', level: 1 }).waitFor()
    await settle(page)
    await expect.poll(focused).toBe('H1')
    await expect.poll(() => page.title()).toBe('(3) Julie Martin · Tambour')
    await tabTo('Écrire une réponse')
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('TEXTAREA')
    await page.keyboard.type(text)
    await page.keyboard.press('Control+Enter')
    await page.getByText('Votre réponse est envoyée.').waitFor()
    expect(api.village.asked).toMatchObject([{ path: answers, body: { message: 201, text } }])
    await page.getByText('Réponse en 11').waitFor()
    await expect.poll(focused).toBe('TEXTAREA')
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('')
    expect(window.complaints).toEqual([])
  })

  it('moves in the list with the arrows, Home and End, and Tab leaves it', async () => {
    await visit(page, api, '/messages?filtre=tous')
    await tabTo('Marc Dubois')
    const here = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    await page.keyboard.press('End')
    await expect.poll(here).toContain('Amina Belkacem')
    await page.keyboard.press('ArrowDown')
    await expect.poll(here).toContain('Amina Belkacem')
    await page.keyboard.press('Home')
    await expect.poll(here).toContain('Marc Dubois')
    await page.keyboard.press('Tab')
    await expect.poll(here).toBe('Afficher les plus anciennes')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: /Gains Faciles/ }).waitFor()
  })

  it('keeps the text when it fails, and sends it once however often it is tried', async () => {
    const keys: unknown[] = []
    page.on('request', request => {
      if (request.url().endsWith(answers)) keys.push(request.postDataJSON()?.key)
    })
    await visit(page, api, '/messages/2')
    await page.locator('textarea').fill(text)
    const body = { error: 'unavailable', message: 'Facebook ne répond pas pour l’instant.' }
    api.village.fail('POST', answers, { status: 503, body })
    await page.getByRole('button', { name: 'Envoyer' }).click()
    await page.getByRole('alert').getByText('Facebook ne répond pas').waitFor()
    await page.getByText('Votre texte est gardé.').waitFor()
    expect(await page.locator('textarea').inputValue()).toBe(text)
    await expectSound(page)

    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await page.getByRole('alert').getByText('n’a pas répondu').waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await page.getByText('Votre réponse est envoyée.').waitFor()
    expect(api.village.asked).toHaveLength(1)
    expect(new Set(keys).size).toBe(1)
    expect(keys).toHaveLength(3)
  })

  it('says that it is sending while it takes time', async () => {
    await visit(page, api, '/messages/2')
    await page.locator('textarea').fill(text)
    api.village.fail('POST', answers, 'hang')
    await page.getByRole('button', { name: 'Envoyer' }).click()
    const button = page.getByRole('button', { name: /En cours\s?: Envoyer/ })
    await button.waitFor()
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    expect(await page.locator('textarea').getAttribute('readonly')).not.toBeNull()
    await expectSound(page)
  })

  it('keeps what was begun when one looks elsewhere', async () => {
    await visit(page, api, '/messages/2')
    await page.locator('textarea').fill('Bonjour Madame')
    await page.getByRole('link', { name: /Marc Dubois/ }).click()
    await page.getByRole('heading', { name: 'Marché de Noël', level: 1 }).waitFor()
    await expect.poll(() => page.locator('textarea').inputValue()).toBe('')
    await page.getByRole('link', { name: /Julie Martin/ }).click()
    await page.getByRole('heading', { name: 'Julie Martin', level: 1 }).waitFor()
    expect(await page.locator('textarea').inputValue()).toBe('Bonjour Madame')
  })

  it('chooses whom to answer under a public post', async () => {
    await visit(page, api, '/messages/1')
    await page.getByText('Répondre à Nadia Kessler, en public').waitFor()
    await page.getByRole('button', { name: 'Répondre à ce message' }).last().click()
    await page.getByText('Répondre à Pierre Aubry, en public').waitFor()
    await page.keyboard.type('Les poubelles passent demain.')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Votre réponse est envoyée.').waitFor()
    expect(api.village.asked).toMatchObject([{ body: { message: 102 } }])
  })

  it('shows a failed answer with its reason, and tries it again', async () => {
    const conversation = api.village.conversations.find(one => one.id === 2)
    conversation?.replies.push({
      id: 71,
      message: 201,
      way: 'public',
      text,
      holding: false,
      state: 'failed',
      reason: 'Facebook a refusé la réponse : le message a plus de sept jours.',
      author: 'Hugo Lambert',
      createdAt: new Date(api.village.now).toISOString(),
    })
    await visit(page, api, '/messages/2')
    await page.getByText('le message a plus de sept jours').waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await page.getByText('Envoyée', { exact: true }).waitFor()
  })
})

describe('« pas de réponse attendue »', () => {
  it('asks why, and is undone in one press', async () => {
    await visit(page, api, '/messages/2')
    await page.getByRole('button', { name: 'Pas de réponse attendue' }).click()
    await page.getByRole('button', { name: 'Réglé autrement' }).click()
    await page.getByText('Ce message n’attend plus de réponse.').waitFor()
    await page
      .getByText(/^Écarté\s: réglé autrement$/)
      .first()
      .waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await page.getByText('Attend une réponse').waitFor()
    expect(api.village.asked.map(one => one.body)).toEqual([
      { needsReply: false, reason: 'elsewhere' },
      // Taken back, and not overruled: what held before holds again.
      null,
    ])
  })

  it('overrules a rule with « en fait si »', async () => {
    await visit(page, api, '/messages/4')
    await page.getByText('Écarté d’office').waitFor()
    await page.getByRole('button', { name: 'En fait si' }).click()
    await page.getByText('Ce message attend une réponse.').waitFor()
    expect(api.village.asked).toMatchObject([{ body: { needsReply: true } }])
  })
})
