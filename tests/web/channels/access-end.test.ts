import { describe, expect, it } from 'vitest'
import { api, eachWindow, page } from '../each-window.ts'
import { expectSound, expectSoundAtBothSizes, settle, visit, walkTo } from '../screen.ts'

eachWindow({})

const channel = (name: string) => page.getByRole('article').filter({ hasText: name })
/** As it is read: unbreakable spaces are spaces. */
const textOf = async (name: string) =>
  ((await channel(name).textContent()) ?? '').replaceAll(/[\u00a0\u202f]/g, ' ')

describe('an access that ends, on a telephone', () => {
  it('says on its card by when to reconnect, and that it is over', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/canaux')
    const card = await textOf('Bibliothèque municipale')
    expect(card).toContain('À surveiller')
    expect(card).toMatch(
      /jusqu’au .*3 décembre.*, dans (9 j|8 j 23 h) : reconnectez le canal avant/,
    )
    await expectSoundAtBothSizes(page)

    const tokenEndsAt = Date.parse('2026-11-20T09:00:00Z')
    await api.db.updateTable('channel').set({ tokenEndsAt }).where('id', '=', 2).execute()
    await visit(page, api, '/canaux')
    expect(await textOf('Bibliothèque municipale')).toMatch(
      /terminé depuis le .*20 novembre.* : reconnectez le canal/,
    )
    expect(await textOf('Page de la mairie')).toContain('sans date de fin')
    // The access of a paused channel is dead, whatever was known of its end.
    expect(await textOf('Page de Boismont')).not.toMatch(/Accès|sans date de fin/)
    await expectSound(page)
  })

  it('is on the first screen, with the way to the channel', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/')
    const trouble = page.getByRole('listitem').filter({ hasText: 'Bibliothèque municipale' })
    await trouble.getByText(/prend fin le .*3\s+décembre 2026.*reconnectez-le avant/).waitFor()
    await expectSoundAtBothSizes(page)
    await trouble.getByRole('link', { name: /Voir le canal/ }).click()
    await settle(page)
    expect(new URL(page.url()).hash).toBe('#canal-2')
    const button = channel('Bibliothèque municipale').getByRole('button', { name: /Reconnecter/ })
    await button.click()
    await page.getByRole('dialog', { name: 'Reconnecter Bibliothèque municipale' }).waitFor()
  })
})
