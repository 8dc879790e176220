import { expect, it } from 'vitest'
import { api, oneWindow, page } from '../each-window.ts'
import { START } from '../morning.ts'
import { expectSound, settle, walkTo } from '../screen.ts'

oneWindow({})

const address = () => `${api.origin}/webhooks/facebook`

async function calledAt(webhookAt: number | null): Promise<void> {
  await api.db.updateTable('channelPoll').set({ webhookAt }).where('channelId', '=', 1).execute()
}

it('lets an administrator copy the address', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await walkTo(page, api, '/canaux')
  const mairie = page.getByRole('article').filter({ hasText: 'Page de la mairie' })
  await mairie.getByText('Détails').press('Enter')
  await mairie.getByRole('button', { name: 'Copier Adresse à prévenir, Page de la mairie' }).click()
  await mairie.getByText('C’est copié.').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address())
})

it('shows the address to nobody who could not use it', async () => {
  await api.become('officer')
  await walkTo(page, api, '/canaux')
  await page.getByText('Détails').first().press('Enter')
  await page
    .getByText(/^reçus, le dernier il y a/)
    .first()
    .waitFor()
  await expect.poll(() => page.getByText(address()).count()).toBe(0)
  await api.become('administrator')
})

it('proposes a word that nobody guesses, which is sent without the token being typed again', async () => {
  await walkTo(page, api, '/canaux')
  const mairie = page.getByRole('article').filter({ hasText: 'Page de la mairie' })
  await mairie.getByText('Détails').press('Enter')
  await mairie.getByRole('button', { name: /Reconnecter/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Un champ laissé vide garde ce qu’il contenait.').waitFor()
  const word = dialog.getByLabel(/^Mot de vérification/)
  const propose = dialog.getByRole('button', { name: 'En proposer un Mot de vérification' })
  await propose.click()
  const first = await word.inputValue()
  await propose.click()
  const second = await word.inputValue()
  expect([first, second]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), expect.any(String)])
  expect(second).not.toBe(first)
  await expect.poll(() => word.getAttribute('type')).toBe('text')
  await dialog.getByRole('button', { name: 'Copier Mot de vérification' }).waitFor()
  await expectSound(page)
  const sent = page.waitForRequest(request => request.url().endsWith('/reconnect'))
  await dialog.getByRole('button', { name: 'Reconnecter', exact: true }).click()
  expect((await sent).postDataJSON()).toEqual({ secrets: { verify_token: second } })
  await dialog.waitFor({ state: 'detached' })
})

it('fits on a telephone, with the dialog open', async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  await walkTo(page, api, '/canaux')
  await page.getByText('Détails').first().press('Enter')
  await page
    .getByRole('article')
    .filter({ hasText: 'Page de la mairie' })
    .getByRole('button', { name: /Reconnecter/ })
    .click()
  await page.getByRole('button', { name: /^En proposer un/ }).click()
  await settle(page)
  await expectSound(page)
})

it('tells in one line when the network last called, and where it calls', async () => {
  await walkTo(page, api, '/canaux')
  const mairie = page.getByRole('article').filter({ hasText: 'Page de la mairie' })
  await expect.poll(() => mairie.getByText(address()).isVisible()).toBe(false)
  await mairie.getByText('Détails').press('Enter')
  await mairie.getByText(/^reçus, le dernier il y a 3\s+min$/).waitFor()
  await mairie.getByText(address()).waitFor()
  // Where we only publish, nobody calls.
  const valcourt = page.getByRole('article').filter({ hasText: 'Page de Valcourt' })
  await expect.poll(() => valcourt.getByText('Webhooks').count()).toBe(0)

  await calledAt(START)
  api.tell('channels')
  await mairie.getByText('reçus, le dernier à l’instant').waitFor()
  await calledAt(null)
  api.tell('channels')
  await mairie.getByText('aucun', { exact: true }).waitFor()
})
