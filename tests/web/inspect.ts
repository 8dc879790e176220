import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { helpOf } from '../../web/help/of-screen.ts'
import { expectSound, resize, type Window } from './screen.ts'

const nowhere = '/une-adresse-qui-n-existe-pas'

/** Every screen there is. */
export const screens = [
  '/',
  '/messages?filtre=tous',
  '/messages/1',
  '/messages/4',
  '/messages?filtre=demandes',
  '/delais',
  '/delais?du=2026-11-01&au=2026-11-24&liste=comptes',
  '/delais/aller-plus-loin',
  '/calendrier',
  '/evenements',
  '/evenements/nouveau',
  '/evenements/1',
  '/evenements/2',
  '/evenements/2/modifier',
  '/voisins',
  '/combien-de-personnes',
  '/fiche-de-preuves',
  '/canaux',
  '/canaux/connecter',
  '/canaux/application',
  '/canaux/choix/1',
  '/canaux/historique',
  '/alertes',
  '/alertes/nouvelle',
  '/alertes/nouvelle?sujet=storm',
  '/recapitulatif',
  '/reglages',
  '/reglages/commune',
  '/reglages/horaires',
  '/reglages/permanence',
  '/reglages/regles',
  '/reglages/comites',
  '/reglages/validation',
  '/reglages/reponses',
  '/reglages/personnes',
  '/reglages/cles',
  '/reglages/webhooks',
  '/reglages/donnees',
  '/reglages/communes',
  '/reglages/sauvegardes',
  '/reglages/passation',
  '/reglages/journal',
  '/reglages/compte',
  '/aide',
  '/aide/delais',
  '/aide/canaux',
  '/accessibilite',
  '/plan',
  '/mot-de-passe',
  '/mot-de-passe#un-lien',
  nowhere,
]

/** Where there is nothing to say: Aide itself, the plan of all screens, what is read outside, and what is nowhere. */
const withoutHelp = /^\/(aide|plan|accessibilite|mot-de-passe|une-adresse)/

/** Where in Aide each screen leads, by its path; the first screen from its foot. */
export const helpOfScreens = new Map(
  screens
    .filter(path => !withoutHelp.test(path))
    .map(path => [path, path === '/' ? '/aide/premiers-pas#journee' : helpOf(path)]),
)

/** Aide is one press away, at the part that speaks of this screen. */
export async function expectHelp(page: Page, path: string): Promise<void> {
  if (!helpOfScreens.has(path)) return
  const link =
    path === '/'
      ? page.getByRole('contentinfo').getByRole('link', { name: 'Aide' })
      : page.getByRole('link', { name: 'Aide sur cet écran' })
  expect(await link.evaluateAll(all => all.map(one => one.getAttribute('href')))).toEqual([
    helpOfScreens.get(path),
  ])
}

/** Those that look otherwise when there is nothing yet. */
export const emptyScreens = [
  '/',
  '/messages',
  '/messages?filtre=tous',
  '/delais',
  '/delais/aller-plus-loin',
  '/combien-de-personnes',
  '/fiche-de-preuves',
  '/calendrier',
  '/evenements',
  '/evenements/nouveau',
  '/voisins',
  '/canaux',
  '/canaux/connecter',
  '/canaux/application',
  '/alertes',
  '/alertes/nouvelle?sujet=storm',
  '/recapitulatif',
  '/reglages/permanence',
  '/reglages/comites',
  '/reglages/reponses',
  '/reglages/cles',
  '/reglages/webhooks',
  '/reglages/donnees',
  '/reglages/sauvegardes',
  '/reglages/passation',
  '/reglages/journal',
]

/**
 * What every screen owes on a telephone: axe finds nothing, nothing lies over a control, and one that
 * is enlarged scrolls one way alone.
 */
export async function expectWholeOnTelephone(page: Page): Promise<void> {
  await resize(page, 360, 740)
  await expectSound(page)
  await expectUncovered(page)
  // 1280 × 1024 at 400 % (https://www.w3.org/TR/WCAG22/#reflow).
  await page.setViewportSize({ width: 320, height: 256 })
  // A graph follows some frames after its window.
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  await expect.poll(beyond).toBeLessThanOrEqual(0)
}

/** The browser complains of nothing, and nobody else is asked for anything. */
export function expectQuiet({ page, complaints, strangers }: Window): void {
  // A browser logs that there is no such page.
  if (page.url().endsWith(nowhere)) complaints.splice(0)
  expect(complaints).toEqual([])
  expect(strangers).toEqual([])
}

/** Nothing lies over a control. */
export async function expectUncovered(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? {}
  expect(await covered(page), `at ${width} × ${height}`).toEqual([])
}

/**
 * Controls whose middle shows something else than themselves, where they stand and once they are
 * scrolled to. Only those that are not seen yet are scrolled to: each time lays out the page anew.
 */
export async function covered(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    /** What is seen at a control’s middle: itself, what lies over it, or null outside of the window. */
    const seenAt = (control: HTMLElement): Element | null => {
      // A link may go over two lines: the middle of the first one is on it.
      const [box] = control.getClientRects()
      if (box === undefined || box.width < 2 || box.height < 2) return control
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      const isItself =
        top !== null &&
        (control.contains(top) ||
          top.contains(control) ||
          (top.closest('label')?.contains(control) ?? false))
      return isItself ? control : top
    }
    // What is behind a dialog is not to be reached.
    const place = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document
    const controls = place.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type="hidden"]), select, textarea, summary',
    )
    const found: string[] = []
    for (const control of controls) {
      if (!control.checkVisibility({ visibilityProperty: true })) continue
      if (control.closest('.sr-only, [inert], [popover]:not(:popover-open)')) continue
      if (getComputedStyle(control).pointerEvents === 'none') continue
      if (seenAt(control) === control) continue
      let before: number
      do {
        before = scrollY
        // In this place, not gliding to it.
        control.scrollIntoView({ block: 'center', behavior: 'instant' })
        // What sticks is reached by the end of its page.
      } while (seenAt(control) === null && scrollY !== before)
      const seen = seenAt(control)
      if (seen === control) continue
      found.push(`${control.outerHTML.slice(0, 90)} under ${seen?.outerHTML.slice(0, 90)}`)
    }
    return found
  })
}
