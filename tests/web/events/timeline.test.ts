import { describe, expect, it } from 'vitest'
import type { Context } from '../../../server/context.ts'
import { axisDays } from '../../../web/events/timeline-axis.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { aDelivery, aPost } from '../../support/builders/publishing.ts'
import { api, eachWindow, oneWindow, page } from '../each-window.ts'
import { told } from '../morning.ts'
import { expectSoundAtBothSizes, settle, visit, walkTo } from '../screen.ts'

const options = { role: 'officer' } as const

const steps = ['2026-11-23', '2026-11-28', '2026-12-06', '2026-12-12', '2026-12-13', '2026-12-14']
const names = ['Page de la mairie', 'Mastodon', 'Bluesky', 'Instagram', 'Page de Montaubry']
const networks = ['facebook', 'mastodon', 'bluesky', 'instagram', 'facebook']
const refusal = 'Le mot de passe a changé : reconnectez le canal.'

/** A fête on 13 December, whose six steps go out on five channels each. */
async function planThirty(
  context: Context,
  states: (channel: number, step: number) => 'scheduled' | 'failed' | 'verified',
): Promise<void> {
  const { db } = context
  await db.deleteFrom('post').where('eventId', '=', 2).execute()
  const channels = [1]
  for (const [index, name] of names.entries()) {
    if (index === 0) continue
    const connector = networks[index] ?? ''
    channels.push((await aChannel(context, 1, { name, connector, receives: 0 })).id)
  }
  for (const [step, date] of steps.entries()) {
    const post = await aPost(db, 1, { eventId: 2, text: `Texte de l’étape ${step}` })
    for (const [index, channel] of channels.entries()) {
      const state = states(index, step)
      await aDelivery(db, post, channel, {
        ...{ id: 3000 + index * 10 + step, dueLocal: `${date}T18:00`, state },
        reason: state === 'failed' ? told(refusal) : null,
      })
    }
  }
}

const marks = () => page.getByRole('table').getByRole('button')

describe('thirty publications of an event', () => {
  oneWindow({ ...options, also: context => planThirty(context, () => 'scheduled') })

  it('bear before each channel the sign of its network', async () => {
    await walkTo(page, api, '/evenements/2')
    const rows = page.getByRole('table').getByRole('rowheader')
    await rows.first().waitFor()
    await expect.poll(() => rows.allInnerTexts()).toEqual(names)
    const signs = rows.locator('[data-network]')
    expect(
      await signs.evaluateAll(all => all.map(one => one.getAttribute('data-network'))),
    ).toEqual(networks)
    // Each a drawing of its own, and none that is only a plug.
    expect(new Set(await signs.evaluateAll(all => all.map(one => one.innerHTML))).size).toBe(4)
  })

  // French last, which the next tests go on with.
  it.each([
    ['en', 1280],
    ['en', 360],
    ['fr', 1280],
    ['fr', 360],
  ] as const)(
    'keeps in %s, %i px wide, days that follow each other apart',
    async (language, width) => {
      await page.setViewportSize({ width, height: 860 })
      await page.evaluate(chosen => localStorage.setItem('tambour.language', chosen), language)
      await visit(page, api, '/evenements/2')
      await marks().first().waitFor()
      const apart = await page.getByRole('columnheader').evaluateAll(all =>
        all
          .flatMap(one => {
            const words = one.querySelectorAll('[aria-hidden] > span')
            const boxes = [...words].map(word => {
              const range = document.createRange()
              range.selectNodeContents(word)
              return range.getBoundingClientRect()
            })
            const shown = boxes.filter(box => box.width > 0)
            if (shown.length === 0) return []
            return [
              {
                left: Math.min(...shown.map(box => box.left)),
                right: Math.max(...shown.map(box => box.right)),
              },
            ]
          })
          .map(({ left }, i, boxes) => left - (boxes[i - 1]?.right ?? Number.NEGATIVE_INFINITY)),
      )
      expect(apart.length).toBeGreaterThan(6)
      expect(Math.min(...apart)).toBeGreaterThan(4)
    },
  )

  it('stand on a line for each channel, in less than a telephone’s screen', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/evenements/2')
    await expect.poll(() => page.getByRole('rowheader').allTextContents()).toEqual(names)
    await expect.poll(() => marks().count()).toBe(30)
    const table = page.getByRole('table')
    expect((await table.boundingBox())?.height).toBeLessThan(500)
    // Nothing needs anybody, so that no word says it thirty times.
    expect(
      await page
        .locator('main')
        .getByText(/^Programmée/)
        .count(),
    ).toBe(31)
    await expect.poll(() => page.getByText('Programmée', { exact: true }).count()).toBe(0)
    const overlapping = await marks().evaluateAll(all => {
      const boxes = all.map(one => one.getBoundingClientRect())
      return boxes.filter((a, i) =>
        boxes.some(
          (b, j) =>
            i !== j && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
        ),
      ).length
    })
    expect(overlapping).toBe(0)
    await expectSoundAtBothSizes(page)
  })

  it('open what is behind each, by the keyboard too, and give the focus back', async () => {
    await walkTo(page, api, '/evenements/2')
    await marks().first().focus()
    await page.getByText('Texte de l’étape 0').waitFor()
    await page.keyboard.press('Tab')
    await page.getByText('Texte de l’étape 1').waitFor()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: /^Page de la mairie, samedi 28\snovembre/ })
    await dialog.getByRole('button', { name: /^Publier maintenant/ }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    const focused = await page.evaluate(() => document.activeElement?.id)
    expect(focused).toBe('publication-3001')
  })
})

