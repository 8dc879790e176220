import { describe, expect, it } from 'vitest'
import { checksText } from '../../../server/channels/notices.ts'
import type { Row } from '../../../server/database/schema.ts'
import { line } from '../../support/network/obliging.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { START, told } from '../morning.ts'
import { expectSoundAtBothSizes, settle, walkTo } from '../screen.ts'

eachWindow({})

const well = { state: 'active', stateReason: null, tokenEndsAt: null, checks: '[]' } as const

async function change(ids: number[], values: Partial<Row<'channel'>>): Promise<void> {
  await api.db.updateTable('channel').set(values).where('id', 'in', ids).execute()
}

const refusal = 'Le mot de passe de la personne qui a connecté la page a changé.'

describe('the channels', () => {
  it('show names, signs and that all is well: no button stands there for nothing', async () => {
    await change([1, 2, 3, 4], well)
    await walkTo(page, api, '/canaux')
    const cards = page.getByRole('article')
    await expect.poll(() => cards.count()).toBe(4)
    await expect.poll(() => cards.getByText(/^Tout va bien/).count()).toBe(4)
    await expect.poll(() => page.locator('main').getByRole('button').count()).toBe(0)
    const mairie = cards.filter({ hasText: 'Page de la mairie' })
    await mairie.getByText('Détails et réglages').press('Enter')
    await expect
      .poll(() => mairie.getByRole('button').allTextContents())
      .toEqual([
        expect.stringContaining('Copier'),
        ...['Vérifier', 'Relever maintenant', 'Réglages', 'Reconnecter', 'Déconnecter'].map(text =>
          expect.stringContaining(text),
        ),
      ])
    await page.setViewportSize({ width: 360, height: 740 })
    await settle(page)
    await expectSoundAtBothSizes(page)
  })

  it('say a cause once, whatever else says it, with the way to mend it beside it', async () => {
    // The library's access, which ends in nine days, is to be renewed as well.
    const checks = checksText([line('token', 'error', refusal)])
    const ill = { state: 'paused', pausedAt: START, stateReason: told(refusal), checks } as const
    await change([1], ill)
    await api.db
      .updateTable('channelPoll')
      .set({ error: told(refusal), failures: 1 })
      .where('channelId', '=', 1)
      .execute()
    await change([4], well)
    await walkTo(page, api, '/canaux')
    const card = page.getByRole('article').filter({ hasText: 'Page de la mairie' })
    await card.getByText(refusal).waitFor()
    await expect.poll(() => page.getByText(refusal).count()).toBe(1)
    await card.getByRole('button', { name: /^Reconnecter/ }).waitFor()

    // One cause of two channels is told once above both, and leads to each.
    await change([4], ill)
    api.tell('channels')
    await expect.poll(() => card.getByText(refusal).count()).toBe(0)
    await expect.poll(() => page.getByText(refusal).count()).toBe(1)
    await page.getByRole('link', { name: 'Page de Boismont', exact: true }).click()
    expect(new URL(page.url()).hash).toBe('#canal-4')
    await expect.poll(() => page.getByRole('button', { name: /^Reconnecter/ }).count()).toBe(3)
    await expectSoundAtBothSizes(page)
  })
})
