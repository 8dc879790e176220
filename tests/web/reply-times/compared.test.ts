import { describe, expect, it } from 'vitest'
import { changeOpeningHours } from '../../../server/hours/change-opening-hours.ts'
import { changeTargets } from '../../../server/hours/change-targets.ts'
import { api, oneWindow, page } from '../each-window.ts'
import { expectRoomForText, expectSoundInBothThemes, walkTo } from '../screen.ts'
import { writeFiveYears } from './five-years.ts'

oneWindow({ role: 'councillor', also: writeFiveYears })

const section = (name: string) => page.getByRole('region', { name })
const autumn = '/delais/aller-plus-loin?du=2026-09-07&au=2026-11-29'

describe('the further figures', () => {
  it('begin with a sentence each, and teach where there is nothing', async () => {
    await walkTo(page, api, autumn)
    const within = section('Répondu en 10 et 15 minutes')
    await within.getByText(/ont leur réponse en 15\smin d’ouverture, sans doute entre/).waitFor()
    expect(await within.getByRole('row').count()).toBe(4)
    const withdrawn = section('Messages retirés par leur auteur')
    await withdrawn.getByText(/^1\smessage a été retiré avant toute réponse/).waitFor()
    expect(await withdrawn.getByRole('row').count()).toBe(5)
    const turns = section('Première question et suites')
    await turns.getByText(/Aucune suite|^À temps/).waitFor()
    const months = section('Les mêmes mois, un an plus tôt')
    await months
      .getByText(/On ne peut pas dire que cela a changé|C’est (mieux|moins bien)/)
      .waitFor()
    const names = await months.getByRole('rowheader').allInnerTexts()
    expect(names.map(name => name.trim())).toEqual([
      'septembre 2026',
      'octobre 2026',
      'novembre 2026',
    ])
    await section('Avant et après un changement').getByText('Choisissez le jour').waitFor()
    // Each opens the list of as many.
    const figure = months.getByRole('link').first()
    const counted = /sur (\d+)/.exec((await figure.textContent()) ?? '')?.[1]
    await figure.click()
    await page
      .getByRole('dialog')
      .getByText(new RegExp(`^${counted}\\smessages, du plus ancien`))
      .waitFor()
  })

  it('say that nothing was counted a year before there was anything', async () => {
    await walkTo(page, api, '/delais/aller-plus-loin?du=2021-11-22&au=2021-12-31')
    await section('Les mêmes mois, un an plus tôt').getByText('la comparaison viendra').waitFor()
  })

  it('compare before and after a day that one chooses, or that is offered', async () => {
    const versions = [{ from: '2026-10-05', target: { minutes: 20 } }]
    await changeTargets(api.context, 1, { channel: null, versions }, 'Claire Morel')
    await walkTo(page, api, autumn)
    const change = section('Avant et après un changement')
    await change.getByLabel('Jour du changement').fill('2026-10-19')
    await change.getByRole('button', { name: 'Comparer' }).click()
    await expect.poll(() => change.getByRole('row').count()).toBe(3)
    expect(new URL(page.url()).searchParams.get('changement')).toBe('2026-10-19')
    await change.getByText('du 7 septembre au 18 octobre 2026').waitFor()
    await change.getByText(/C’est mieux\s:\s\+60 points, sans doute entre/).waitFor()
    await change.getByRole('link', { name: /5\soctobre.: objectif/ }).click()
    await change.getByText('du 5 octobre au 29 novembre 2026').waitFor()
    await change.getByText('L’objectif n’était pas le même des deux côtés').waitFor()
    // A day outside the period is as if none were chosen.
    await walkTo(page, api, `${autumn}&changement=2026-12-01`)
    await change.getByText('Choisissez le jour').waitFor()
  })

  it('say what an hour more would have brought, on the grid and in a table', async () => {
    await walkTo(page, api, autumn)
    const shown = section('Quand on vous écrit')
    await shown
      .getByText(
        /^Ouvrir de 8\sh à 9\sh le lundi aurait mis \d+\smessages de plus dans l’objectif, [\d,]+\s% des messages de la période \(sans doute entre [\d,]+ et [\d,]+\s%\), pour \d+\sheures d’ouverture\s; \d+\sheures par an\.$/,
      )
      .waitFor()
    expect(await shown.getByText(/^Ouvrir de 8\sh à 9\sh le/).count()).toBe(3)
    const toOpen = shown.getByRole('cell', { name: /à ouvrir/ })
    expect(await toOpen.count()).toBe(3)
    const outline = await toOpen.first().evaluate(cell => getComputedStyle(cell).outlineStyle)
    expect(outline).toBe('dashed')
    const [row] = await shown.getByRole('rowheader', { name: 'le lundi de 8 h à 9 h' }).all()
    expect(row).toBeDefined()
    // By the keyboard to the list of as many.
    const cell = toOpen.first().getByRole('link')
    const count = await cell.textContent()
    await cell.focus()
    await page.keyboard.press('Enter')
    await page
      .getByRole('dialog')
      .getByText(new RegExp(`^${count}\\smessages, du plus ancien`))
      .waitFor()
  })

  it('offer no hour where too few wrote, nor where nothing is sure', async () => {
    // Hardly anybody has an answer within a minute, whether it is open or not.
    const minute = [
      { from: '2021-01-01', target: { minutes: 1 } },
      { from: '2026-11-24', target: { minutes: 15 } },
    ]
    await changeTargets(api.context, 1, { channel: null, versions: minute }, 'Claire Morel')
    await walkTo(page, api, autumn)
    const unsure = section('Quand on vous écrit')
    await unsure.getByText('Pour aucune heure de fermeture on ne peut affirmer').waitFor()
    expect(await unsure.getByRole('cell', { name: 'rien de sûr' }).count()).toBeGreaterThan(0)
    await walkTo(page, api, '/delais/aller-plus-loin?du=2019-01-01&au=2019-01-31')
    await unsure.getByText('Dès qu’il y en aura, vous verrez à quelles heures').waitFor()
    await walkTo(page, api, '/delais/aller-plus-loin?du=2026-11-16&au=2026-11-22')
    const shown = section('Quand on vous écrit')
    await shown.getByText('Trop peu de messages à une même heure de fermeture').waitFor()
    expect(await shown.getByRole('cell', { name: /à ouvrir/ }).count()).toBe(0)
    expect(await shown.getByRole('table').count()).toBe(1)
    // Nor where an hour brings no answer nearer, or nobody said when the mairie opens.
    const versions = [{ from: '2021-01-01', target: { workingDays: 2 } }]
    await changeTargets(api.context, 1, { channel: null, versions }, 'Claire Morel')
    await shown.getByText('une heure de plus n’y changerait rien').waitFor()
    await changeOpeningHours(api.context, 1, [], 'Claire Morel')
    await shown.getByText('Les heures d’ouverture ne sont pas renseignées').waitFor()
  })

  it('keep each heading with what follows it on paper', async () => {
    await walkTo(page, api, autumn)
    await page.emulateMedia({ media: 'print' })
    const kept = await section('Quand on vous écrit')
      .getByRole('heading')
      .evaluate(heading => getComputedStyle(heading.parentElement as Element).breakAfter)
    expect(kept).toBe('avoid')
    await page.emulateMedia({ media: null })
  })

  it('are sound at both sizes, in both themes and with large text', async () => {
    await walkTo(page, api, `${autumn}&changement=2026-10-19`)
    await page.getByRole('table').first().waitFor()
    await expectSoundInBothThemes(page)
    await page.setViewportSize({ width: 360, height: 740 })
    await expectRoomForText(page)
  })
})
