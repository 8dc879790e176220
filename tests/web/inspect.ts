import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import type { RealApi } from './real-api.ts'
import { expectSoundInBothThemes, openWindow, type visits } from './screen.ts'

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

/** Goes the `way` of `paths` and looks in both themes: sound, silent, asking nothing of strangers. */
export async function inspect(
  browser: Browser,
  api: RealApi,
  width: 360 | 1280,
  paths: readonly string[],
  way: typeof visits,
): Promise<void> {
  const { context, page, complaints, strangers } = await openWindow(browser, api, width)
  for await (const path of way(page, api, paths)) {
    await expectSoundInBothThemes(page)
    // A browser logs that there is no such page.
    if (path === nowhere) complaints.splice(0)
  }
  expect(complaints).toEqual([])
  expect(strangers).toEqual([])
  await context.close()
}
