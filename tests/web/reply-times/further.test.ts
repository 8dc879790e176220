import { describe, expect, it } from 'vitest'
import { everyPage, plainSpaces } from '../../support/pdf/text.ts'
import { api, eachWindow, page } from '../each-window.ts'
import {
  expectRoomForText,
  expectSoundAtBothSizes,
  expectSoundInBothThemes,
  walkTo,
} from '../screen.ts'

eachWindow({ role: 'councillor' })

const further = '/delais/aller-plus-loin'
const badge = () =>
  page.getByRole('region', { name: 'Ce que Facebook dirait\u00a0: Page de la mairie' })

describe('what Facebook would say', () => {
  it('is one press behind the reply times, for the same period', async () => {
    await walkTo(page, api, '/delais?du=2026-11-01&au=2026-11-24')
    await page.getByRole('link', { name: 'Aller plus loin' }).click()
    await page.getByRole('heading', { name: 'Aller plus loin', level: 1 }).waitFor()
    expect(new URL(page.url()).search).toBe('?du=2026-11-01&au=2026-11-24')
    await page.getByRole('link', { name: 'Délais de réponse' }).click()
    await page.getByRole('heading', { name: 'Délais de réponse', level: 1 }).waitFor()
  })

  it('is a sentence, its readings with their dates, and why we differ', async () => {
    await walkTo(page, api, further)
    const shown = badge()
    await shown.getByText(/Il manque .+ en 15\smin au plus/).waitFor()
    const rows = shown.getByRole('row')
    expect(await rows.count()).toBe(4)
    await rows.nth(1).getByText('lue ainsi le 1er octobre 2018').waitFor()
    await rows.nth(2).getByText('réponse le jour même').waitFor()
    const sources = shown.getByRole('link', { name: 'source' })
    expect(await sources.count()).toBe(2)
    await shown.getByText(/commentaires? compten?t? chez nous/).waitFor()
    await shown.getByText(/pas de réponse/).waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      shown.getByRole('link', { name: /CSV/ }).click(),
    ])
    expect(file.suggestedFilename()).toBe('premiers-messages-2026-11-18-2026-11-24.csv')
  })

  it('says so where the private messages of the days are none', async () => {
    await walkTo(page, api, `${further}?du=2025-11-01&au=2025-11-24`)
    await page.getByText('Aucun premier message privé').first().waitFor()
    expect(await page.getByRole('table').count()).toBe(0)
  })

  it('hands out a page for the council: the month, the year and the mandate', async () => {
    await walkTo(page, api, further)
    const periods = ['Le mois', 'L’année', 'Le mandat']
    for (const name of periods.flatMap(one => [`${one} sur une page`, `${one} en diapositives`])) {
      const link = page.getByRole('link', { name: `${name}, en PDF` })
      const answer = await page.request.get(api.origin + (await link.getAttribute('href')))
      expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
    }
    await page.getByRole('link', { name: /^du 1er au 31\s+octobre 2026$/ }).click()
    await page.getByRole('heading', { name: 'Délais de réponse', level: 1 }).waitFor()
  })

  it('follows a message that comes', async () => {
    await walkTo(page, api, further)
    const before = await badge().getByRole('row').nth(1).textContent()
    await api.db.updateTable('message').set({ sentAt: 0 }).where('id', '=', 201).execute()
    api.tell('messages')
    await expect.poll(() => badge().getByRole('row').nth(1).textContent()).not.toBe(before)
  })

  it('stands on paper beside its table, wherever the page ends', async () => {
    await walkTo(page, api, further)
    await badge().getByRole('table').waitFor()
    for (let above = 0; above < 250; above += 25) {
      await badge().evaluate((element, mm) => {
        element.style.marginTop = `${mm}mm`
      }, above)
      const pages = await everyPage(await page.pdf({ preferCSSPageSize: true }))
      const told = pages.map(plainSpaces).find(text => text.includes('Il manque'))
      expect(told, `${above} mm further down`).toContain('Lecture')
    }
  })

  it('is sound at both sizes, in both themes and with large text', async () => {
    await walkTo(page, api, further)
    await page.getByRole('table').first().waitFor()
    await expectSoundAtBothSizes(page)
    await expectSoundInBothThemes(page)
    await page.setViewportSize({ width: 360, height: 740 })
    await expectRoomForText(page)
  })
})
