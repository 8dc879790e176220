import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Context } from '../../../server/context.ts'
import { aDelivery, aPost } from '../../support/builders/publishing.ts'
import { icsOf, sourceServer } from '../../support/calendar/source-server.ts'
import { api, oneWindow, page, window } from '../each-window.ts'
import type { RealOptions } from '../real-api.ts'
import { expectRoomForText, expectSoundAtBothSizes, settle, walkTo } from '../screen.ts'

/** All tests of a block have one window; those that change what is there take it back, or come last. */
const inOneWindow = (also?: RealOptions['also']) => oneWindow({ role: 'officer', also })

/** As it is printed, where some spaces are not to be broken. */
const printed = (text: string) => new RegExp(text.replaceAll(' ', '\\s'))

const december = '/calendrier?vue=mois&jour=2026-12-01'
const item = (key: string) => page.locator(`[data-item="${key}"]`)
const dayOf = (date: string) => page.locator(`[data-day="${date}"]`)
/** The announcement of 4 December at 18:00, on two channels. */
const eve = () => item('post-13')
const moves = () => api.asked.filter(({ path }) => path.endsWith('/move'))
const focused = () =>
  page.evaluate(() => document.activeElement?.closest('[data-item]')?.getAttribute('data-item'))

async function drag(from: Locator, to: Locator): Promise<void> {
  // A mouse takes hold of nothing that is below the window.
  await from.scrollIntoViewIfNeeded()
  const [a, b] = [await from.boundingBox(), await to.boundingBox()]
  if (a === null || b === null) throw new Error('nothing to drag')
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2)
  await page.mouse.down()
  await page.mouse.move(a.x + a.width / 2 + 20, a.y + a.height / 2 + 10)
  await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 4 })
  await page.mouse.up()
}

