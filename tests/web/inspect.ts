import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { covered, expectSoundAtBothSizes, type Window } from './screen.ts'

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
  '/calendrier',
  '/evenements',
  '/evenements/nouveau',
  '/evenements/1',
  '/evenements/2',
  '/evenements/2/modifier',
  '/voisins',
  '/canaux',
  '/canaux/connecter',
  '/canaux/application',
  '/canaux/choix/1',
  '/canaux/historique',
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
  '/reglages/donnees',
  '/reglages/communes',
  '/reglages/sauvegardes',
  '/reglages/passation',
  '/reglages/journal',
  '/reglages/compte',
  '/aide',
  '/aide/canaux',
  '/accessibilite',
  '/mot-de-passe',
  '/mot-de-passe#un-lien',
  nowhere,
]
/** Those that look otherwise when there is nothing yet. */
export const emptyScreens = [
  '/',
  '/messages',
  '/messages?filtre=tous',
  '/delais',
  '/calendrier',
  '/evenements',
  '/evenements/nouveau',
  '/voisins',
  '/canaux',
  '/canaux/connecter',
  '/canaux/application',
  '/recapitulatif',
  '/reglages/permanence',
  '/reglages/comites',
  '/reglages/reponses',
  '/reglages/cles',
  '/reglages/donnees',
  '/reglages/sauvegardes',
  '/reglages/passation',
  '/reglages/journal',
]

/**
 * What every screen owes at the size of its window, looked at in one visit: axe finds nothing, text of
 * twice the size has room, the browser complains of nothing, and nobody else is asked for anything.
 */
export async function expectWhole({ page, complaints, strangers }: Window): Promise<void> {
  await expectSoundAtBothSizes(page)
  // A browser logs that there is no such page.
  if (page.url().endsWith(nowhere)) complaints.splice(0)
  expect(complaints).toEqual([])
  expect(strangers).toEqual([])
}

/** Nothing lies over a control at any of these sizes; leaves the window at the last one. */
export async function expectUncovered(
  page: Page,
  sizes: readonly (readonly [width: number, height: number])[],
): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height })
    expect(await covered(page), `at ${width} × ${height}`).toEqual([])
  }
}
