import { expect, it } from 'vitest'
import type { Context } from '../../../server/context.ts'
import { aFeed, aFeedItem } from '../../support/builders/calendar.ts'
import { api, eachWindow, page, window } from '../each-window.ts'
import { minute } from '../morning.ts'
import { expectSoundAtBothSizes, expectSoundInBothThemes, settle, walkTo } from '../screen.ts'
import { fillBlanks, statesOf, writeReaders } from './village.ts'

eachWindow({ role: 'administrator', also: writeReaders })

const button = (name: string | RegExp) => page.getByRole('button', { name })

/** Météo-France warns of wind until the evening. */
async function warned({ db }: Pick<Context, 'db'>, title = 'Vigilance orange, vent violent') {
  const feed = await aFeed(db, 1, {
    name: 'Météo-France',
    use: 'vigilance',
    url: 'https://mf.example/#51',
    readAt: minute(-5),
  })
  return await aFeedItem(db, feed.id, {
    ...{ title, text: 'Du mardi 24 à 10 h à ce soir.' },
    ...{ topic: 'storm', at: minute(-5), until: minute(8 * 60), link: null },
  })
}

it('stands on the first screen, prepares the warning, and is off the list once that was sent', async () => {
  const { id } = await warned(api)
  await walkTo(page, api, '/')
  await page.getByText('Vigilance orange, vent violent', { exact: true }).waitFor()
  await settle(page)
  await expectSoundInBothThemes(page)
  await page.getByRole('link', { name: /^Préparer l’alerte/ }).click()
  const field = page.getByLabel('Texte', { exact: true })
  await expect.poll(() => field.inputValue()).toMatch(/vigilance orange, vent violent\. Du mardi/)
  expect(await page.getByRole('radio', { name: 'Tempête' }).isChecked()).toBe(true)
  const end = await page.getByLabel('Valable jusqu’au').inputValue()
  expect(Date.parse(`${end}+01:00`)).toBe(minute(8 * 60))
  await fillBlanks(page)
  await button('Envoyer à tous').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Envoyer à tous' }).click()
  await page.getByRole('heading', { name: 'En cours' }).waitFor()
  expect(Object.keys(await statesOf(api))).toContain('Panneau de la place')
  const item = api.db.selectFrom('feedItem').select(['state', 'postId']).where('id', '=', id)
  expect(await item.executeTakeFirst()).toEqual({ state: 'relayed', postId: expect.any(Number) })
  expect(await page.getByRole('link', { name: /^Préparer/ }).count()).toBe(0)
  // The link of the mail says so, too.
  await walkTo(page, api, `/alertes/nouvelle?article=${id}`)
  await page.getByText(/^Cette vigilance est terminée ou levée/).waitFor()
  expect(window.complaints).toEqual([])
})

it('is named as it is, and no more what a warning of something else announces', async () => {
  const { id } = await warned(api, 'Vigilance orange, orages')
  await walkTo(page, api, `/alertes/nouvelle?article=${id}`)
  const field = page.getByLabel('Texte', { exact: true })
  await expect.poll(() => field.inputValue()).toMatch(/^ALERTE ORAGES\n/)
  await page.getByRole('radio', { name: 'Coupure d’eau' }).check()
  await field.fill('ALERTE EAU')
  // Half a date is none: what was written is kept all the same.
  await page.getByLabel('Valable jusqu’au').fill('')
  await walkTo(page, api, '/alertes/nouvelle')
  await expect.poll(() => field.inputValue()).toBe('ALERTE EAU')
  const end = new Date(minute(3 * 60)).toISOString().slice(0, 16)
  await page.getByLabel('Valable jusqu’au').fill(end)
  await button('Envoyer à tous').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Envoyer à tous' }).click()
  await page.getByRole('heading', { name: 'En cours' }).waitFor()
  const item = api.db.selectFrom('feedItem').select('state').where('id', '=', id)
  expect(await item.executeTakeFirst()).toEqual({ state: 'offered' })
  expect(window.complaints).toEqual([])
})

it('is left and taken back, and not among what is to be relayed', async () => {
  await warned(api)
  await walkTo(page, api, '/alertes')
  await page.getByText('À annoncer ci-dessus').waitFor()
  await button(/^Écarter/).click()
  await page.getByText('Ni orange, ni rouge').waitFor()
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByText('À annoncer ci-dessus').waitFor()
  await walkTo(page, api, '/voisins')
  await page.getByRole('heading', { name: 'À relayer' }).waitFor()
  expect(await page.getByText('Vigilance orange').count()).toBe(0)
  expect(window.complaints).toEqual([])
})

it('is followed with a key, once one knows in which department the commune lies', async () => {
  await walkTo(page, api, '/alertes')
  await button('Suivre la vigilance').click()
  await page.getByText('Collez la clé.').waitFor()
  await page.getByLabel('Clé de Météo-France').fill('cle')
  await settle(page)
  await expectSoundAtBothSizes(page)
  await api.db.updateTable('commune').set({ department: null }).execute()
  await button('Suivre la vigilance').click()
  await page.getByText(/^Indiquez d’abord le département/).waitFor()
})
