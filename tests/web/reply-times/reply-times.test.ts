import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { changeTargets } from '../../../server/hours/change-targets.ts'
import { listIn, shownIn } from '../../../web/reply-times/address.ts'
import { askedFor } from '../../../web/reply-times/lists.ts'
import { aChannel } from '../../support/builders/channels.ts'
import { api, oneWindow, page, window } from '../each-window.ts'
import { told } from '../morning.ts'
import { expectRoomForText, expectSoundAtBothSizes, settle, walkTo } from '../screen.ts'
import { writeFiveYears } from './five-years.ts'

oneWindow({ role: 'councillor', also: writeFiveYears })

const section = (name: string) => page.getByRole('region', { name })
const dialog = () => page.getByRole('dialog')

/** What is written in it, with ordinary spaces. */
async function textOf(place: Locator): Promise<string> {
  return ((await place.textContent()) ?? '').replace(/\s+/g, ' ').trim()
}

/** How many the open list says it has. */
async function listCount(): Promise<number> {
  const text = await textOf(dialog().getByText(/^(Aucun message|[\d\s]+(messages?|réponses?))/))
  return text.startsWith('Aucun') ? 0 : saidIn(text)
}

/** Opens the list behind a link and closes it again; how many it had. */
async function countBehind(link: Locator): Promise<number> {
  await link.click()
  await dialog().waitFor()
  await settle(page)
  const count = await listCount()
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  return count
}

/** What a figure says of how many its list has: « 6 sur 9 » has nine. */
function saidIn(text: string): number {
  const of = /^\d+ sur (\d+)/.exec(text)
  return Number((of?.[1] ?? /\d[\d ]*/.exec(text)?.[0])?.replaceAll(' ', ''))
}

/** The visible figures that lead to a list, with what they say and where they lead. */
async function figures(): Promise<{ text: string; href: string }[]> {
  // Parts of the bar may be too narrow for their count, which stands beside it.
  const links = page.locator('main a[href*="liste="]:not([tabindex="-1"])')
  const all = await links.evaluateAll(found =>
    found
      .filter(link => link.checkVisibility({ visibilityProperty: true }))
      .map(link => ({ said: link.textContent, href: link.getAttribute('href') ?? '' })),
  )
  return (
    all
      .map(({ said, href }) => ({ text: said.replace(/\s+/g, ' ').trim(), href }))
      // Times lead to the list of whom they are reckoned from, which the count beside them tells.
      .filter(({ text }) => !/^\d+ (min|h|j)\b|attendent? encore|^Voir l[ae] /.test(text))
  )
}

/** How many the list has to which a figure leads, as its dialog asks the server. */
async function countAt(href: string): Promise<number> {
  const query = Object.fromEntries(new URL(href, api.origin).searchParams)
  const wanted = listIn(query)
  if (wanted === null) throw new Error(`${href} opens no list`)
  const asked = Object.entries(askedFor(shownIn(query, '2026-11-24'), wanted)).flatMap(
    ([name, value]) => (value === null || value === undefined ? [] : [[name, String(value)]]),
  )
  const answer = await page.request.get(`${api.origin}/api/reports/replies/episodes`, {
    params: Object.fromEntries(asked),
  })
  return (await answer.json()).count
}

describe('every figure', () => {
  it('opens a list of as many', async () => {
    await walkTo(page, api, '/delais')
    await page.getByText(/^1\smis de côté par vous, que nulle règle ne voyait$/).waitFor()
    for (const name of [/messages reçus$/, /^1 retiré/, /en retard/]) {
      const link = page.getByRole('link', { name }).first()
      expect(await countBehind(link)).toBe(saidIn(await textOf(link)))
    }
    expect(window.complaints).toEqual([])
  })

  it.each([
    ['this week', '/delais', 20],
    ['twelve weeks', '/delais?du=2026-09-07&au=2026-11-29', 40],
    ['without exclusions', '/delais?du=2026-09-07&au=2026-11-29&exclusions=sans', 40],
    ['of one channel', '/delais?du=2026-09-07&au=2026-11-29&canal=1', 40],
  ])('leads to a list of as many: %s', async (_which, path, many) => {
    await walkTo(page, api, path)
    const tables = page.getByRole('button', { name: 'En tableau' })
    while ((await tables.count()) > 0) await tables.first().click()
    for (const fold of await page.locator('details.sheet > summary').all()) await fold.click()
    const all = await figures()
    expect(all.length).toBeGreaterThan(many)
    for (const { text, href } of all)
      expect(await countAt(href), `${text} ${href}`).toBe(saidIn(text))
  })
})

