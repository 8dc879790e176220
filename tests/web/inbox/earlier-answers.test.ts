import { describe, expect, it } from 'vitest'
import { aConversation } from '../../support/builders/messages.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { page as mairie, minute } from '../morning.ts'
import { expectSound, expectSoundInBothThemes, resize, settle, visit, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })

const day = 1_440
/** What was answered to somebody else about the same thing. */
async function answered(days: number, text: string): Promise<void> {
  const asked = 'Bonsoir, pour retirer ma carte d’identité, êtes-vous ouverts le samedi matin ?'
  await aConversation(api.db, await mairie(api.db), {
    visibility: 'private',
    messages: [
      { by: 'Karim Benali', sentAt: minute(-days * day), text: asked },
      { by: null, sentAt: minute(-days * day + 5), text },
    ],
  })
}

describe('what was answered before', () => {
  const block = () => page.getByRole('group').filter({ hasText: 'Vous aviez répondu' })
  const written = () => page.locator('textarea').inputValue()

  it('is put into the answer by a press, taken back, folded, and turned off', async () => {
    await walkTo(page, api, '/messages/2')
    // Nothing was answered yet, and nothing is said of it.
    await page.getByRole('button', { name: 'Réponses types' }).waitFor()
    await expect.poll(() => block().count()).toBe(0)
    await answered(20, 'Bonjour Karim, oui, le samedi de 9 h à 12 h.')
    await answered(400, 'Bonjour, non, jamais.')
    await answered(30, 'Bonjour, seulement sur rendez-vous.')
    await visit(page, api, '/messages/2')
    const lines = block().getByRole('button')
    await lines.first().waitFor()
    await expect.poll(() => lines.count()).toBe(2)
    const first = lines.first()
    await first.getByText('mercredi 4 novembre').waitFor()
    await first.getByText('« Bonsoir, pour retirer ma carte').waitFor()
    await expect.poll(() => written()).toBe('')
    await expectSoundInBothThemes(page)
    await page.emulateMedia({ colorScheme: 'light' })

    // Between what is written already, with the name of who asks, by a keyboard alone.
    await page.locator('textarea').click()
    await page.keyboard.type('Avant. Après.')
    for (let n = 0; n < 6; n++) await page.keyboard.press('ArrowLeft')
    await first.press('Enter')
    const both = 'Avant. Bonjour Julie, oui, le samedi de 9 h à 12 h.Après.'
    await expect.poll(written).toBe(both)
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.keyboard.press('Control+Z')
    await expect.poll(written).toBe('Avant. Après.')
    await page.keyboard.press('Control+Y')
    await expect.poll(written).toBe(both)
    expect(api.asked).toEqual([])

    // Folded it stays folded, on a telephone as well.
    await resize(page, 360, 740)
    await expectSound(page)
    await block().getByText('Vous aviez répondu').click()
    await first.waitFor({ state: 'hidden' })
    // The browser says a moment later that it was folded; then it is kept.
    const kept = () => page.evaluate(() => localStorage.getItem('tambour.earlier-answers'))
    await expect.poll(kept).toBe('folded')
    await visit(page, api, '/messages/2')
    await block().getByText('Vous aviez répondu').waitFor()
    await expect.poll(() => first.isVisible()).toBe(false)

    // Turned off it is not even asked for.
    const asked: string[] = []
    page.on('request', request => asked.push(new URL(request.url()).pathname))
    await page.getByRole('button', { name: 'Réponses types' }).click()
    const offered = page.getByRole('checkbox', { name: /^Proposer ce que vous aviez répondu/ })
    await offered.uncheck()
    await page.keyboard.press('Escape')
    await block().waitFor({ state: 'detached' })
    await visit(page, api, '/messages/2')
    await expect.poll(() => block().count()).toBe(0)
    expect(asked).toContain('/api/conversations/2')
    expect(asked.filter(path => path.includes('earlier-answers'))).toEqual([])
    await page.getByRole('button', { name: 'Réponses types' }).click()
    await offered.check()
    await page.keyboard.press('Escape')
    await first.waitFor()
    await settle(page)
  })
})