describe('the calendar', () => {
  inOneWindow()

  it('shows a month, a week or a list, each at its own address', async () => {
    await walkTo(page, api, '/calendrier')
    await page.getByRole('heading', { name: /novembre 2026/ }).waitFor()
    await dayOf('2026-11-11').getByText('Armistice de 1918').waitFor()
    await dayOf('2026-11-24').getByText('Échec').waitFor()
    await page.getByRole('link', { name: 'Semaine', exact: true }).click()
    await page.getByRole('heading', { name: /du 23 au 29 novembre 2026/ }).waitFor()
    expect(new URL(page.url()).search).toBe('?vue=semaine&jour=2026-11-24')
    await page.getByRole('link', { name: 'Semaine suivante' }).click()
    await page.getByRole('heading', { name: /du 30 novembre au 6 décembre 2026/ }).waitFor()
    await page.reload()
    await eve().waitFor()
    await expectSoundAtBothSizes(page)
    await page.getByRole('link', { name: 'Liste', exact: true }).click()
    await dayOf('2026-12-05').getByText('Salle des fêtes').waitFor()
    await expectSoundAtBothSizes(page)
    expect(window.complaints).toEqual([])
  })

  it('is gone through with keys, which act within it alone', async () => {
    await walkTo(page, api, december)
    await page.keyboard.press('s')
    expect(page.url()).toContain('vue=mois')
    await eve().focus()
    await page.keyboard.press('s')
    await page.getByRole('heading', { name: /du 30 novembre au 6 décembre/ }).waitFor()
    // The focus has not gone with the view.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('heading', { name: /du 7 au 13 décembre/ }).waitFor()
    await page.getByRole('link', { name: 'Semaine', exact: true }).focus()
    await page.keyboard.press('a')
    await page.getByRole('heading', { name: /du 23 au 29 novembre/ }).waitFor()
  })

  it('shows what its filters, which are in its address, let through', async () => {
    await walkTo(page, api, december)
    await page.getByText('Filtrer').click()
    await page.getByLabel('Événement', { exact: true }).selectOption('Marché de Noël')
    await eve().waitFor({ state: 'detached' })
    await item('event-2').waitFor()
    await page.getByLabel('Genre').selectOption('Publications')
    await item('event-2').waitFor({ state: 'detached' })
    expect(new URL(page.url()).search).toContain('genre=publications&evenement=2')
    await page.reload()
    await item('post-23').waitFor()
    await page.getByLabel('État').selectOption('Échec')
    await page.getByText('Aucun élément ne répond à ces filtres.').waitFor()
    await page.getByRole('button', { name: 'Tout montrer' }).click()
    await eve().waitFor()
  })

  it('moves by a plain field, on the channels that are chosen, and back', async () => {
    await walkTo(page, api, december)
    await eve().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: 'Page de Valcourt' }).waitFor()
    await dialog.getByLabel('Nouvelle date et heure').fill('2026-11-24T09:00')
    await dialog.getByRole('button', { name: 'Déplacer' }).click()
    await dialog.getByText(/déjà passée/).waitFor()
    await dialog.getByLabel('Nouvelle date et heure').fill('2026-12-03T10:30')
    await dialog.getByRole('checkbox', { name: 'Page de Valcourt' }).uncheck()
    await dialog.getByRole('button', { name: 'Déplacer' }).click()
    await page.getByText(printed('est déplacée : jeudi 3 décembre à 10 h 30')).waitFor()
    await dayOf('2026-12-03').locator('[data-item="post-13"]').waitFor()
    await item('post-14').waitFor()
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await page.getByText(/est revenu/).waitFor()
    await dayOf('2026-12-04').locator('[data-item="post-13"]').waitFor()
    await expect
      .poll(moves)
      .toMatchObject([
        { path: '/api/deliveries/13/move', body: { local: '2026-12-03T10:30', with: [] } },
        { body: { local: '2026-12-04T18:00', with: [], from: '2026-12-03T10:30' } },
      ])
  })

  it('says why the server would not move it, and keeps what was chosen', async () => {
    await walkTo(page, api, december)
    const message = 'C’est déjà publié : l’heure ne se change plus.'
    api.fail('POST', '/api/deliveries/13/move', {
      status: 409,
      body: { error: 'conflict', message },
    })
    await eve().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Nouvelle date et heure').fill('2026-12-03T10:30')
    await dialog.getByRole('button', { name: 'Déplacer' }).click()
    await dialog.getByText(message).waitFor()
    await expect
      .poll(() => dialog.getByLabel('Nouvelle date et heure').inputValue())
      .toBe('2026-12-03T10:30')
  })

  it('drags to another day by mouse, at the same hour, with all its channels', async () => {
    await walkTo(page, api, december)
    await drag(eve(), dayOf('2026-12-09'))
    await dayOf('2026-12-09').locator('[data-item="post-13"]').waitFor()
    await expect.poll(moves).toMatchObject([
      {
        path: '/api/deliveries/13/move',
        body: { local: '2026-12-09T18:00', with: [14], from: '2026-12-04T18:00' },
      },
    ])
    // Letting go is no press.
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await expect.poll(focused).toBe('post-13')
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await dayOf('2026-12-04').locator('[data-item="post-13"]').waitFor()
  })

  it('drags nothing that is out, nothing to the past, and nothing after Escape', async () => {
    await walkTo(page, api, '/calendrier')
    await drag(item('post-11'), dayOf('2026-11-26'))
    await drag(item('post-21'), dayOf('2026-11-10'))
    await page.getByText('Cette heure est déjà passée').waitFor()
    await drag(item('post-21'), dayOf('2026-11-11'))
    // Once, however often.
    await settle(page)
    await expect.poll(() => page.getByText('Cette heure est déjà passée').count()).toBe(1)
    await walkTo(page, api, december)
    const box = await eve().boundingBox()
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20)
    await page.mouse.down()
    await page.mouse.move((box?.x ?? 0) - 120, (box?.y ?? 0) + 20, { steps: 3 })
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await settle(page)
    expect(moves()).toEqual([])
  })

  it('carries by keyboard, saying where it is, drops and gives up', async () => {
    await walkTo(page, api, december)
    await eve().focus()
    await page.keyboard.press('d')
    const carry = page.getByRole('application', { name: /Déplacement de/ })
    await carry.waitFor()
    await expectSoundAtBothSizes(page)
    const said = (words: string) =>
      page
        .getByRole('status')
        .filter({ hasText: printed(words) })
        .waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowUp')
    await said('samedi 12 décembre à 17 h')
    await page.keyboard.press('Escape')
    await page.getByText('Rien n’a été déplacé.').waitFor()
    await expect.poll(focused).toBe('post-13')
    expect(moves()).toEqual([])

    await page.keyboard.press('d')
    await carry.waitFor()
    for (let week = 0; week < 5; week++) await page.keyboard.press('ArrowDown')
    // The month follows.
    await page.getByRole('heading', { name: /janvier 2027/ }).waitFor()
    await said('vendredi 8 janvier')
    await page.keyboard.press('Enter')
    await dayOf('2027-01-08').locator('[data-item="post-13"]').waitFor()
    await expect.poll(focused).toBe('post-13')
    await expect.poll(moves).toMatchObject([{ body: { local: '2027-01-08T18:00', with: [14] } }])
    await page.getByRole('button', { name: 'Annuler', exact: true }).click()
    await page.getByText(/est revenu/).waitFor()
  })

  it('keeps the day in sight that something is carried to', async () => {
    await page.setViewportSize({ width: 1280, height: 560 })
    await walkTo(page, api, december)
    await eve().focus()
    await page.keyboard.press('d')
    const carry = page.getByRole('application', { name: /Déplacement de/ })
    await carry.waitFor()
    for (let week = 0; week < 4; week++) await page.keyboard.press('ArrowDown')
    const top = async (one: Locator) => (await one.boundingBox())?.y ?? 0
    await expect.poll(async () => (await top(dayOf('2027-01-01'))) < (await top(carry))).toBe(true)
  })

  it('goes no further into the past than now by keyboard', async () => {
    await walkTo(page, api, '/calendrier?vue=semaine')
    await item('post-21').focus()
    await page.keyboard.press('d')
    await page.getByRole('application').waitFor()
    for (let hour = 0; hour < 8; hour++) await page.keyboard.press('ArrowUp')
    await page.getByRole('application').getByText('Cette heure est déjà passée').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByText(/est déplacé/).waitFor()
    await expect.poll(moves).toMatchObject([{ body: { local: '2026-11-24T11:00' } }])
  })

  it('says what may no longer be true where it is put', async () => {
    await api.db.updateTable('variant').set({ text: 'Demain, à 20 h : le loto !' }).execute()
    await walkTo(page, api, december)
    await eve().click()
    await page.getByLabel('Nouvelle date et heure').fill('2026-12-08T18:00')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('C’est après l’événement annoncé.').waitFor()
    await dialog.getByText(printed('Son texte dit « demain »')).waitFor()
    await page.keyboard.press('Escape')
    await drag(eve(), dayOf('2026-12-03'))
    await page.getByText(printed('jeudi 3 décembre à 18 h. Son texte dit « demain »')).waitFor()
  })

  it('lets a councillor look and not touch', async () => {
    await api.become('councillor')
    await walkTo(page, api, december)
    await drag(eve(), dayOf('2026-12-09'))
    await eve().focus()
    await page.keyboard.press('d')
    await eve().click()
    await page.getByRole('dialog').getByText('Page de la mairie').waitFor()
    await expect.poll(() => page.getByLabel('Nouvelle date et heure').count()).toBe(0)
    await expect.poll(() => page.getByRole('application').count()).toBe(0)
    await settle(page)
    expect(moves()).toEqual([])
  })
})

