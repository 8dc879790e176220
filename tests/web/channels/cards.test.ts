import { describe, expect, it } from 'vitest'
import { eachWindow, type Opened } from '../each-window.ts'
import { expectSoundInBothThemes, settle, visit } from '../screen.ts'

let api: Opened['api']
let page: Opened['page']
eachWindow({}, opened => {
  ;({ api, page } = opened)
})

const refusal = 'Le mot de passe de la personne qui a connecté la page a changé.'

describe('the channels', () => {
  it('show names, signs and that all is well: no button stands there for nothing', async () => {
    for (const channel of api.village.channels) {
      Object.assign(channel, { state: 'active', stateReason: null, tokenEndsAt: null, checks: [] })
    }
    await visit(page, api, '/canaux')
    const cards = page.getByRole('article')
    expect(await cards.count()).toBe(4)
    expect(await cards.getByText(/^Tout va bien/).count()).toBe(4)
    expect(await page.locator('main').getByRole('button').count()).toBe(0)
    const mairie = cards.filter({ hasText: 'Page de la mairie' })
    await mairie.getByText('Détails et réglages').press('Enter')
    expect(await mairie.getByRole('button').allTextContents()).toEqual([
      expect.stringContaining('Copier'),
      ...['Vérifier', 'Relever maintenant', 'Réglages', 'Reconnecter', 'Déconnecter'].map(text =>
        expect.stringContaining(text),
      ),
    ])
    await page.setViewportSize({ width: 360, height: 740 })
    await settle(page)
    await expectSoundInBothThemes(page)
  })

  it('say a cause once, whatever else says it, with the way to mend it beside it', async () => {
    const [mairie, , , boismont] = api.village.channels
    if (mairie === undefined || boismont === undefined) throw new Error('no channel')
    const line = { key: 'token', level: 'error', text: refusal } as const
    // The library's access, which ends in nine days, is to be renewed as well.
    const ill = { state: 'paused', stateReason: refusal, pollError: refusal, checks: [line] }
    Object.assign(mairie, ill)
    Object.assign(boismont, { state: 'active', stateReason: null, checks: [] })
    await visit(page, api, '/canaux')
    const card = page.getByRole('article').filter({ hasText: 'Page de la mairie' })
    await card.getByText(refusal).waitFor()
    expect(await page.getByText(refusal).count()).toBe(1)
    await card.getByRole('button', { name: /^Reconnecter/ }).waitFor()

    // One cause of two channels is told once above both, and leads to each.
    Object.assign(boismont, ill)
    api.tell('channels')
    await expect.poll(() => card.getByText(refusal).count()).toBe(0)
    expect(await page.getByText(refusal).count()).toBe(1)
    await page.getByRole('link', { name: 'Page de Boismont', exact: true }).click()
    expect(new URL(page.url()).hash).toBe('#canal-4')
    expect(await page.getByRole('button', { name: /^Reconnecter/ }).count()).toBe(3)
    await expectSoundInBothThemes(page)
  })
})
