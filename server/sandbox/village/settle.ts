import type { Network } from '../state/network.ts'
import { places, writers } from './places.ts'
import { createRandom } from './random.ts'

const firstNames =
  'Julie Kévin Monique Jean-Pierre Sandrine Bernard Émilie Thierry Nathalie Mathéo Chantal Cédric Aurélie Gérard Fatima Sébastien Sylvie Lucas Marie-Claude Anthony Céline Jacques Manon Stéphane Brigitte Yanis Laetitia Alain Camille Rachid Véronique Jérôme Odile Maxime Christelle Francis Inès Benoît Martine Théo Séverine Daniel Élodie Mickaël Josiane Hugo Valérie Patrice Anaïs Didier'.split(
    ' ',
  )

const lastNames =
  'Renard Lambert Thiébault Collard Jacquot Benali Hérault Masson Petitjean Da Silva Noizet Lefèvre Warnier Lallement Mauclair Fourny Baudet Gérardin Oudin Brice Champion Drouet Nowak Payer Simonnet Toussaint Vautrin Roussel Chauvet Haddad Mercier Legros Robinet Poirier Jeanson Dubreuil Marchand Colin Barré Ferreira'
    .replace('Da Silva', 'Da_Silva')
    .split(' ')
    .map(name => name.replace('_', ' '))

/** French names, all different; the same for the same seed. */
function residentNames(count: number, seed: number): string[] {
  const random = createRandom(seed)
  const names = new Set<string>()
  while (names.size < count) names.add(`${random.pick(firstNames)} ${random.pick(lastNames)}`)
  return [...names]
}

/** Makes the pages, their residents and their tokens, if they are not there yet. */
export function settle(network: Network, seed: number): void {
  if (network.people.pages().length > 0) return
  const now = network.now()
  places.forEach((place, index) => {
    network.people.addPage({ ...place, instantReply: null })
    for (const name of residentNames(writers[place.kind], seed + index)) {
      if (!network.people.named(name)) network.people.personNamed(name, place.id)
    }
    const endless = { kind: 'page', longLived: true, issuedAt: now, expiresAt: 0 } as const
    network.tokens.issue({ ...endless, page: place.id })
  })
}

/** Two hours, as an OAuth dialog gives it. */
export const shortLife = 2 * 3_600_000

/** The administrator's user token: the last one made, or a new one if that has ended. */
export function currentUserToken(network: Network): string {
  const now = network.now()
  const known = network.tokens.ofUser()
  if (known && known.expiresAt > now && known.deadSubcode === null) return known.token
  const ends = { issuedAt: now, expiresAt: now + shortLife }
  return network.tokens.issue({ kind: 'user', longLived: false, ...ends })
}