describe('the weeks', () => {
  it('have their lists too, also outside the period', async () => {
    await walkTo(page, api, '/delais')
    await section('Semaine après semaine').getByRole('button', { name: 'En tableau' }).click()
    const rows = section('Semaine après semaine').getByRole('row')
    const week = rows.filter({ hasText: /21\s+septembre/ })
    const figure = week.getByRole('link', { name: /sur/ })
    expect(await countBehind(figure)).toBe(saidIn(await textOf(figure)))
    const empty = rows.filter({ hasText: /12\s+octobre/ })
    await empty.getByText('aucun message compté').waitFor()
    const medians = section('Délai médian, semaine par semaine')
    await medians.getByRole('button', { name: 'En tableau' }).click()
    const times = medians.getByRole('row').filter({ hasText: /21\s+septembre/ })
    const [median] = await times.getByRole('cell').allInnerTexts()
    expect(median?.trim()).toBe('pas encore')
    await medians.getByText(/^Pas encore\s: plus de la moitié attendent encore/).waitFor()
    await page.getByText(/Plus de la moitié attendent encore\s: semaine du 21\sseptembre/).waitFor()
  })

  it('leaves room between the shares of two weeks', async () => {
    await walkTo(page, api, '/delais')
    for (const width of [1024, 1280, 1600]) {
      await page.setViewportSize({ width, height: 860 })
      await settle(page)
      const figures = await section('Semaine après semaine')
        .locator('.week-figure')
        .evaluateAll(all =>
          all.map(figure => {
            const range = document.createRange()
            range.selectNodeContents(figure)
            const { left, right } = range.getBoundingClientRect()
            return { left, right, words: range.toString() }
          }),
        )
      expect(figures.length).toBeGreaterThan(9)
      for (const [place, { left, words }] of figures.entries()) {
        const before = figures[place - 1]
        if (before === undefined) continue
        const room = left - before.right
        expect(room, `${width} px: ${before.words} | ${words}`).toBeGreaterThan(4)
      }
    }
  })
})

describe('the headline', () => {
  it('never stands without what it leaves out', async () => {
    await walkTo(page, api, '/delais')
    const beside = page.getByRole('list', { name: 'À lire avec ce chiffre' })
    expect((await textOf(beside)).split('1 retiré')[0]).toBe(
      '15 messages reçus, 3 non comptés' +
        'Sans aucune exclusion : 6 sur 12, ' +
        'car tout message, même un merci, y compte comme une question. ' +
        'Soit 50 %, sans doute entre 25 % et 75 %, ' +
        'médiane 20 min d’ouverture (écoulé : 40 min), 2 en attente.' +
        '1 mis de côté par vous, que nulle règle ne voyait',
    )
    await page.getByText(/^Ce qui n’est pas compté/).click()
    await page.getByRole('link', { name: '1 mot de politesse' }).click()
    await dialog().getByText('Amina Belkacem').waitFor()
    await expect.poll(() => dialog().getByRole('listitem').count()).toBe(1)
    await page.keyboard.press('Escape')
    await beside.getByRole('link', { name: '6 sur 12' }).click()
    await dialog().getByText('Gains Faciles').waitFor()
  })

  it('shows all of the page without exclusions, and says so', async () => {
    await walkTo(page, api, '/delais')
    await page.getByRole('link', { name: 'Sans les exclusions' }).click()
    await page.getByText('Tous ces chiffres sont donnés sans les exclusions').waitFor()
    const brief = page.getByRole('region', { name: 'En bref' })
    await brief.getByRole('link', { name: /^6 sur 12/ }).waitFor()
    await section('Qui attend encore').getByText('Gains Faciles').waitFor()
    // A number of those of the period would not be that of the bar.
    await section('Qui attend encore').getByRole('link', { name: 'Voir la liste' }).waitFor()
    await expect.poll(() => page.getByText('Sans aucune exclusion').count()).toBe(0)
    const csv = await page.getByRole('link', { name: /CSV/ }).getAttribute('href')
    expect(csv).toContain('exclusions=ignored')
    expect(csv).toContain('spreadsheet=fr')
    await page.setViewportSize({ width: 360, height: 740 })
    await settle(page)
    await expectSoundAtBothSizes(page)
    await page.getByRole('link', { name: 'Semaine passée' }).click()
    await settle(page)
    expect(new URL(page.url()).searchParams.get('exclusions')).toBe('sans')
  })
})

