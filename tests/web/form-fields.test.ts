import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { api, eachWindow, oneWindow, page } from './each-window.ts'
import { expectSoundAtBothSizes, settle, walkTo } from './screen.ts'

const options = { role: 'administrator' } as const

const add = () => page.getByRole('button', { name: 'Ajouter et inviter' })
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'))

/** What is told of a field, which is marked as wrong. */
async function told(label: string): Promise<string | null> {
  const field = page.getByLabel(label, { exact: true })
  if ((await field.getAttribute('aria-invalid')) !== 'true') return null
  const described = (await field.getAttribute('aria-describedby')) ?? ''
  return await page.locator(`#${described.split(' ').at(-1)}`).textContent()
}

/** Anyone who is added has an account: what the server is going to say of the address. */
async function fillWhatIsRefused(): Promise<string> {
  const message = 'L’adresse zoe@exemple.fr a déjà un compte.'
  api.fail('POST', '/api/people', {
    status: 409,
    body: { error: 'conflict', message, field: 'email' },
  })
  await walkTo(page, api, '/reglages/personnes')
  await page.getByLabel('Nom', { exact: true }).fill('Zoé Petit')
  await page.getByLabel('Adresse électronique', { exact: true }).fill('zoe@exemple.fr')
  return message
}

describe('a field', () => {
  oneWindow(options)

  it('says in our words what the browser finds wrong, in its place, one after the other', async () => {
    await walkTo(page, api, '/reglages/personnes')
    await add().click()
    await expect.poll(() => told('Nom')).toBe('À remplir.')
    await expect.poll(() => told('Adresse électronique')).toBe('À remplir.')
    await expect.poll(() => focused()).toBe('name')
    await expectSoundAtBothSizes(page)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.getByLabel('Nom', { exact: true }).fill('Zoé Petit')
    await expect.poll(() => told('Nom')).toBe(null)
    await expect.poll(() => page.getByLabel('Nom', { exact: true }).inputValue()).toBe('Zoé Petit')
    await page.getByLabel('Adresse électronique', { exact: true }).fill('zoe')
    await add().click()
    await expect.poll(() => told('Adresse électronique')).toMatch(/comme mairie@exemple\.fr/)
    await expect.poll(() => focused()).toBe('email')
    expect(api.asked).toEqual([])
  })

  it('shows the refusal that speaks of it, and nothing says it twice', async () => {
    const message = await fillWhatIsRefused()
    await add().click()
    await expect.poll(() => told('Adresse électronique')).toBe(message)
    await expect.poll(() => focused()).toBe('email')
    await expect.poll(() => page.getByText(message).count()).toBe(1)
    await expectSoundAtBothSizes(page)
  })

  it('of a number that is too small says how much at least, and speaks of no date', async () => {
    await walkTo(page, api, '/reglages/commune')
    const goal = page.locator('input[name=goalPercent]')
    await goal.fill('20')
    await page.locator('form:has([name=goalPercent]) [type=submit]').click()
    await page.getByText('Au moins 50.', { exact: true }).waitFor()
    await expect.poll(() => focused()).toBe('goalPercent')
  })

  it('leaves to the notice what speaks of no field of the form', async () => {
    const message = 'C’est impossible pour l’instant.'
    api.fail('POST', '/api/people', {
      status: 409,
      body: { error: 'conflict', message, field: 'elsewhere' },
    })
    await walkTo(page, api, '/reglages/personnes')
    await page.getByLabel('Nom', { exact: true }).fill('Zoé Petit')
    await page.getByLabel('Adresse électronique', { exact: true }).fill('zoe@exemple.fr')
    await add().click()
    await page.getByRole('alert').getByText(message).waitFor()
  })

  it('of an event that is edited shows the refusal that speaks of it', async () => {
    const message = 'Cette date est déjà passée\u00a0: choisissez-en une autre.'
    const id = 1
    api.fail('PUT', `/api/events/${id}`, {
      status: 400,
      body: { error: 'bad-request', message, field: 'startLocal' },
    })
    await walkTo(page, api, `/evenements/${id}/modifier`)
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expect.poll(() => told('Début')).toBe(message)
    await expect.poll(() => page.getByText(message).count()).toBe(1)
  })

  it('of a channel that is reconnected shows the refusal that speaks of it', async () => {
    const message = 'Ce jeton est celui d’une autre page.'
    for (const id of [1, 2, 3, 4]) {
      api.fail('POST', `/api/channels/${id}/reconnect`, {
        status: 400,
        body: { error: 'bad-request', message, field: 'secrets.token' },
      })
    }
    await walkTo(page, api, '/canaux')
    await page.getByText('Détails').first().press('Enter')
    await page
      .getByRole('button', { name: /^Reconnecter/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByLabel(/^Code d’accès/)
      .first()
      .fill('x')
    await dialog
      .getByRole('button', { name: /^Reconnecter/ })
      .last()
      .click()
    await dialog.getByText(message).waitFor()
    await expect.poll(() => page.getByText(message).count()).toBe(1)
  })
})

describe('a date', () => {
  oneWindow(options)

  const start = () => page.getByLabel('Début', { exact: true })

  /** Writes a year over that of the start, one digit after the other, and waits after each. */
  async function typeYear(digits: string): Promise<void> {
    await start().focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    for (const digit of digits) {
      await page.keyboard.press(digit)
      await settle(page)
    }
  }

  it('asks the server once, when its year is whole', async () => {
    await walkTo(page, api, '/evenements/nouveau')
    await start().fill('2026-12-09T20:30')
    await settle(page)
    const asked: string[] = []
    page.on('request', request => {
      const { pathname, search } = new URL(request.url())
      if (pathname.startsWith('/api/')) asked.push(pathname + search)
    })
    await typeYear('2027')
    await expect.poll(() => start().inputValue()).toBe('2027-12-09T20:30')
    expect(asked.filter(one => !one.startsWith('/api/stream'))).toEqual([
      '/api/calendar?from=2027-12-09&to=2027-12-09',
    ])
    await expect.poll(() => told('Début')).toBe(null)
  })

  it('of an implausible year asks about it in its place, and nothing is sent', async () => {
    await walkTo(page, api, '/evenements/nouveau')
    await page.getByLabel('Titre').fill('Grand bal musette')
    await page.getByLabel('Lieu').fill('Salle des fêtes')
    await page.getByLabel('Texte', { exact: true }).fill('Entrée libre.')
    await start().fill('2026-12-09T20:30')
    await typeYear('1026')
    await expect.poll(() => told('Début')).toBe('L’année 1026 est-elle juste\u202f?')
    await page.getByLabel('Lieu').focus()
    await page.locator('form button[type=submit]').click()
    await expect.poll(() => focused()).toBe('startLocal')
    expect(api.asked).toEqual([])
    await expectSoundAtBothSizes(page)
    // A year of two digits is asked about once the field is left.
    await typeYear('26')
    await expect.poll(() => told('Début')).toBe(null)
    await page.getByLabel('Titre').focus()
    await expect.poll(() => told('Début')).toBe('L’année 26 est-elle juste\u202f?')
    await start().fill('2026-12-09T20:30')
    await expect.poll(() => told('Début')).toBe(null)
  })

  it.each([
    ['/delais', 'Autre période'],
    ['/reglages/horaires', 'Modifier les horaires'],
    ['/reglages/permanence', 'Ajouter une permanence'],
    ['/evenements/nouveau', null],
  ])('is one and the same field on %s', async (path, opener) => {
    await walkTo(page, api, path)
    if (opener !== null) await page.getByText(opener).first().click()
    const fields = page.locator('input[type=date], input[type=datetime-local]')
    await fields.first().waitFor()
    for (const field of await fields.all()) {
      if (!(await field.isVisible())) continue
      const isDay = (await field.getAttribute('type')) === 'date'
      await field.fill(isDay ? '9999-01-09' : '9999-01-09T20:30')
      const described = (await field.getAttribute('aria-describedby'))?.split(' ').at(-1)
      await expect
        .poll(() => page.locator(`[id="${described}"]`).textContent())
        .toMatch(/^L’année 9999 est/)
      await field.fill('')
    }
  })
})

describe('a browser that is busy', () => {
  eachWindow(options)

  it('gives a field the focus as soon as it is refused', async () => {
    const message = await fillWhatIsRefused()
    // No frame is drawn and no timer goes off any more.
    await page.clock.install()
    await page.clock.pauseAt(Date.now() + 1_000)
    await add().click()
    await expect.poll(() => told('Adresse électronique')).toBe(message)
    await expect.poll(() => focused()).toBe('email')
  })
})

it('writes no date but by its own field', () => {
  const folder = new URL('../../web/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const own = files.filter(file => {
    if (!file.endsWith('.tsx')) return false
    const text = readFileSync(new URL(file, folder), 'utf8')
    return /<(?!DateField)\w+\s[^<]*type="(?:date|datetime-local)"/.test(text)
  })
  expect(own).toEqual([])
})