/** The loto once more, on the commune’s own page. */
async function announce({ db }: Context, id: number, dueLocal: string): Promise<void> {
  const post = await aPost(db, 1, { id, eventId: 1, text: 'Loto des aînés' })
  await aDelivery(db, post, 1, { id, dueLocal })
}

/** Ten publications more on 4 December, every half hour from nine. */
async function crowd(context: Context): Promise<void> {
  for (let index = 0; index < 10; index++) {
    const local = Date.parse('2026-12-04T09:00Z') + index * 1_800_000
    await announce(context, 200 + index, new Date(local).toISOString().slice(0, 16))
  }
}

/** Two more at the hour of the one that is there. */
async function threeAtOnce(context: Context): Promise<void> {
  for (const id of [301, 302]) await announce(context, id, '2026-12-04T18:00')
}

describe('a crowded day', () => {
  inOneWindow(crowd)

  it('has lines of 24 px, four a day, and those beyond on a press and on paper', async () => {
    await page.setViewportSize({ width: 1280, height: 900 })
    const wholeDays: string[] = []
    page.on('request', request => {
      const { pathname, searchParams: query } = new URL(request.url())
      const isWhole = pathname === '/api/calendar' && !query.has('lines')
      if (isWhole) wholeDays.push(query.get('from') ?? '')
    })
    await walkTo(page, api, december)
    const day = dayOf('2026-12-04')
    const seen = () => day.locator('[data-item]:visible').count()
    expect(await seen()).toBe(4)
    for (const chip of await page.locator('[data-item]:visible').all()) {
      expect((await chip.boundingBox())?.height).toBe(24)
    }
    const table = await page.locator('.calendar-month').boundingBox()
    expect((table?.y ?? 0) + (table?.height ?? 0)).toBeLessThanOrEqual(900)
    // From the browser's own menu paper has what is there, and says how much is not.
    await page.emulateMedia({ media: 'print' })
    await day.getByText('+ 7', { exact: true }).last().waitFor()
    await page.emulateMedia({ media: 'screen' })
    await expectRoomForText(page)
    await page.getByRole('button', { name: printed('Montrer les 7 autres éléments') }).click()
    await expect.poll(seen).toBe(11)
    expect(wholeDays).toEqual(['2026-12-04'])
  })

  it('prints all of it, by its button and by the browser’s key', async () => {
    for (const print of [
      () => page.getByRole('button', { name: 'Imprimer' }).click(),
      () => page.keyboard.press('Control+p'),
    ]) {
      await walkTo(page, api, '/')
      await walkTo(page, api, december)
      await page.evaluate(() => {
        document.body.removeAttribute('data-printed')
        globalThis.print = () => document.body.setAttribute('data-printed', '')
      })
      await print()
      await page.locator('[data-printed]').waitFor({ state: 'attached' })
      await page.emulateMedia({ media: 'print' })
      await expect.poll(() => dayOf('2026-12-04').locator('[data-item]:visible').count()).toBe(11)
      await expect
        .poll(() => page.getByRole('button', { name: /^Montrer les/ }).isVisible())
        .toBe(false)
      await page.emulateMedia({ media: 'screen' })
    }
  })

  it('shows all of a crowded day in the list, and where there is little room', async () => {
    await walkTo(page, api, '/calendrier?vue=liste&jour=2026-12-04')
    const day = dayOf('2026-12-04').locator('[data-item]')
    await expect.poll(() => day.count()).toBe(11)
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/calendrier?vue=mois&jour=2026-12-05')
    await page.getByRole('button', { name: /4\sdécembre.*, 11\séléments/ }).click()
    await expect.poll(() => page.locator('section [data-item]').count()).toBe(11)
  })

  it('has in a week items by their hours, and beside each other where they overlap', async () => {
    await walkTo(page, api, '/calendrier?vue=semaine&jour=2026-12-04')
    const [nine, half] = [
      await item('post-200').boundingBox(),
      await item('post-201').boundingBox(),
    ]
    expect((half?.y ?? 0) - (nine?.y ?? 0)).toBe(24)
    const event = await item('event-1').boundingBox()
    const noon = await item('post-206').boundingBox()
    expect((event?.y ?? 0) - (noon?.y ?? 0)).toBe(8 * 48)
    await expectRoomForText(page)
  })

  it('shows where something was put, also among those that are only counted', async () => {
    await walkTo(page, api, december)
    await page.getByRole('button', { name: /^Montrer les/ }).click()
    await eve().focus()
    await page.keyboard.press('d')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Shift+ArrowUp')
    await page.keyboard.press('Enter')
    await page.getByText(/est déplacée/).waitFor()
    await expect.poll(focused).toBe('post-13')
  })
})

