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
export function residentNames(count: number, seed: number): string[] {
  const random = createRandom(seed)
  const names = new Set<string>()
  while (names.size < count) names.add(`${random.pick(firstNames)} ${random.pick(lastNames)}`)
  return [...names]
}
