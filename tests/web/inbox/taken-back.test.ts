import { expect, it } from 'vitest'
import { sendLeaving } from '../../../server/inbox/answering/leaving.ts'
import { api, eachWindow, page } from '../each-window.ts'
import { expectNarrow, expectSound, walkTo } from '../screen.ts'

eachWindow({ role: 'officer' })

const text = 'Bonjour, oui, samedi de 9 h à 12 h.'
const box = () => page.getByRole('textbox', { name: /^Répondre à/ })
const asked = (method: string) => api.asked.filter(one => one.method === method)

it('an answer is taken back before it leaves, by the notice or in the thread, and else leaves', async () => {
  await walkTo(page, api, '/reglages/reponses')
  const choice = page.getByRole('checkbox', { name: /reprendre une réponse/ })
  await expect.poll(() => choice.isChecked()).toBe(false)
  await choice.check()
  await walkTo(page, api, '/messages/2')
  await box().fill(text)
  await page.getByRole('button', { name: 'Répondre en privé' }).click()
  await page.getByText('Part dans quelques secondes').waitFor()
  await expect.poll(() => box().inputValue()).toBe('')
  await expectSound(page)

  // The notice, as soon as one sees the slip.
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByText('Rien n’est parti').waitFor()
  await expect.poll(() => box().inputValue()).toBe(text)
  await page.getByText('Part dans quelques secondes').waitFor({ state: 'detached' })

  // In the thread, below what was begun meanwhile.
  await page.getByRole('button', { name: 'Répondre en privé' }).click()
  await page.getByText('Part dans quelques secondes').waitFor()
  await box().fill('PS : apportez un justificatif.')
  await page.getByRole('button', { name: 'Annuler l’envoi' }).click()
  await expect.poll(() => box().inputValue()).toBe(`${text}\n\nPS : apportez un justificatif.`)
  expect(asked('DELETE')).toHaveLength(2)

  // It leaves by itself; who comes too late is told, and nothing is lost.
  await page.getByRole('button', { name: 'Répondre en privé' }).click()
  await page.getByText('Part dans quelques secondes').waitFor()
  api.clock.advance(10_000)
  expect(await sendLeaving(api.context)).toBeNull()
  await page.getByText('Part dans quelques secondes').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByText('Cette réponse est déjà partie.').waitFor()
  const sent = await api.db.selectFrom('reply').select(['state', 'text']).execute()
  expect(sent).toContainEqual({ state: 'sent', text: `${text}\n\nPS : apportez un justificatif.` })

  // On a telephone the next one is there already: the text waits where it was written.
  await page.setViewportSize({ width: 360, height: 740 })
  await walkTo(page, api, '/messages/1')
  await box().fill('Bonjour, elle rouvre vendredi.')
  await page.getByRole('button', { name: 'Répondre en public' }).click()
  await page.getByRole('heading', { name: 'Marc Dubois', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByText('votre texte vous attend').waitFor()
  await walkTo(page, api, '/messages/1')
  await expect.poll(() => box().inputValue()).toBe('Bonjour, elle rouvre vendredi.')
  await expectNarrow(page)
  await box().fill('')

  // The page that stays for the next test has it as every other.
  await page.setViewportSize({ width: 1280, height: 860 })
  await walkTo(page, api, '/reglages/reponses')
  await choice.uncheck()
  expect(await page.evaluate(() => localStorage.getItem('tambour.answers-leave'))).toBe('at-once')
})
