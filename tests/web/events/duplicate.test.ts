import { describe, expect, it } from 'vitest'
import { api, eachWindow, page, window } from '../each-window.ts'
import { settle, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })

const button = (name: string) => page.getByRole('button', { name, exact: true })
const title = () => page.getByLabel('Titre')

/** Begins an event, and leaves the form. */
async function begin(): Promise<void> {
  await walkTo(page, api, '/evenements/nouveau')
  await title().fill('Vide-grenier')
  await settle(page)
}

describe('a copy of an event', () => {
  it('gives back what was begun, in the open form and after leaving it', async () => {
    await begin()
    await walkTo(page, api, '/evenements/1')
    await button('Dupliquer').click()
    await expect.poll(() => title().inputValue()).toBe('Loto des aînés')
    await button('Annuler').click()
    await expect.poll(() => title().inputValue()).toBe('Vide-grenier')
    await page.reload()
    await settle(page)
    await expect.poll(() => title().inputValue()).toBe('Vide-grenier')
    await walkTo(page, api, '/evenements/1')
    await button('Dupliquer').click()
    await expect.poll(() => title().inputValue()).toBe('Loto des aînés')
    await page.getByRole('link', { name: 'Événements', exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Événements' }).waitFor()
    await button('Annuler').click()
    await expect.poll(() => title().inputValue()).toBe('Vide-grenier')
    expect(window.complaints).toEqual([])
  })

  it('says why there is none', async () => {
    await walkTo(page, api, '/evenements/1')
    const body = { error: 'internal', message: 'Les plans n’ont pas pu être lus.' }
    api.fail('GET', '/api/plans', { status: 500, body })
    await button('Dupliquer').click()
    await page.getByText('Les plans n’ont pas pu être lus.').waitFor()
    await button('Dupliquer').click()
    await expect.poll(() => title().inputValue()).toBe('Loto des aînés')
  })
})