describe('when messages arrive', () => {
  it('is a table that a screen reader reads, on both sides of its turn', async () => {
    await walkTo(page, api, '/delais')
    const grid = section('Quand arrivent les messages').getByRole('table')
    await expect.poll(() => grid.getByRole('row').count()).toBe(8)
    await expect.poll(() => grid.getByRole('columnheader').count()).toBe(24)
    await page.setViewportSize({ width: 360, height: 740 })
    await expect.poll(() => grid.getByRole('columnheader').count()).toBe(7)
    const cell = grid.getByRole('link', { name: /^2\s+messages, lundi 10\s+h$/ })
    expect(await countBehind(cell)).toBe(2)
  })

  it('tells open hours without a colour', async () => {
    await walkTo(page, api, '/delais')
    const cells = section('Quand arrivent les messages').getByRole('cell')
    const open = cells.filter({ hasText: 'ouvert' })
    await expect.poll(() => open.count()).toBe(33)
    const color = (one: Locator) => one.evaluate(cell => getComputedStyle(cell).borderTopColor)
    const tint = (one: Locator) => one.evaluate(cell => getComputedStyle(cell).backgroundColor)
    const frame = await color(open.first())
    const closed = cells.filter({ hasNotText: 'ouvert' }).filter({ hasText: '0' })
    expect(frame).not.toBe(await color(closed.first()))
    expect(await tint(open.first())).not.toBe(await tint(closed.first()))
    await page.emulateMedia({ media: 'print' })
    for (const one of [open.first(), open.getByRole('link').first()]) {
      const style = await one.evaluate(cell => getComputedStyle(cell).printColorAdjust)
      expect(style).toBe('exact')
    }
    expect(await tint(open.first())).not.toBe(await tint(closed.first()))
  })
})

describe('a keyboard alone', () => {
  it('opens a figure’s list, reads on in it and comes back', async () => {
    await walkTo(page, api, '/delais?du=2026-09-07&au=2026-11-29')
    const figure = page.getByRole('link', { name: /messages comptés ou en attente$/ })
    await figure.focus()
    await page.keyboard.press('Enter')
    await dialog().getByRole('listitem').nth(49).waitFor()
    const more = dialog().getByRole('button', { name: 'Afficher la suite' })
    await dialog()
      .getByText(/^50 sur 121$/)
      .waitFor()
    await more.focus()
    await page.keyboard.press('Enter')
    await dialog().getByRole('listitem').nth(99).waitFor()
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    const next = dialog().getByRole('listitem').nth(50).getByRole('link')
    await expect.poll(focused).toBe(await next.textContent())
    await more.focus()
    await page.keyboard.press('Enter')
    await dialog().getByRole('listitem').nth(120).waitFor()
    await expect.poll(() => more.count()).toBe(0)
    await expect.poll(focused).not.toBe('')
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(focused).toContain('comptés ou en attente')
  })
})

describe('five years', () => {
  it('are shown at once, and their lists a part at a time', async () => {
    const bodies: number[] = []
    page.on('response', async response => {
      if (/replies\/(figures|episodes)/.test(response.url())) {
        bodies.push((await response.body()).length)
      }
    })
    await walkTo(page, api, '/delais?du=2021-11-29&au=2026-11-29')
    const figure = page.getByRole('link', { name: /messages\s+reçus$/ })
    const total = saidIn(await textOf(figure))
    expect(total).toBeGreaterThan(2800)
    await expect.poll(() => page.locator('main *').count()).toBeLessThan(1500)
    await figure.click()
    await dialog().getByRole('listitem').nth(49).waitFor()
    await expect.poll(() => dialog().getByRole('listitem').count()).toBe(50)
    expect(bodies.length).toBeGreaterThan(3)
    expect(Math.max(...bodies)).toBeLessThan(150_000)
  })
})