describe('a day with three at one hour', () => {
  inOneWindow(threeAtOnce)

  it('is one sheet of paper, so is a week, and nothing there lies over anything', async () => {
    // An election period is named above it, and the day of the loto has three items at 18:00.
    for (const path of [december, '/calendrier?vue=semaine&jour=2026-12-04']) {
      await walkTo(page, api, path)
      await page.getByText(printed('du 1er octobre 2026 au 30 avril 2027')).waitFor()
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 860 })
        await settle(page)
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
        expect(pdf.match(/\/Type\s*\/Page\b/g), `${path} from ${width} px`).toHaveLength(1)
      }
      await page.emulateMedia({ media: 'print' })
      const boxes = await page
        .locator('[data-item]:visible')
        .evaluateAll(all => all.map(one => one.getBoundingClientRect().toJSON()))
      const over = boxes.filter((one, index) =>
        boxes
          .slice(index + 1)
          .some(
            other =>
              one.left < other.right - 1 &&
              other.left < one.right - 1 &&
              one.top < other.bottom - 1 &&
              other.top < one.bottom - 1,
          ),
      )
      expect(over, path).toEqual([])
      // What a chip says is within it.
      const cut = await page
        .locator('[data-item]:visible')
        .evaluateAll(all =>
          all.filter(one => one.scrollHeight > one.clientHeight + 1).map(one => one.textContent),
        )
      expect(cut, path).toEqual([])
      await page.emulateMedia({ media: null })
    }
  })

  it('keeps in a week what is said of one thing off its neighbours', async () => {
    await walkTo(page, api, '/calendrier?vue=semaine&jour=2026-12-04')
    const beyond = await dayOf('2026-12-04')
      .locator('[data-item]:visible')
      .evaluateAll(all =>
        all.flatMap(one => {
          const edge = one.getBoundingClientRect().right
          return [...one.querySelectorAll(':scope > span:not(.sr-only)')].filter(
            span => span.getBoundingClientRect().right > edge,
          ).length
        }),
      )
    expect(beyond.length).toBeGreaterThan(2)
    expect(beyond.every(count => count === 0)).toBe(true)
  })

  it('draws school holidays as one strip over the days of a week', async () => {
    await walkTo(page, api, december)
    const strip = (date: string) => dayOf(date).locator('p').first()
    await strip('2026-12-21').getByText('Vacances de Noël').waitFor()
    const monday = await strip('2026-12-21').boundingBox()
    const tuesday = await strip('2026-12-22').boundingBox()
    expect(monday?.y).toBe(tuesday?.y)
    expect(Math.abs((monday?.x ?? 0) + (monday?.width ?? 0) - (tuesday?.x ?? 0))).toBeLessThan(1.5)
  })

  it('is dragged in a week to another hour, on a quarter', async () => {
    await walkTo(page, api, '/calendrier?vue=semaine&jour=2026-12-04')
    await eve().scrollIntoViewIfNeeded()
    const from = await eve().boundingBox()
    if (from === null) throw new Error('nothing to drag')
    await page.mouse.move(from.x + 20, from.y + 10)
    await page.mouse.down()
    await page.mouse.move(from.x + 20, from.y - 20)
    // An hour and a half earlier, and three minutes.
    await page.mouse.move(from.x + 20, from.y + 10 - 74, { steps: 3 })
    await page.mouse.up()
    await page.getByText(printed('vendredi 4 décembre à 16 h 30')).first().waitFor()
    await expect.poll(moves).toMatchObject([{ body: { local: '2026-12-04T16:30', with: [14] } }])
  })
})

