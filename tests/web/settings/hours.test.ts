import { describe, expect, it } from 'vitest'
import { replaceHoursVersions, requestRebuild } from '../../../server/hours/change-opening-hours.ts'
import { getOpeningHours, hoursVersionOf } from '../../../server/hours/measure.ts'
import { listTargetVersions } from '../../../server/hours/store.ts'
import { api, eachWindow, oneWindow, page } from '../each-window.ts'
import { START } from '../morning.ts'
import { expectSound, expectSoundAtBothSizes, walkTo } from '../screen.ts'

const kept = () => getOpeningHours(api.context, 1)

/** Next year the mairie keeps the same hours, but for these. */
async function writeNextYear(): Promise<void> {
  const [now] = await kept()
  if (now === undefined) throw new Error('no hours')
  const week = { ...now.week, sat: [], wed: [['09:00', '12:00'] as const] }
  const next = { ...now, from: '2027-01-04', week, closed: [], open: {} }
  const versions = [now, next].map(hoursVersionOf)
  await api.db.transaction().execute(at => replaceHoursVersions(at, 1, versions, START))
}

describe('the hours', () => {
  oneWindow({})

  it('copy a day to the other open ones, close on bridge days, and put all of it back', async () => {
    const before = await kept()
    await walkTo(page, api, '/reglages/horaires')
    await page.getByRole('button', { name: 'Modifier les horaires', exact: true }).click()
    await page.getByLabel('Lundi, ouverture 1').fill('08:30')
    await page
      .getByRole('button', { name: /^Mêmes heures les autres jours ouverts\s*Lundi/ })
      .click()
    await expect.poll(() => page.getByLabel('Samedi, ouverture 1').inputValue()).toBe('08:30')
    await expect.poll(() => page.getByLabel('Dimanche, ouverture 1').count()).toBe(0)
    await page.getByText('Ponts de l’année à venir').press('Enter')
    await page.getByRole('button', { name: /^Fermer\s*vendredi 7\s+mai 2027/ }).press('Enter')
    await page.getByRole('button', { name: /^Retirer vendredi 7\s+mai 2027/ }).waitFor()
    await expectSound(page)
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText(/Les horaires valent à partir du/).waitFor()
    expect((await kept())[1]).toMatchObject({
      from: '2026-11-24',
      week: { fri: [['08:30', '12:00'], expect.anything()] },
      closed: expect.arrayContaining(['2027-05-07']),
    })
    // By keyboard: what was said at the bottom of the screen stands before it for a while.
    await page.getByText('Anciens horaires').press('Enter')
    await page.getByRole('heading', { name: /^Jusqu’au lundi 23\s+novembre/ }).waitFor()
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await page.getByText('Les horaires précédents sont remis.').waitFor()
    await expect.poll(() => kept()).toEqual(before)
  })

  it('say of the first ones that they hold before their date too', async () => {
    const [first, ...more] = await kept()
    if (first === undefined) throw new Error('no hours')
    const write = (versions: Awaited<ReturnType<typeof kept>>) =>
      api.db
        .transaction()
        .execute(at => replaceHoursVersions(at, 1, versions.map(hoursVersionOf), START))
    const older = /Avant cette date, les anciens horaires continuent de compter/
    await write([{ ...first, from: '2026-11-24' }])
    await walkTo(page, api, '/reglages/horaires')
    await page.getByRole('button', { name: 'Modifier les horaires', exact: true }).click()
    await page.getByText(/premiers horaires.* avant cette date/).waitFor()
    expect(await page.getByText(older).count()).toBe(0)
    await page.getByLabel('Valable à partir du').fill('2026-11-30')
    await page.getByText(older).waitFor()
    await expectSound(page)
    await write([first, ...more])
  })

  it('change and take away hours that have not begun', async () => {
    const before = await kept()
    await writeNextYear()
    await walkTo(page, api, '/reglages/horaires')
    await page.getByRole('button', { name: /^Modifier\s*À partir du lundi 4/ }).click()
    await page.getByLabel('Valable à partir du').fill('2027-02-01')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText(/Les horaires valent à partir du lundi 1er\s+février/).waitFor()
    expect((await kept()).map(({ from }) => from)).toEqual(['2026-01-01', '2027-02-01'])
    await page.getByRole('button', { name: /^Retirer\s*À partir du lundi 1er/ }).click()
    await page.getByText(/sont retirés\./).waitFor()
    await expect.poll(() => kept()).toEqual(before)
  })

  it('give a channel a target of its own from a date on, and take it back in one press', async () => {
    await walkTo(page, api, '/reglages/horaires')
    await page.getByText('Comme la mairie (15\u00a0min)').first().waitFor()
    await page.getByRole('button', { name: 'Modifier Page de la mairie' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Objectif', { exact: true }).selectOption('workingDays')
    await form.getByText('Jusqu’à la fermeture du dernier jour.').waitFor()
    await form.getByLabel('Jours ouvrés').fill('2')
    // Tuesday 24 November, in the morning: two days later, at closing time.
    await form.getByText(/une réponse serait en retard après le jeudi 26\s+novembre/).waitFor()
    await form.getByLabel('À partir du').fill('2026-12-01')
    await form.getByText(/Un message reçu le mardi 1er\s+décembre 2026/).waitFor()
    await expectSoundAtBothSizes(page)
    await form.getByLabel('À partir du').fill('2026-11-02')
    await form.getByText('Cette date est passée').waitFor()
    await form.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('2\u00a0jours ouvrés, depuis le lundi 2').waitFor()
    const version = { channelId: 1, fromDate: '2026-11-02', target: { workingDays: 2 } }
    expect(await listTargetVersions(api.db, 1)).toEqual([version])
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await page.getByText('L’objectif précédent est remis.').waitFor()
    expect(await listTargetVersions(api.db, 1)).toEqual([])
  })

  it('change the mairie’s own target for a day to come, and remove it', async () => {
    await walkTo(page, api, '/reglages/horaires')
    await page.getByRole('button', { name: 'Modifier La mairie' }).click()
    const form = page.getByRole('dialog')
    await expect
      .poll(() => form.getByLabel('Objectif', { exact: true }).locator('option').count())
      .toBe(2)
    await form.getByLabel('Minutes', { exact: true }).fill('30')
    await form.getByLabel('À partir du').fill('2026-12-01')
    await form.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText(/À partir du mardi 1er\s+décembre\s: 30\s+min/).waitFor()
    await page.getByRole('button', { name: /^Retirer\s*La mairie/ }).click()
    await page.getByText(/est retiré\s: La mairie/).waitFor()
    const edit = page.getByRole('button', { name: 'Modifier La mairie' })
    await expect.poll(() => edit.evaluate(one => one === document.activeElement)).toBe(true)
    expect(await listTargetVersions(api.db, 1)).toEqual([])
  })

  it('show how far the reply times are reckoned anew, until they are', async () => {
    await walkTo(page, api, '/reglages/horaires')
    await expect.poll(() => page.getByRole('progressbar').count()).toBe(0)
    await requestRebuild(api.db, 1, { fromDate: null, at: START })
    api.tell('rebuild')
    await page.getByText('Recalcul des délais…').waitFor()
    await api.db.updateTable('rebuild').set({ done: 12_400, total: 200_000 }).execute()
    api.tell('rebuild')
    const bar = page.getByRole('progressbar', {
      name: /^Recalcul des délais\s: 12\s400\s+conversations sur 200\s000$/,
    })
    await bar.waitFor()
    await expect.poll(() => bar.getAttribute('value')).toBe('12400')
    await page.getByText(/^Il en reste 187\s600\./).waitFor()
    await expectSound(page)
    await walkTo(page, api, '/')
    await bar.waitFor()
    await expectSound(page)
    await api.db.deleteFrom('rebuild').execute()
    api.tell('rebuild')
    await bar.waitFor({ state: 'detached' })
  })

  it('try hours before they are saved, now and at another time', async () => {
    await writeNextYear()
    await walkTo(page, api, '/reglages/horaires')
    await page.getByRole('button', { name: 'Modifier les horaires', exact: true }).click()
    const preview = page.getByRole('region', { name: 'Ce que compterait un message' })
    await preview
      .getByText(/Un message reçu maintenant \(mardi 24\s+novembre, 10\s+h\s+12\)/)
      .waitFor()
    await preview.getByText(/en retard après 10\s+h\s+27\./).waitFor()
    await page.getByLabel('Mardi, fermeture 1').fill('10:20')
    await preview.getByText(/en retard après 14\s+h\s+07\./).waitFor()
    const hour = preview.getByRole('row', { name: /^1\s+h/ })
    await expect.poll(() => hour.getByRole('cell').allInnerTexts()).toEqual(['8\u00a0min', 'Tenu'])
    await page.setViewportSize({ width: 360, height: 740 })
    await expectSoundAtBothSizes(page)

    await page.getByLabel('Reçu le').fill('2026-12-25T10:00')
    await preview.getByText(/la mairie est fermée \(jour férié\), le délai commencera/).waitFor()
    await page.getByLabel('Mardi, fermeture 1').fill('08:00')
    await preview.getByText('Corrigez d’abord les heures').waitFor()
    await page.getByLabel('Mardi, fermeture 1').fill('12:00')
    await preview.getByRole('button', { name: 'Maintenant' }).click()
    await page.getByLabel('Valable à partir du').fill('2026-12-01')
    await preview.getByText(/ne valent qu’à partir du mardi 1er\s+décembre/).waitFor()
    await page.getByLabel('Valable à partir du').fill('2026-11-02')
    await page.getByText('Cette date est passée').waitFor()
    await page.getByLabel('Valable à partir du').fill('2027-01-04')
    await page.getByText('remplacent ceux qui valent depuis').waitFor()
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await expect.poll(() => kept()).toHaveLength(2)
  })
})

describe('hours from a date on', () => {
  eachWindow({})

  it('are changed, with a lunch break', async () => {
    await walkTo(page, api, '/reglages/horaires')
    await page.getByRole('button', { name: 'Modifier les horaires' }).click()
    await expect.poll(() => page.getByLabel('Valable à partir du').inputValue()).toBe('2026-11-24')
    await page.getByLabel('Valable à partir du').fill('2026-12-01')
    await page.getByRole('button', { name: /^Ajouter une plage\s*Samedi/ }).click()
    await page.getByLabel('Samedi, fermeture 2').fill('11:00')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('alert').getByText('Samedi').waitFor()
    await expectSound(page)
    await page.getByLabel('Samedi, fermeture 2').fill('16:30')
    await page.getByLabel('Jours de fermeture').fill('2027-05-07')
    await page.getByRole('button', { name: 'Ajouter Jours de fermeture' }).click()
    await page.getByLabel('Ouvertures exceptionnelles').fill('2027-06-21')
    await page.getByRole('button', { name: 'Ajouter Ouvertures exceptionnelles' }).click()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText(/Les horaires valent à partir du mardi 1er\s+décembre/).waitFor()
    const [past, changed] = await kept()
    expect(past?.week.sat).toEqual([['09:00', '12:00']])
    expect(changed).toMatchObject({
      from: '2026-12-01',
      week: {
        sat: [
          ['09:00', '12:00'],
          ['14:00', '16:30'],
        ],
      },
      closed: ['2026-12-26', '2027-05-07'],
    })
    expect(changed?.open['2027-06-21']).toEqual([['18:00', '20:00']])
    // On a telephone the longest word stays whole, and in its column.
    await page.setViewportSize({ width: 360, height: 740 })
    const label = page.getByRole('rowheader', { name: 'Ouvertures exceptionnelles' }).first()
    await label.waitFor()
    const lines = await label.evaluate(cell => {
      const range = document.createRange()
      range.selectNodeContents(cell)
      const isWide = range.getBoundingClientRect().right > cell.getBoundingClientRect().right
      return [new Set([...range.getClientRects()].map(({ top }) => top)).size, isWide]
    })
    expect(lines).toEqual([2, false])
  })
})