describe('the first screen', () => {
  const boxOf = async (place: Locator) => {
    const box = await place.boundingBox()
    if (box === null) throw new Error('not on the screen')
    return { ...box, end: box.y + box.height }
  }
  const parts = () => [
    page.getByRole('heading', { name: /^Objectif/ }),
    page.locator('.parts-bar'),
    section('Qui attend encore'),
    section('Semaine après semaine'),
  ]

  it('holds the verdict, the bar, who waits and twelve weeks, above the fold', async () => {
    await walkTo(page, api, '/delais')
    const height = page.viewportSize()?.height ?? 0
    for (const part of parts()) expect((await boxOf(part)).end).toBeLessThanOrEqual(height)
  })

  it('is one column in the same order on a telephone', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/delais')
    let end = 0
    const later = ['Combien de temps', 'Délai médian, semaine par semaine', 'Où', 'Les plus longs']
    for (const part of [
      ...parts(),
      ...later.map(section),
      section('Quand arrivent les messages'),
    ]) {
      const box = await boxOf(part)
      expect(box.y).toBeGreaterThanOrEqual(end)
      end = box.end
    }
  })

  it('says the verdict in words, with an icon, and that of the week before', async () => {
    await walkTo(page, api, '/delais')
    const verdict = page.getByRole('heading', {
      name: 'Objectif manqué cette semaine',
    })
    await expect.poll(() => verdict.locator('svg').count()).toBe(1)
    const brief = await textOf(page.getByRole('region', { name: 'En bref' }))
    expect(brief).toContain('6 sur 9 en 15 min d’ouverture')
    expect(brief).toContain('Soit 67 %, pour 90 % visés.')
    expect(brief).toContain('La semaine d’avant : atteint, 10 sur 11')
    await page.getByRole('link', { name: 'Semaine passée' }).click()
    await page.getByRole('heading', { name: /^Objectif .* la semaine passée$/ }).waitFor()
  })

  it('tells the weeks that missed the wanted share from those that reached it, without a colour', async () => {
    await walkTo(page, api, '/delais')
    const weeks = section('Semaine après semaine')
    const said =
      /(\d+) sur (\d+) dans l’objectif, Semaine du .*\s: (atteint|presque atteint|manqué)$/
    const looks = new Map<string, string>()
    for (const week of await weeks.getByRole('link', { name: said }).all()) {
      const [, onTime, counted, verdict = ''] =
        said.exec(await textOf(week.locator('.sr-only'))) ?? []
      const share = (100 * Number(onTime)) / Number(counted)
      expect(verdict).toBe(share >= 90 ? 'atteint' : share >= 75 ? 'presque atteint' : 'manqué')
      const hatch = await week
        .locator('.week-share')
        .evaluate(column => getComputedStyle(column).backgroundImage.replace(/rgba?\([^)]*\)/g, ''))
      expect(looks.get(verdict) ?? hatch).toBe(hatch)
      looks.set(verdict, hatch)
      // The line stands at nine tenths of what a full column would be.
      const [line, track] = await week.locator('.week-goal, .week-track').evaluateAll(both => {
        const [of, goal] = both.map(one => one.getBoundingClientRect())
        return [goal?.top ?? 0, { top: of?.top ?? 0, height: of?.height ?? 0 }] as const
      })
      expect((track.top + track.height - line) / track.height).toBeCloseTo(0.9, 1)
    }
    expect([...looks.keys()].sort()).toEqual(['atteint', 'manqué', 'presque atteint'])
    expect(new Set(looks.values()).size).toBe(3)
    // One number a column, and the counts in the table.
    const [column] = await weeks
      .getByRole('listitem')
      .filter({ has: page.getByRole('link') })
      .all()
    await expect
      .poll(() => column?.locator('[aria-hidden]').allInnerTexts())
      .toEqual([
        // Its sign stands where the columns have room for it.
        expect.stringMatching(/^\d+(\s%)?$/),
        expect.stringMatching(/^(\p{L}+\.?)?$/u),
      ])
    await weeks.getByRole('button', { name: 'En tableau' }).click()
    await weeks.getByRole('cell', { name: 'presque atteint' }).first().waitFor()
  })

  it('has a bar whose parts are links and sum to what it says', async () => {
    await walkTo(page, api, '/delais')
    const bar = page.locator('.parts-bar')
    const counts = (await bar.getByRole('link', { includeHidden: true }).allTextContents()).map(
      Number,
    )
    const names = page.getByRole('list', { name: 'Ce que sont devenus les messages' })
    const said = (await names.getByRole('link').allTextContents()).map(text =>
      Number.parseInt(text, 10),
    )
    const total = said.pop()
    expect(counts).toEqual(said)
    expect(counts.reduce((sum, count) => sum + count)).toBe(total)
    const widths = await bar
      .getByRole('link', { includeHidden: true })
      .evaluateAll(links => links.map(link => link.getBoundingClientRect().width))
    const whole = widths.reduce((sum, width) => sum + width)
    for (const [place, width] of widths.entries()) {
      expect(width / whole).toBeCloseTo((counts[place] ?? 0) / (total ?? 0), 1)
    }
    await bar.getByRole('link', { includeHidden: true }).nth(1).click()
    await page.getByRole('dialog', { name: 'Réponses en retard' }).waitFor()
  })

  it('names who waits, each leading to their conversation', async () => {
    await walkTo(page, api, '/delais')
    const names = section('Qui attend encore').getByRole('listitem')
    await expect
      .poll(() => names.getByRole('link').allTextContents())
      .toEqual(['Nadia Kessler', 'Julie Martin', 'Marc Dubois'])
    await names.getByRole('link').first().click()
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/messages\/\d+$/)
  })
})