describe('what a day is beside what is planned', () => {
  inOneWindow()

  it('shows in the calendar: holidays, school holidays, the election period', async () => {
    await walkTo(page, api, december)
    await page.getByText(printed('du 1er octobre 2026 au 30 avril 2027')).click()
    await page.getByText(/art. L52-1/).waitFor()
    await dayOf('2026-12-25').getByText('Jour férié, Noël').waitFor()
    await dayOf('2026-12-21').getByText('Vacances de Noël').waitFor()
    await expect.poll(() => dayOf('2026-12-18').getByText('Vacances').count()).toBe(0)
    await walkTo(page, api, '/calendrier?vue=liste&jour=2027-10-01')
    await page.getByText(/n’est pas encore parue au Journal officiel/).waitFor()
    await walkTo(page, api, '/calendrier?vue=liste&jour=2027-04-01')
    await dayOf('2027-04-30').getByText('Fin de la période électorale').waitFor()
  })

  it('shows in the form of an event, which asks to confirm and hinders nothing', async () => {
    await walkTo(page, api, '/evenements/nouveau?jour=2026-12-13')
    await page.getByText(printed('Marché de Noël, à 10 h, Place de l’église')).waitFor()
    await page.getByLabel('Début').fill('2026-12-25T20:00')
    await page.getByText('Vacances de Noël').waitFor()
    await page.getByLabel('Titre').fill('Veillée')
    await page.getByLabel('Lieu').fill('Église')
    await page.getByLabel('Texte', { exact: true }).fill('Chants de Noël.')
    const confirm = page.getByRole('checkbox', { name: /J’ai relu les textes/ })
    await confirm.check()
    await page.reload()
    await expect.poll(() => confirm.isChecked()).toBe(true)
    await confirm.uncheck()
    await expectRoomForText(page)
    await page.getByRole('button', { name: 'Programmer' }).click()
    await page.getByRole('heading', { name: 'Veillée' }).waitFor()
  })

  it('takes the department from the commune’s settings', async () => {
    await api.become('administrator')
    await api.db.updateTable('commune').set({ department: null }).where('id', '=', 1).execute()
    await walkTo(page, api, december)
    await page.getByRole('link', { name: 'Réglages de la commune' }).click()
    await page.getByLabel('Département').fill('99')
    await page.getByText(/Ce n’est pas un numéro de département/).waitFor()
    await page.getByLabel('Département').fill('2a')
    await page.getByText(/n’a pas de zone/).waitFor()
    await page.getByLabel('Département').fill('1')
    await page.getByText('Vacances scolaires de la zone A.').waitFor()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('C’est enregistré.').waitFor()
    const ours = api.db.selectFrom('commune').select('department').where('id', '=', 1)
    expect(await ours.executeTakeFirst()).toEqual({ department: '01' })
  })
})

