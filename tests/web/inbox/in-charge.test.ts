import { expect, it } from 'vitest'
import { inChargeOf } from '../../support/builders/inbox.ts'
import { aMessage } from '../../support/builders/messages.ts'
import { api, eachWindow, page, window } from '../each-window.ts'
import { minute } from '../morning.ts'
import {
  expectNarrow,
  expectRoomForText,
  expectSound,
  expectSoundAtBothSizes,
  settle,
  unfold,
  visit,
  walkTo,
} from '../screen.ts'

eachWindow({ role: 'administrator' })

const asked = () => api.asked.map(one => [one.path, one.body])
const path = '/api/conversations/2/in-charge'

it('is chosen from the menu, oneself first, told in the list and undone', async () => {
  await walkTo(page, api, '/messages/2')
  await unfold(page)
  await page.getByRole('button', { name: 'Attribuer à…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Attribuer la conversation' })
  await dialog.getByRole('button', { name: 'Hugo Lambert' }).waitFor()
  // Who only reads is none of them.
  await expect
    .poll(() => dialog.locator('li').allInnerTexts())
    .toEqual(['À moi', 'Hugo Lambert', 'À personne'])
  await expectSoundAtBothSizes(page)
  await dialog.getByRole('button', { name: 'Hugo Lambert' }).click()
  await page.getByText('La conversation est attribuée à Hugo Lambert.').waitFor()
  await page.locator('h1 ~ p, header').getByText('Pour Hugo Lambert').first().waitFor()
  await page.getByRole('link', { name: /Pour Hugo Lambert/ }).waitFor()
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByText('Pour Hugo Lambert').first().waitFor({ state: 'detached' })
  expect(asked()).toEqual([
    [path, { person: 'u2' }],
    [path, { person: null }],
  ])
  expect(window.complaints).toEqual([])
})

it('is oneself by one key, nobody by the same, and a list of its own', async () => {
  await walkTo(page, api, '/messages/2')
  await page.locator('h1').focus()
  await page.keyboard.press('a')
  await page.getByText('La conversation vous est attribuée.').waitFor()
  await page.getByRole('link', { name: 'À moi' }).click()
  await page.waitForURL(/filtre=a-moi/)
  await settle(page)
  const list = page.getByRole('region', { name: 'Liste des conversations' })
  const rows = list.locator('ul.sheet a')
  await expect.poll(() => rows.count()).toBe(1)
  await rows.getByText('Pour vous').waitFor()
  await page.locator('h1').focus()
  await page.keyboard.press('a')
  await page.getByText('La conversation n’est plus attribuée.').waitFor()
  await page.getByText('Rien ne vous est attribué').waitFor()
})

it('is named where somebody waits, which speaks to everybody all the same', async () => {
  await inChargeOf(api.db, { communeId: 1, userId: 'u2' }, [1, 2, 3])
  await walkTo(page, api, '/')
  await page
    .getByText(/pour Hugo Lambert · /)
    .first()
    .waitFor()
  await visit(page, api, '/calendrier')
  await page
    .getByRole('complementary', { name: 'Qui attend' })
    .getByText('(pour Hugo Lambert)')
    .waitFor()
  await page.setViewportSize({ width: 360, height: 740 })
  for (const screen of ['/', '/messages']) {
    await walkTo(page, api, screen)
    await expectSound(page)
  }
})

it('is taken from *Aujourd’hui* at once, by a keyboard too, and undone', async () => {
  await walkTo(page, api, '/')
  const row = page.getByRole('article').filter({ hasText: 'Julie Martin' })
  const take = row.getByRole('button', { name: 'Je m’en occupe : Julie Martin' })
  await expect.poll(() => take.getAttribute('aria-pressed')).toBe('false')
  // It is shown before the server has answered.
  api.latency = 400
  await take.press('Enter')
  await row.getByText('pour vous').first().waitFor()
  expect(asked()).toEqual([])
  await page.getByText('La conversation vous est attribuée.').waitFor()
  api.latency = 0
  await expect.poll(() => take.getAttribute('aria-pressed')).toBe('true')
  expect(new URL(page.url()).pathname).toBe('/')
  await page.getByRole('button', { name: 'Annuler', exact: true }).last().click()
  await row.getByText('pour vous').first().waitFor({ state: 'detached' })
  // It is shown before the server has answered, here too.
  await expect.poll(asked).toEqual([
    [path, { person: 'u1' }],
    [path, { person: null }],
  ])
})