describe('a chart', () => {
  it('says what its button will show', async () => {
    await walkTo(page, api, '/delais')
    for (const name of [
      'Semaine après semaine',
      'Combien de temps',
      'Délai médian, semaine par semaine',
    ]) {
      const button = section(name).getByRole('button')
      expect(await textOf(button)).toBe('En tableau')
      await button.focus()
      await page.keyboard.press('Enter')
      expect(await textOf(button)).toBe('En graphique')
      await expect.poll(() => section(name).getByRole('table').count()).toBeGreaterThan(0)
    }
    await expectSoundAtBothSizes(page)
  })

  it('has in its table what it says: the share by time and between which bounds', async () => {
    await walkTo(page, api, '/delais')
    await section('Combien de temps').getByRole('button').click()
    const row = section('Combien de temps')
      .getByRole('row')
      .filter({ hasText: /^15\s+min/ })
    expect(
      (await row.getByRole('cell').allInnerTexts()).map(text => text.replace(/\s/g, ' ')),
    ).toEqual(['63 %', 'entre 34 % et 90 %'])
    // Somebody still waits after 33 min, and nobody knows what comes after 40.
    const later = section('Combien de temps')
      .getByRole('row')
      .filter({ hasText: /^1\s+h/ })
    await expect
      .poll(() => later.getByRole('cell').allInnerTexts())
      .toEqual(['pas encore connu', '–'])
  })

  it('writes no name over another: weeks and what stands under them', async () => {
    await walkTo(page, api, '/delais')
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 860 })
      await settle(page)
      const boxes = await section('Semaine après semaine')
        .locator('ol span')
        .evaluateAll(spans =>
          spans
            .filter(span => span.closest('.sr-only') === null)
            .flatMap(span => [...span.childNodes].filter(node => node.nodeType === Node.TEXT_NODE))
            .flatMap(text => {
              const range = document.createRange()
              range.selectNodeContents(text)
              const { left, right, top, bottom } = range.getBoundingClientRect()
              return right > left ? [{ left, right, top, bottom }] : []
            }),
        )
      expect(boxes.length).toBeGreaterThan(12)
      for (const [place, one] of boxes.entries()) {
        for (const other of boxes.slice(place + 1)) {
          const isOver =
            one.left < other.right - 0.5 &&
            other.left < one.right - 0.5 &&
            one.top < other.bottom - 1 &&
            other.top < one.bottom - 1
          expect(isOver, JSON.stringify([width, one, other])).toBe(false)
        }
      }
    }
  })
})

describe('on paper', () => {
  it('fits two pages and names nobody', async () => {
    await walkTo(page, api, '/delais?du=2026-09-07&au=2026-11-29&liste=sans-reponse')
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 860 })
      await settle(page)
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g), `from ${width} px`).toHaveLength(2)
    }
    await page.emulateMedia({ media: 'print' })
    const shown = await page.locator('body').ariaSnapshot()
    for (const name of ['Nadia Kessler', 'Yann Prigent', 'Habitant', 'benne']) {
      expect(shown).not.toContain(name)
    }
    for (const said of ['Sans aucune exclusion', 'en retard', 'Chiffres du', 'Semaine du 16']) {
      expect(shown.replace(/\s/g, ' ')).toContain(said)
    }
  })
})

describe('nothing', () => {
  it('is no message, and never a percentage', async () => {
    await walkTo(page, api, '/delais?du=2020-01-06&au=2020-01-12')
    await page.getByText('Aucun message', { exact: true }).waitFor()
    await page.getByText('Aucun message compté pendant ces douze semaines.').waitFor()
    await page.getByText(/^Aucun échange n’a commencé pendant cette période/).waitFor()
    expect(await textOf(page.locator('main'))).not.toContain('%')
  })
})

describe('on a telephone', () => {
  it('is sound', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await walkTo(page, api, '/delais?du=2026-09-07&au=2026-11-29')
    await expectSoundAtBothSizes(page)
    expect(window.complaints).toEqual([])
  })
})