const feeds = () => api.db.selectFrom('calendarFeed').selectAll().orderBy('id').execute()

describe('the neighbours', () => {
  inOneWindow()

  it('are shown day by day, in the calendar and in the form of an event', async () => {
    await walkTo(page, api, december)
    await eve().waitFor()
    // They are many, and nobody's task here.
    await expect.poll(() => item('neighbour-1').count()).toBe(0)
    await page.getByLabel('Montrer les voisins').check()
    await item('neighbour-1').getByText('Valcourt-sur-Orvain').waitFor()
    expect(new URL(page.url()).search).toContain('voisins=oui')
    await drag(item('neighbour-1'), dayOf('2026-12-09'))
    await item('neighbour-1').click()
    await page.getByRole('dialog').getByText('Église de Valcourt').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('Filtrer').click()
    await page.getByLabel('Genre').selectOption('Voisins')
    await eve().waitFor({ state: 'detached' })
    await item('neighbour-2').waitFor()
    await expect.poll(() => page.locator('[data-item]').count()).toBe(2)
    await walkTo(page, api, '/evenements/nouveau?jour=2026-12-13')
    await page.getByText('Ce jour-là chez les voisins').waitFor()
    await page.getByText(printed('Valcourt-sur-Orvain : Concert de la chorale, à 15 h')).waitFor()
    expect(moves()).toEqual([])
  })

  it('are added, read again and removed by an administrator', async () => {
    await api.become('administrator')
    const fair = icsOf({ uid: 'fair', title: 'Foire', start: ':20261220T100000' })
    const source = await sourceServer({
      ...{ '/boismont.ics': fair, '/mesnil.ics': fair },
      '/ent': '<form><input type="password"></form>',
    })
    const url = `${source.url}/boismont.ics`
    await api.db.updateTable('calendarFeed').set({ url }).where('id', '=', 2).execute()
    await walkTo(page, api, december)
    await page.getByRole('button', { name: 'Sources suivies' }).click()
    const dialog = page.getByRole('dialog').first()
    await dialog.getByText(/erreur \(503\)/).waitFor()
    await dialog.getByRole('button', { name: /Relire\s«\sBoismont/ }).click()
    await dialog.getByText(/erreur \(503\)/).waitFor({ state: 'detached' })
    await dialog.getByLabel(/agenda public, ceux de «\sBoismont/).check()
    await page.getByText(/L’agenda public montre les événements de «\sBoismont/).waitFor()
    expect((await feeds()).map(({ inAgenda }) => inAgenda)).toEqual([1, 1, 0])
    await dialog.getByLabel('C’est l’agenda de (Boismont)').selectOption('L’Épine')
    await page.getByText('C’est enregistré.').waitFor()
    expect((await feeds())[1]).toMatchObject({ inAgenda: 1, partnerId: 1 })
    const address = dialog.getByLabel('Adresse de son agenda ou de son site')
    await address.fill('mesnil.fr')
    await dialog.getByRole('button', { name: 'Regarder' }).click()
    await dialog.getByText(/commence par https/).waitFor()
    await address.fill(`${source.url}/ent`)
    await dialog.getByRole('button', { name: 'Regarder' }).click()
    await dialog.getByText(/Il faut se connecter/).waitFor()
    await address.fill(`${source.url}/mesnil.ics`)
    await dialog.getByRole('button', { name: 'Regarder' }).click()
    await dialog.getByText(/Par exemple/).waitFor()
    await dialog.getByLabel('Commune, école ou association').fill('Mesnil')
    await dialog.getByRole('button', { name: 'Suivre' }).click()
    await dialog.getByText('Mesnil', { exact: true }).waitFor()
    const valcourt = dialog.locator('li', { hasText: 'https://valcourt.example/agenda.ics' })
    await valcourt.getByRole('button', { name: 'Retirer' }).click()
    await page
      .getByRole('dialog', { name: /^Retirer «/ })
      .getByRole('button', { name: 'Retirer' })
      .click()
    await dialog.getByText('https://valcourt.example/agenda.ics').waitFor({ state: 'detached' })
    expect((await feeds()).map(({ name }) => name)).toEqual([
      'Boismont',
      'École des Tilleuls',
      'Mesnil',
    ])
  })
})