describe('publications of which some are out or failed', () => {
  eachWindow(options)

  it('are told in a table: each mark by its channel, its day and its state', async () => {
    await planThirty(api.context, (_, step) => (step === 0 ? 'verified' : 'scheduled'))
    await walkTo(page, api, '/evenements/2')
    const headings = await page.getByRole('columnheader').allTextContents()
    // The ends of the line and today stand beside the days on which something goes out.
    expect(headings.map(text => text.slice(0, 2))).toHaveLength(1 + steps.length + 3)
    expect(headings.filter(text => text.includes('aujourd’hui'))).toHaveLength(1)
    expect(headings.filter(text => text.endsWith('J−112/12'))).toEqual([
      expect.stringMatching(/^samedi 12\sdécembre/),
    ])
    const row = page.getByRole('row', { name: /^Mastodon/ })
    await row
      .getByRole('button', { name: /^Publiée, vérifiée, lundi 23\snovembre à 18\sh, Mastodon$/ })
      .waitFor()
    const shapes = await row
      .getByRole('button')
      .evaluateAll(all => all.map(one => one.querySelector('svg')?.innerHTML))
    expect(new Set(shapes).size).toBe(2)
  })

  it('say first and once why some did not go out, with the channels it concerns', async () => {
    await planThirty(api.context, (channel, step) =>
      channel < 3 && step < 2 ? 'failed' : 'scheduled',
    )
    await walkTo(page, api, '/evenements/2')
    await expect.poll(() => page.getByText(refusal).count()).toBe(1)
    const cause = page.getByText(refusal).locator('..')
    await expect.poll(() => cause.getByRole('listitem').count()).toBe(3)
    await cause.getByRole('button', { name: /samedi 28\snovembre à 18\sh\s+Bluesky/ }).click()
    await page
      .getByRole('dialog', { name: /^Bluesky/ })
      .getByText(refusal)
      .waitFor()
    await page.keyboard.press('Escape')
    const above = await cause.boundingBox()
    const line = await page.getByRole('table').boundingBox()
    expect(above?.y).toBeLessThan(line?.y ?? 0)
    await settle(page)
    await expectSoundAtBothSizes(page)
  })
})

describe('the days of the line', () => {
  it('reach from a month before to a week after, further where a post does', () => {
    const dates = ['2026-10-01T18:00', '2026-12-12T18:00', '2026-12-12T09:00']
    const days = axisDays(dates, '2026-12-13', '2026-11-24')
    expect(days.map(({ date, away }) => [date, away])).toEqual([
      ['2026-10-01', -73],
      ['2026-11-13', -30],
      ['2026-11-24', -19],
      ['2026-12-12', -1],
      ['2026-12-13', 0],
      ['2026-12-20', 7],
    ])
    expect(days.find(({ isToday }) => isToday)?.date).toBe('2026-11-24')
  })

  it('have no event’s day where it is put off without a date, nor a today that lies elsewhere', () => {
    const days = axisDays(['2026-11-01T18:00', '2026-11-08T18:00'], null, '2026-11-24')
    expect(days.map(({ date, away }) => [date, away])).toEqual([
      ['2026-11-01', null],
      ['2026-11-08', null],
    ])
  })
})