it('is as it was on *Aujourd’hui* where the server refuses it', async () => {
  await walkTo(page, api, '/')
  const row = page.getByRole('article').filter({ hasText: 'Julie Martin' })
  const body = { error: 'conflict', message: 'Cette personne ne peut pas répondre.' }
  api.fail('PUT', path, { status: 409, body })
  await row.getByRole('button', { name: /^Je m’en occupe/ }).click()
  await page.getByText('Cette personne ne peut pas répondre.').waitFor()
  await row.getByText('pour vous').first().waitFor({ state: 'detached' })
})

it('stands at the head of the conversation, with the three other usual acts and the rare ones', async () => {
  await walkTo(page, api, '/messages/2')
  const bar = page.getByRole('group', { name: 'La conversation' })
  await expect
    .poll(() => bar.locator('> button').allInnerTexts())
    .toEqual(['Je m’en occupe', 'Attribuer à…', 'Mettre en suspens…', 'Demande officielle…'])
  await bar.getByText('Plus', { exact: true }).click()
  await bar.getByText('La même personne vous a écrit par un autre canal').waitFor()
  await expectRoomForText(page)
  await bar.getByRole('button', { name: 'Je m’en occupe' }).click()
  await page.getByText('La conversation vous est attribuée.').waitFor()
  await expect
    .poll(() => bar.getByRole('button', { name: 'Je m’en occupe', pressed: true }).count())
    .toBe(1)
  // Told by more than a shade: it looks pressed in forced colours too.
  const look = () =>
    bar
      .getByRole('button')
      .first()
      .evaluate(one => {
        const { backgroundColor, borderColor, color, boxShadow } = getComputedStyle(one)
        return {
          backgroundColor,
          borderColor,
          color,
          boxShadow,
          mark: one.querySelector('svg')?.innerHTML,
        }
      })
  const pressed = await look()
  await bar.getByRole('button').first().click()
  await bar.getByRole('button', { name: 'Je m’en occupe', pressed: false }).waitFor()
  const free = await look()
  expect(Object.entries(pressed).filter(([key, value]) => Object(free)[key] === value)).toEqual([])
})

it.each([
  [1280, 1],
  [360, 1],
  [1280, 2],
  [360, 2],
] as const)(
  'stays in sight in a long thread %i px wide, text at %i times, and hides no focus',
  async (width, scale) => {
    for (let index = 0; index < 30; index++) {
      await aMessage(api.db, 2, { by: 'Julie Martin', sentAt: minute(-3_000 + index) })
    }
    await page.setViewportSize({ width, height: 740 })
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setEmulatedOSTextScale', { scale })
    await walkTo(page, api, '/messages/2')
    const bar = page.getByRole('group', { name: 'La conversation' })
    const take = bar.getByRole('button', { name: 'Je m’en occupe' })
    await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }))
    await expect.poll(async () => (await bar.boundingBox())?.y).toBe(0)
    // Three quarters of the window are left for what is read.
    expect((await bar.boundingBox())?.height).toBeLessThan(740 / 4)
    await take.click()
    await bar.getByRole('button', { name: 'Je m’en occupe', pressed: true }).waitFor()
    await page.locator('article details summary').last().focus()
    let seen = 0
    for (; seen < 20; seen++) {
      await page.keyboard.press('Shift+Tab')
      const hidden = () =>
        page.evaluate(() => {
          const focused = document.activeElement
          const bar = document.querySelector('fieldset')?.getBoundingClientRect()
          if (!focused || !bar || focused.closest('fieldset')) return false
          return focused.getBoundingClientRect().top < bar.bottom
        })
      await expect.poll(hidden).toBe(false)
    }
    await expectNarrow(page)
  },
)

it('leaves each message one menu, seen where a hand or the focus is', async () => {
  await walkTo(page, api, '/messages/3')
  const message = page.locator('article').first()
  const menu = message.locator('details')
  const seen = () => menu.evaluate(one => getComputedStyle(one).opacity)
  await page.mouse.move(0, 0)
  await page.locator('h1').focus()
  await expect
    .poll(() => page.locator('article details').count())
    .toBe(await page.locator('article').count())
  await expect.poll(seen).toBe('0')
  await message.hover()
  await expect.poll(seen).toBe('1')
  await page.mouse.move(0, 0)
  await menu.locator('summary').focus()
  await expect.poll(seen).toBe('1')
  await page.keyboard.press('Enter')
  await page.locator('h1').focus()
  await expect.poll(seen).toBe('1')
  await menu
    .getByRole('button', { name: /courtoisie|politesse|réglé/i })
    .first()
    .waitFor()
})