describe('the calendar on a telephone', () => {
  inOneWindow()

  it('shows the days small, and what the chosen one holds under them', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, december)
    await page.getByRole('button', { name: /vendredi 4 décembre, 1\sélément/ }).click()
    await page.getByRole('heading', { name: /vendredi 4 décembre/ }).waitFor()
    await page.locator('[data-item="post-13"]').getByText('Programmée').waitFor()
    await page.keyboard.press('ArrowRight')
    await page.locator('[data-item="event-1"]').waitFor()
    await expectRoomForText(page)
  })

  it('drags by a long press, and scrolls by a short one', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true })
    await walkTo(page, api, '/calendrier?vue=mois&jour=2026-12-04')
    const row = page.locator('[data-item="post-13"]')
    await row.scrollIntoViewIfNeeded()
    await page.evaluate(() => scrollTo(0, 250))
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
      void (await session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
      }))
    const from = await row.boundingBox()
    const to = await page.locator('td[data-day="2026-12-09"]').boundingBox()
    if (from === null || to === null) throw new Error('nothing to drag')
    const [x, y] = [from.x + 40, from.y + 20]
    await touch('touchStart', x, y)
    // What is dragged shows that it is.
    await page.locator('[data-item="post-13"].outline-dashed').waitFor()
    await touch('touchMove', x, y - 30)
    await touch('touchMove', to.x + 20, to.y + 20)
    await touch('touchEnd')
    await expect.poll(moves).toMatchObject([{ body: { local: '2026-12-09T18:00', with: [14] } }])
    await page.getByText(/est déplacé/).waitFor()
    await settle(page)

    await page.locator('[data-item="post-13"]').scrollIntoViewIfNeeded()
    const again = await page.locator('[data-item="post-13"]').boundingBox()
    const before = await page.evaluate(() => scrollY)
    await touch('touchStart', x, again?.y)
    await touch('touchMove', x, (again?.y ?? 0) + 60)
    await touch('touchEnd')
    // The browser scrolls, and takes the pointer for it.
    await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(before)
    expect(moves()).toHaveLength(1)
    await session.detach()
  })
})