describe('what came, and is not counted', () => {
  it('is not told as if nobody had written, or everybody had their reply', async () => {
    await page.route('**/api/reports/replies/figures*', async route => {
      const response = await route.fetch()
      const figures = await response.json()
      const { counted, ratio } = figures.weeks.summary
      counted.fill(0)
      ratio.fill(null)
      figures.weeks.verdict.fill(null)
      await route.fulfill({ response, json: figures })
    })
    const none = { count: 0, episodes: [], next: null }
    await page.route('**/api/reports/replies/episodes*', route => route.fulfill({ json: none }))
    await walkTo(page, api, '/delais')
    await page.getByText('Aucun message compté pendant ces douze semaines.').waitFor()
    await page.getByText('Aucun message de la période n’attend encore de réponse.').waitFor()
    await page.getByText('Aucune réponse à mesurer pour cette période.').waitFor()
    await page.unrouteAll()
  })
})

/** They change what is there: the last of all. */
describe('figures that are not as usual', () => {
  it('say once why times are not reached', async () => {
    await page.route('**/api/reports/replies/figures*', async route => {
      const response = await route.fetch()
      const figures = await response.json()
      for (const { summary, elapsed } of [...figures.channels, ...figures.visibilities]) {
        for (const one of [summary, elapsed]) Object.assign(one, { medianMs: null, p90Ms: null })
      }
      await route.fulfill({ response, json: figures })
    })
    await walkTo(page, api, '/delais')
    const where = section('Où')
    await where.getByText('pas encore', { exact: true }).first().waitFor()
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 860 })
      await settle(page)
      await expect
        .poll(() => where.getByText('pas encore', { exact: true }).count())
        .toBeGreaterThan(7)
      await expect.poll(() => where.getByText(/attendent? encore/).count()).toBe(1)
    }
    await expectSoundAtBothSizes(page)
    await page.unroute('**/api/reports/replies/figures*')
  })

  it('name the targets where channels have several, and each beside its channel', async () => {
    const versions = [{ from: '2026-06-01', target: { workingDays: 2 } }]
    await changeTargets(api.context, 1, { channel: 1, versions }, 'Claire Morel')
    await walkTo(page, api, '/delais')
    await page
      .getByText(/^Plusieurs objectifs \(.*2\u00a0jours ouvrés.*\)\s: chaque message/)
      .waitFor()
    await page.getByText('dans l’objectif de leur canal').waitFor()
    await page.getByText('objectif\u00a0: 2\u00a0jours ouvrés').waitFor()
    // Under both drawings: what has a line there, and what has none.
    const legend =
      /Tirets\s: l’objectif de 15\smin, pour une partie des messages\. Pointillés\s: le délai visé, 10\smin\. Sans trait\s: l’objectif de 2\sjours ouvrés\./
    await expect.poll(() => page.getByText(legend).count()).toBe(2)
    await expectRoomForText(page)
  })

  it('are on paper in the colours of the day, unfolded, and inside its margins', async () => {
    const error = told('La bibliothèque ne répond plus.')
    const polls = api.db.updateTable('channelPoll').set({ failures: 1, error })
    await polls.where('channelId', '=', 2).execute()
    await page.emulateMedia({ colorScheme: 'dark' })
    await walkTo(page, api, '/delais')
    await page.setViewportSize({ width: 703, height: 1000 })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await page.getByText(/La bibliothèque ne répond plus/).waitFor()
    await page.getByText(/^1\s+mot de politesse$/).waitFor()
    const beyond = await page
      .locator('.delays-report .sheet')
      .evaluateAll(
        sheets =>
          sheets.filter(
            sheet => sheet.getBoundingClientRect().right > document.documentElement.clientWidth - 1,
          ).length,
      )
    expect(beyond).toBe(0)
    const part = page.locator('.part').first()
    expect(await part.evaluate(one => getComputedStyle(one).color)).toBe('rgb(255, 255, 255)')
  })

  it('are on two pages with seven channels, each of which has a target beside it', async () => {
    const names = ['Instagram', 'Mastodon', 'Bluesky', 'Formulaire du site', 'Courriel']
    const poll = { succeededAt: api.clock.now() }
    for (const name of names) await aChannel(api.context, 1, { name: `${name} de la mairie`, poll })
    await walkTo(page, api, '/delais')
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 860 })
      await settle(page)
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g), `from ${width} px`).toHaveLength(2)
    }
    await expect.poll(() => page.getByText(/^objectif\s:/).count()).toBeGreaterThan(6)
  })
})
